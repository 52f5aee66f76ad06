package com.sparkify.warehouse.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.warehouse.script.PlaceholderValue.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlFileTest {
  private static final Path FILE = Path.of("a.sql");

  @Nested
  class Splitting {
    @Test
    void shouldSplitAtSemicolonsOutsideLiteralsCommentsAndDollarQuotes() {
      SqlFile file =
          parse("select ';' ; select $$;$$;\n-- a; comment\n/* ; /* ; */ */ select \";\" ;;\n;");
      assertThat(texts(file)).containsExactly("select ';'", "select $$;$$", "select \";\"");
    }

    @Test
    void shouldTellLineAndColumnOfEachStatement() {
      SqlFile file = parse("-- header\r\nselect 1;\r\n  select\r\n 2");
      assertThat(file.statements().get(0).location()).isEqualTo(new Location(FILE, 2, 1));
      assertThat(file.statements().get(1).location()).isEqualTo(new Location(FILE, 3, 3));
    }

    @Test
    void shouldRefuseAFileWithoutAStatement() {
      assertThatThrownBy(() -> parse("-- nothing\n;")).hasMessageContaining("holds no statement");
    }

    @Test
    void shouldPointAtALiteralWithoutEnd() {
      assertThatThrownBy(() -> parse("select 1;\nselect 'a"))
          .isInstanceOf(SqlFileException.class)
          .hasMessage(
              "a.sql:2: the string literal that starts here has no end; is a closing ' missing?");
    }
  }

  @Nested
  class Reading {
    @TempDir Path folder;

    @Test
    void shouldDropAByteOrderMark() throws IOException {
      Path file = Files.writeString(folder.resolve("bom.sql"), "\uFEFFselect 1");
      assertThat(texts(SqlFile.read(file, Map.of()))).containsExactly("select 1");
    }

    @Test
    void shouldRefuseWhatIsNotUtf8() throws IOException {
      Path file =
          Files.write(
              folder.resolve("latin.sql"), "select 'é'".getBytes(StandardCharsets.ISO_8859_1));
      assertThatThrownBy(() -> SqlFile.read(file, Map.of())).hasMessageContaining("isn't UTF-8");
    }

    @Test
    void shouldNameAFileThatIsNotThere() {
      assertThatThrownBy(() -> SqlFile.read(folder.resolve("no.sql"), Map.of()))
          .isInstanceOf(SqlFileException.class)
          .hasMessageContaining("no.sql: the file can't be read");
    }

    @Test
    void shouldReadTheHeader() {
      SqlFile file =
          parse("-- a: one row per a.\n-- grain: id\n\n-- rule: one\n-- rule: two\nselect 1 -- x");
      assertThat(file.description()).isEqualTo("one row per a.");
      assertThat(file.headerValues("rule")).containsExactly("one", "two");
      assertThat(file.headerValues("chart")).isEmpty();
    }
  }

  @Nested
  class Resolving {
    private final Map<String, PlaceholderValue> values =
        Map.of(
            "events", new PlaceholderValue(Kind.S3_URI, "s3://bucket/it's/log\\data"),
            "table", new PlaceholderValue(Kind.IDENTIFIER, "songs"),
            "text", new PlaceholderValue(Kind.LITERAL, "'; drop table songs; --"));

    @Test
    void shouldResolveInsideLiteralsAndBare() {
      SqlFile file = SqlFile.parse(FILE, "copy ${table} from '${events}'", values);
      assertThat(texts(file)).containsExactly("copy songs from 's3://bucket/it''s/log\\\\data'");
      assertThat(file.placeholders()).containsExactlyInAnyOrder("table", "events");
    }

    @Test
    void shouldNeverLetAValueEndItsLiteral() {
      SqlFile file = SqlFile.parse(FILE, "select '${text}'", values);
      assertThat(texts(file)).containsExactly("select '''; drop table songs; --'");
      assertThat(SqlTokenizer.tokenize(texts(file).get(0)).stream().filter(Token::isCode))
          .hasSize(2);
    }

    @Test
    void shouldLeaveCommentsAndDollarQuotesAlone() {
      SqlFile file = SqlFile.parse(FILE, "-- ${no}\nselect $$ ${no} $$ /* ${no} */", values);
      assertThat(texts(file)).containsExactly("select $$ ${no} $$");
    }

    @Test
    void shouldNameAnUnknownPlaceholderItsLineAndTheKnownOnes() {
      assertThatThrownBy(() -> SqlFile.parse(FILE, "select 1;\nselect '${evnts}'", values))
          .isInstanceOf(SqlFileException.class)
          .hasMessage("a.sql:2: unknown placeholder ${evnts}; known are [events, table, text]");
    }

    @Test
    void shouldRefuseAValueThatNeedsQuotesOutsideThem() {
      assertThatThrownBy(() -> SqlFile.parse(FILE, "copy a from ${events}", values))
          .hasMessageContaining("must stand in single quotes");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "IDENTIFIER|songs; drop table users",
          "IDENTIFIER|1a",
          "NUMBER|-1",
          "NUMBER|1 or true",
          "S3_URI|http://bucket/key",
          "S3_URI|s3:///key",
          "S3_URI|s3://bucket name/key",
          "ARN|role/loader",
          "ARN|arn:aws:iam::1:role/x' access_key_id",
          "REGION|us west",
          "REGION|us-west-2' maxerror 10"
        })
    void shouldRefuseAValueThatHasNotTheFormOfItsKind(Kind kind, String value) {
      assertThatThrownBy(() -> new PlaceholderValue(kind, value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(value);
    }
  }

  @Nested
  class Parameters {
    @Test
    void shouldReadTypesDefaultsAndDescriptions() {
      SqlFile file =
          parse(
              "-- q: why\n-- param from date = 2018-11-01 | first day\n-- param top integer = 10\nselect 1");
      assertThat(file.parameters())
          .containsExactly(
              new QueryParameter("from", QueryParameter.Type.DATE, "2018-11-01", "first day"),
              new QueryParameter("top", QueryParameter.Type.INTEGER, "10", ""));
    }

    @ParameterizedTest
    @CsvSource({
      "DATE,2018-13-01",
      "DATE,yesterday",
      "TIMESTAMP,2018-11-01",
      "INTEGER,1.5",
      "INTEGER,010",
      "NUMBER,NaN",
      "NUMBER,many",
      "TEXT,''"
    })
    void shouldSayWhatAValueMustBe(QueryParameter.Type type, String value) {
      QueryParameter parameter = new QueryParameter("p", type, "x", "");
      assertThatThrownBy(() -> parameter.check(value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("parameter p is \"" + value + "\", but must be ");
    }

    @ParameterizedTest
    @CsvSource({
      "DATE,2018-11-01",
      "TIMESTAMP,2018-11-01 21:56:47.796",
      "INTEGER,-3",
      "NUMBER,1e3",
      "TEXT,x"
    })
    void shouldTakeAValueOfItsType(QueryParameter.Type type, String value) {
      assertThat(new QueryParameter("p", type, "x", "").check(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
      "param from date",
      "param from = 1",
      "param from day = 2018-11-01",
      "param n integer = x"
    })
    void shouldRefuseADeclarationThatIsNone(String line) {
      assertThatThrownBy(() -> parse("-- q: why\n-- " + line + "\nselect 1").parameters())
          .isInstanceOf(SqlFileException.class);
    }
  }

  /** Out here, since jqwik doesn't look into nested classes. */
  @Property
  void everyStatementComesBackWhole(@ForAll("statements") List<String> statements) {
    String text = String.join(" ;\n-- ; '\n", statements) + ";";
    List<String> expected = new ArrayList<>();
    statements.forEach(statement -> expected.add(statement.strip()));
    assertThat(texts(parse(text))).isEqualTo(expected);
  }

  @Provide
  Arbitrary<List<String>> statements() {
    Arbitrary<String> part =
        Arbitraries.of(
            "a",
            " ",
            "';'",
            "'it''s;'",
            "'\\';'",
            "\";\"",
            " $$;'$$",
            " $q$;$$;$q$",
            "/*;/*;*/;*/",
            "1.5",
            "::",
            "😀",
            "\r\n",
            "--;'\n",
            "(",
            ")");
    return part.list()
        .ofMaxSize(12)
        .map(parts -> "select " + String.join("", parts) + " x")
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  private static SqlFile parse(String text) {
    return SqlFile.parse(FILE, text, Map.of());
  }

  private static List<String> texts(SqlFile file) {
    return file.statements().stream().map(SqlStatement::text).toList();
  }
}
