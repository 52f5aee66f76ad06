package com.sparkify.warehouse.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.warehouse.script.Token.Kind;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTokenizerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "select|WORD",
        "staging_events|WORD",
        "größe|WORD",
        "\"Start Time\"|QUOTED_IDENTIFIER",
        "\"a\"\"b\"|QUOTED_IDENTIFIER",
        "'it''s'|STRING",
        "'it\\'s'|STRING",
        "'a -- b'|STRING",
        "'/* x'|STRING",
        "$$ it's; $$|DOLLAR_STRING",
        "$tag$ $$ ; $tag$|DOLLAR_STRING",
        "12|NUMBER",
        "1.5|NUMBER",
        ".5|NUMBER",
        "1e10|NUMBER",
        "1.540919166796E12|NUMBER",
        "${name}|PLACEHOLDER",
        ":from|PARAMETER",
        "::|SYMBOL",
        "!=|SYMBOL",
        "-- note|COMMENT",
        "/* a /* b */ c */|COMMENT",
        "😀|WORD",
      })
  void shouldTellOneTokenOfEachKind(String sql, Kind kind) {
    assertThat(SqlTokenizer.tokenize(sql)).singleElement().extracting(Token::kind).isEqualTo(kind);
  }

  @Test
  void shouldTellACastFromAParameter() {
    assertThat(kinds("x::date")).containsExactly(Kind.WORD, Kind.SYMBOL, Kind.WORD);
    assertThat(kinds("x = :date")).containsExactly(Kind.WORD, Kind.SYMBOL, Kind.PARAMETER);
  }

  @Test
  void shouldEndALiteralAfterAnEscapedBackslash() {
    assertThat(kinds("'a\\\\' || 'b'")).containsExactly(Kind.STRING, Kind.SYMBOL, Kind.STRING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'a",
        "select \"a",
        "select /* a /* b */",
        "select $$ a",
        "select ${a",
        "'\\"
      })
  void shouldPointAtWhatHasNoEnd(String sql) {
    assertThatThrownBy(() -> SqlTokenizer.tokenize(sql))
        .isInstanceOfSatisfying(
            SqlSyntaxException.class,
            error -> assertThat(error.offset()).isEqualTo(sql.startsWith("'") ? 0 : 7))
        .hasMessageContaining("has no end");
  }

  @Property
  void tokensJoinedAreTheText(@ForAll("sql") String sql) {
    List<Token> tokens;
    try {
      tokens = SqlTokenizer.tokenize(sql);
    } catch (SqlSyntaxException e) {
      assertThat(e.offset()).isBetween(0, sql.length());
      return;
    }
    assertThat(tokens.stream().map(Token::text).collect(Collectors.joining())).isEqualTo(sql);
    int expectedOffset = 0;
    for (Token token : tokens) {
      assertThat(token.offset()).isEqualTo(expectedOffset);
      assertThat(token.text()).isNotEmpty();
      expectedOffset = token.end();
    }
  }

  @Provide
  Arbitrary<String> sql() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "select", " ", "\n", "\r\n", "\t", "'", "''", "\\", "\"", "$$", "$t$", "$", "${", "}",
            ":", "::", ";", "--", "/*", "*/", "a", "é", "😀", "\uFEFF", "\0", "1", ".", "e", "||",
            "(", ")");
    return pieces.list().ofMaxSize(40).map(list -> String.join("", list));
  }

  private static List<Kind> kinds(String sql) {
    return SqlTokenizer.tokenize(sql).stream().filter(Token::isCode).map(Token::kind).toList();
  }
}
