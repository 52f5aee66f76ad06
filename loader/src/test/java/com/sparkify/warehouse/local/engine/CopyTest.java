package com.sparkify.warehouse.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.warehouse.local.engine.EngineException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopyTest {
  @TempDir private Path bucket;
  private EngineFixture engine;

  @BeforeEach
  void open() {
    engine = new EngineFixture(bucket);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private List<List<Object>> load(String definition, String json, String options) {
    engine.run("create table t (" + definition + ")");
    engine.put("in/a.json", json);
    engine.copy("t", "in/", options);
    return engine.rows("select * from t order by 1");
  }

  private void fails(Kind kind, String definition, String json, String options, String message) {
    assertThatThrownBy(() -> load(definition, json, options))
        .asInstanceOf(InstanceOfAssertFactories.type(EngineException.class))
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind))
        .extracting(EngineException::getMessage)
        .asString()
        .contains(message);
  }

  private List<Object> onlyError() {
    return engine
        .rows(
            "select filename, line_number, colname, type, col_length, raw_field_value, err_code,"
                + " err_reason from stl_load_errors")
        .get(0);
  }

  @Nested
  class Documents {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"a\":1}\n{\"a\":2}\n",
          "{\"a\":1}{\"a\":2}",
          "\n\n  {\"a\":1}\r\n\r\n\t{\"a\":2}",
          "{\n  \"a\": 1\n}\n{\n  \"a\":\n2\n}",
          "\uFEFF{\"a\":1} {\"a\":2}",
          "{\"x\":{\"a\":9},\"a\":1}{\"b\":[1,{\"a\":7}],\"a\":2}"
        })
    void areSeparatedByAnythingOrNothing(String json) {
      assertThat(load("a int", json, "'auto'")).containsExactly(List.of(1L), List.of(2L));
    }

    @Test
    void mayFillSeveralBuffers() {
      String song = "x".repeat(60_000);
      StringBuilder json = new StringBuilder();
      for (int row = 0; row < 40; row++) {
        json.append("{\"a\":").append(row).append(",\"s\":\"").append(song).append("\"}\n");
      }
      List<List<Object>> rows = load("a int, s varchar(max)", json.toString(), "'auto'");
      assertThat(rows).hasSize(40).allSatisfy(row -> assertThat(row.get(1)).isEqualTo(song));
    }

    @Test
    void areAtMostFourMegabytes() {
      String big = "{\"a\":1,\"s\":\"" + "x".repeat(4 * 1024 * 1024) + "\"}\n{\"a\":2}";
      fails(Kind.LOAD, "a int", big, "'auto'", "stl_load_errors");
      assertThat(onlyError().get(7)).asString().contains("larger than 4 MB");
    }

    @Test
    void mayBeArraysWithPaths() {
      engine.put("paths.json", "{\"jsonpaths\": [\"$[1]\", \"$[0]['b'][1]\"]}");
      assertThat(
              load("a int, b varchar", "[{\"b\":[1,\"x\"]}, 5][null]", "'s3://bucket/paths.json'"))
          .containsExactly(List.of(5L, "x"), Arrays.asList(null, null));
    }

    @Test
    void thatAreBrokenNameTheirLineAndReason() {
      fails(
          Kind.LOAD,
          "a int",
          "{\"a\":1}\n{\"a\":2}\n{\"a\" 3}\n{\"a\":4}",
          "'auto'",
          "Load into table 't' failed.  Check 'stl_load_errors' system table for details.");
      assertThat(onlyError())
          .startsWith("s3://bucket/in/a.json", 3L)
          .contains("Invalid JSON: expected ':' after a name, found '3'");
      assertThat(engine.value("select raw_line from stl_load_errors")).isEqualTo("{\"a\" 3}");
      assertThat(engine.value("select count(*) from t")).isEqualTo(0L);
    }

    @Test
    void withoutEndAreToldFromTheNext() {
      List<List<Object>> rows =
          load("a int", "{\"a\":1}\n{\"a\":2\n{\"a\":3}\n{\"a\":4}", "'auto' maxerror 5");
      assertThat(rows).containsExactly(List.of(1L), List.of(3L), List.of(4L));
      assertThat(onlyError().get(1)).isEqualTo(2L);
      assertThat(onlyError().get(7)).asString().contains("the next one starts on line 3");
    }

    @Test
    void withAnOpenStringCostOneLine() {
      List<List<Object>> rows =
          load("a int", "{\"a\":1,\"b\":\"x\n{\"a\":2}\n{\"a\":3}", "'auto' maxerror 5");
      assertThat(rows).containsExactly(List.of(2L), List.of(3L));
    }

    @Test
    void cutOffAtTheEndOfTheFileAreErrors() {
      fails(Kind.LOAD, "a int", "{\"a\":1}\n{\"a\":", "'auto'", "stl_load_errors");
      assertThat(onlyError().get(7)).asString().contains("the file ends where");
    }
  }

  @Nested
  class Names {

    @Test
    void areCaseSensitiveAndOthersAreIgnored() {
      assertThat(load("a int, b int", "{\"A\":1,\"b\":2,\"zz\":[]}", "'auto'"))
          .containsExactly(Arrays.asList(null, 2L));
    }

    @Test
    void mayIgnoreCase() {
      assertThat(load("firstname varchar", "{\"firstName\":\"x\"}", "'auto ignorecase'"))
          .containsExactly(List.of("x"));
    }

    @Test
    void mayHoldEscapes() {
      assertThat(load("ab int", "{\"a\\u0062\":5}", "'auto'")).containsExactly(List.of(5L));
    }

    @Test
    void lastOfARepeatedNameCounts() {
      assertThat(load("a int", "{\"a\":5,\"a\":6}", "'auto'")).containsExactly(List.of(6L));
    }

    @Test
    void ofThePathsFileFollowTheColumnList() {
      engine.put("p.json", "{\"jsonpaths\":[\"$.firstName\",\"$['n']['deep']\"]}");
      engine.run("create table t (id int, name varchar(20), at timestamp default getdate())");
      engine.put("in/a.json", "{\"firstName\":\"Ann\",\"n\":{\"deep\":7}}");
      engine.run(
          "copy t (name, id) from 's3://bucket/in' iam_role default json 's3://bucket/p.json'");
      assertThat(engine.rows("select id, name, at is not null from t"))
          .containsExactly(List.of(7L, "Ann", true));
    }

    @Test
    void ofThePathsFileMustBeAsManyAsColumns() {
      engine.put("p.json", "{\"jsonpaths\":[\"$.a\"]}");
      fails(
          Kind.LOAD,
          "a int, b int",
          "{}",
          "'s3://bucket/p.json'",
          "JSONPath size: 1, Number of columns in table or column list: 2");
    }
  }

  @Nested
  class Values {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "int | 12 | 12",
          "int | \"12\" | 12",
          "int | \"\" | null",
          "int | null | null",
          "int | 12.0 | 12",
          "bigint | 1.540919166796E12 | 1540919166796",
          "bigint | \"1540919166796.0\" | 1540919166796",
          "bigint | -9223372036854775808 | -9223372036854775808",
          "double precision | 1540919166796.0 | 1.540919166796E12",
          "double precision | \"\" | null",
          "numeric(6,2) | 1.235 | 1.24",
          "numeric(6,2) | \"-7\" | -7.00",
          "boolean | true | true",
          "boolean | \"f\" | false",
          "varchar(40) | 1540919166796.0 | 1540919166796.0",
          "varchar(40) | 1.10 | 1.10",
          "varchar(40) | true | true",
          "varchar(40) | { \"b\" : [ 1, \"x y\" ] } | {\"b\":[1,\"x y\"]}",
          "varchar(40) | \"caf\\u00e9 \\ud83d\\ude00\" | café 😀",
          "char(5) | \"ab   \" | ab",
          "date | \"2018-11-21\" | 2018-11-21",
          "timestamp | \"2018-11-21 21:56:47.796\" | 2018-11-21 21:56:47.796",
          "timestamp | \"2018-11-21T21:56:47Z\" | 2018-11-21 21:56:47",
          "timestamp | \"2018-11-21 23:56:47+02\" | 2018-11-21 21:56:47",
          "timestamp | \"\" | null",
          "time | \"21:56:47.5\" | 21:56:47.5"
        })
    void followTheColumn(String type, String json, String expected) {
      Object value = load("a " + type, "{\"a\":" + json + "}", "'auto'").get(0).get(0);
      assertThat(String.valueOf(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "int | \"a\" | 1207 | Invalid digit, Value 'a', Pos 0, Type: Integer",
          "int | \"12x\" | 1207 | Invalid digit, Value 'x', Pos 2, Type: Integer",
          "int | 1.5 | 1207 | Invalid digit, Value '.', Pos 1, Type: Integer",
          "int | 2147483648 | 1204 | Overflow, Value '2147483648', Type: Integer",
          "bigint | 1e30 | 1204 | Overflow, Value '1e30', Type: Long",
          "bigint | 1e999999999 | 1207 | Invalid digit",
          "double precision | \"x\" | 1207 | Type: Double",
          "numeric(4,2) | 100 | 1204 | Overflow",
          "boolean | \"maybe\" | 1210 | Unknown boolean format",
          "varchar(3) | \"abcd\" | 1204 | String length exceeds DDL length",
          "varchar(3) | \"éé\" | 1204 | String length exceeds DDL length",
          "varchar(3) | \"\\u0000\" | 1220 | null byte",
          "char(3) | \"é\" | 1215 | Multibyte character not supported for CHAR",
          "timestamp | \"yesterday\" | 1206 | Invalid timestamp format or value",
          "timestamp | \"2018-02-30 00:00:00\" | 1206 | Invalid timestamp format or value",
          "date | 5 | 1205 | Invalid date format or value",
          "int not null | null | 1213 | Missing data for not-null field",
          "int | {} | 1207 | Invalid digit"
        })
    void thatDontFitAreRecorded(String type, String json, int code, String reason) {
      fails(Kind.LOAD, "a " + type, "{\"a\":" + json + "}", "'auto'", "stl_load_errors");
      assertThat(onlyError().get(2)).isEqualTo("a");
      assertThat(onlyError().get(6)).isEqualTo((long) code);
      assertThat(onlyError().get(7)).asString().contains(reason);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "epochmillisecs | 1542837407796 | 2018-11-21 21:56:47.796",
          "epochmillisecs | \"1542837407796\" | 2018-11-21 21:56:47.796",
          "epochmillisecs | 1542837407796.0 | 2018-11-21 21:56:47.796",
          "epochmillisecs | -1 | 1969-12-31 23:59:59.999",
          "epochsecs | 1542837407 | 2018-11-21 21:56:47",
          "auto | \"11/21/2018 09:56:47 PM\" | 2018-11-21 21:56:47",
          "auto | \"2018-11-21\" | 2018-11-21 00:00:00",
          "MM.DD.YYYY HH:MI:SS | \"11.21.2018 21:56:47\" | 2018-11-21 21:56:47",
          "YYYYMMDDHHMISS | \"20181121215647\" | 2018-11-21 21:56:47"
        })
    void ofTimesFollowTimeFormat(String format, String json, String expected) {
      String options = "'auto' timeformat '" + format + "'";
      assertThat(load("a timestamp", "{\"a\":" + json + "}", options))
          .containsExactly(List.of(expected));
    }

    /** Escaped strings of one length that differ in one place each, one after another and again. */
    @Test
    void withEscapesMayLookAlikeAndComeAgain() {
      String alike = "\\/" + "x".repeat(300);
      List<List<Object>> expected = new ArrayList<>();
      StringBuilder json = new StringBuilder();
      for (int row = 0; row < 600; row++) {
        int at = 2 + row % 300;
        String string = alike.substring(0, at) + "y" + alike.substring(at + 1);
        json.append("{\"a\":").append(row).append(",\"s\":\"").append(string).append("\"}\n");
        expected.add(List.of((long) row, string.substring(1)));
      }
      assertThat(load("a int, s varchar(400)", json.toString(), "'auto'")).isEqualTo(expected);
    }

    @Test
    void withEscapesAreRefusedAsOftenAsTheyCome() {
      String line = "{\"a\":1,\"s\":\"\\/long\"}\n";
      assertThat(load("a int, s varchar(4)", line.repeat(3), "'auto' maxerror 4")).isEmpty();
      assertThat(engine.rows("select line_number, err_reason from stl_load_errors order by 1"))
          .extracting(row -> row.get(0))
          .containsExactly(1L, 2L, 3L);
    }

    @Test
    void mayBeCutInsideACharacter() {
      assertThat(load("a varchar(4)", "{\"a\":\"aéé\"}", "'auto' truncatecolumns"))
          .containsExactly(List.of("aé"));
    }

    @Test
    void mayBeNullWhenEmptyOrBlank() {
      engine.put("in/b.json", "{\"a\":\"  \"}{\"a\":\"N\"}");
      assertThat(load("a varchar(4)", "{\"a\":\"\"}", "'auto' emptyasnull blanksasnull null 'N'"))
          .containsOnly(Arrays.asList((Object) null));
    }

    @Test
    void thatArentUtf8AreErrorsOrReplaced() {
      byte[] bytes = "{\"a\":\"x_y\"}".getBytes(StandardCharsets.UTF_8);
      bytes[7] = (byte) 0xff;
      engine.run("create table t (a varchar(10))");
      engine.put("in/a.json", bytes);
      assertThatThrownBy(() -> engine.copy("t", "in/", "'auto'")).hasMessageContaining("Load into");
      assertThat(onlyError().get(6)).isEqualTo(1220L);
      engine.copy("t", "in/", "'auto' acceptinvchars as '^'");
      assertThat(engine.value("select a from t")).isEqualTo("x^y");
    }
  }

  @Nested
  class Files {

    @Test
    void areAllWhoseKeysStartWithThePrefix() {
      engine.run("create table t (a int)");
      engine.put("log/2018/11/2018-11-07-a.json", "{\"a\":1}");
      engine.put("log/2018/11/2018-11-07-b.json", "{\"a\":2}");
      engine.put("log/2018/11/2018-11-08-a.json", "{\"a\":3}");
      engine.put("log/2018/11/.hidden", "{\"a\":4}");
      assertThat(engine.copy("t", "log/2018/11/2018-11-07", "'auto'")).isEqualTo(2);
      assertThat(engine.copy("t", "lo", "'auto'")).isEqualTo(4);
    }

    @Test
    void thatArentThereAreAnError() {
      engine.run("create table t (a int)");
      assertThatThrownBy(() -> engine.copy("t", "nothing", "'auto'"))
          .hasMessageContaining("The specified S3 prefix 'nothing' does not exist");
      assertThatThrownBy(
              () -> engine.run("copy t from 's3://other/x' iam_role default json 'auto'"))
          .hasMessageContaining("'other'")
          .hasMessageContaining("knows: bucket");
    }

    @Test
    void mayBeCompressed() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write("{\"a\":1}\n{\"a\":2}".getBytes(StandardCharsets.UTF_8));
      }
      engine.run("create table t (a int)");
      engine.put("in/a.json.gz", bytes.toByteArray());
      assertThat(engine.copy("t", "in/", "'auto' gzip")).isEqualTo(2);
      engine.put("in/b.json", "{\"a\":3}");
      assertThatThrownBy(() -> engine.copy("t", "in/", "'auto' gzip"))
          .hasMessageContaining("s3://bucket/in/b.json isn't in gzip format")
          .isInstanceOfSatisfying(
              EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LOAD));
      engine.put("in/b.json", Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12));
      assertThatThrownBy(() -> engine.copy("t", "in/", "'auto' gzip"))
          .hasMessageContaining("s3://bucket/in/b.json is damaged");
      assertThat(engine.value("select count(*) from t")).isEqualTo(2L);
    }

    @Test
    void mayBeListedInAManifest() {
      engine.run("create table t (a int)");
      engine.put("in/a.json", "{\"a\":1}");
      engine.put(
          "m.json",
          "{\"entries\":[{\"url\":\"s3://bucket/in/a.json\",\"mandatory\":true},"
              + "{\"url\":\"s3://bucket/in/gone.json\"}]}");
      assertThat(engine.copy("t", "m.json", "'auto' manifest")).isEqualTo(1);
      engine.put(
          "m.json", "{\"entries\":[{\"url\":\"s3://bucket/in/gone.json\",\"mandatory\":true}]}");
      assertThatThrownBy(() -> engine.copy("t", "m.json", "'auto' manifest"))
          .hasMessageContaining("mandatory file 's3://bucket/in/gone.json'");
    }
  }

  @Test
  void rejectedRowsLeaveTheOthersTheirTextsAtEveryEdgeOfABatch() {
    StringBuilder json = new StringBuilder();
    List<List<Object>> expected = new ArrayList<>();
    int lines = 10 * FieldReader.BATCH;
    for (int line = 0; line < lines; line++) {
      int inBatch = line % FieldReader.BATCH;
      boolean rejected = inBatch < 2 || inBatch == FieldReader.BATCH - 1;
      String text = line % 7 == 0 ? "" : "text " + line;
      json.append("{\"s\":\"").append(text).append("\",\"d\":").append(line).append(".5,\"a\":");
      json.append(rejected ? "\"x\"}\n" : line + "}\n");
      if (!rejected) {
        expected.add(List.of((long) line, text, line + ".50"));
      }
    }
    String columns = "a int, s varchar(20), d decimal(9, 2)";
    assertThat(load(columns, json.toString(), "'auto' maxerror 1000")).isEqualTo(expected);
  }

  @Test
  void rejectedRowsAreBorneBelowMaxError() {
    String json = "{\"a\":1}\n{\"a\":\"x\"}\n{\"a\":2}\n{\"a\":\"y\"}";
    assertThat(load("a int", json, "'auto' maxerror as 3"))
        .containsExactly(List.of(1L), List.of(2L));
    assertThat(
            engine.rows(
                "select line_number, column_name, error_code, file_name from"
                    + " sys_load_error_detail order by 1"))
        .containsExactly(
            List.of(2L, "a", 1207L, "s3://bucket/in/a.json"),
            List.of(4L, "a", 1207L, "s3://bucket/in/a.json"));
    assertThat(engine.rows("select status, loaded_rows, error_count from sys_load_history"))
        .containsExactly(List.of("completed", 2L, 2L));
    assertThatThrownBy(() -> engine.copy("t", "in/", "'auto' maxerror 2"))
        .hasMessageContaining("Load into table 't' failed");
    assertThat(engine.value("select count(*) from t")).isEqualTo(2L);
  }

  @Test
  void errorsOutliveTheRollback() {
    engine.run("create table t (a int)");
    engine.put("in/a.json", "{\"a\":\"x\"}");
    engine.session().begin();
    engine.run("insert into t values (1)");
    assertThatThrownBy(() -> engine.copy("t", "in/", "'auto'")).hasMessageContaining("failed");
    assertThatThrownBy(() -> engine.run("insert into t values (2)"))
        .hasMessageContaining("current transaction is aborted");
    engine.session().rollback();
    assertThat(engine.value("select count(*) from t")).isEqualTo(0L);
    assertThat(engine.value("select count(*) from stl_load_errors")).isEqualTo(1L);
  }

  @Test
  void identityColumnsAreNotLoaded() {
    engine.run("create table t (id bigint identity(1,1), a int)");
    engine.put("in/a.json", "{\"id\":70,\"a\":1}");
    engine.copy("t", "in/", "'auto'");
    assertThat(engine.rows("select id, a from t")).containsExactly(List.of(1L, 1L));
    engine.copy("t", "in/", "'auto' explicit_ids");
    assertThat(engine.rows("select id from t order by 1"))
        .containsExactly(List.of(1L), List.of(70L));
  }

  @Test
  void lastCopyIsTold() {
    load("a int", "{\"a\":1}{\"a\":2}", "'auto'");
    assertThat(engine.value("select pg_last_copy_count()")).isEqualTo(2L);
  }

  @Test
  void noShredKeepsTheDocument() {
    assertThat(load("a super", "{\"b\": [1, 2]}", "'noshred'"))
        .containsExactly(List.of("{\"b\":[1,2]}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "iam_role default csv | COPY option CSV is not supported",
        "iam_role default format as parquet | FORMAT parquet is not supported",
        "iam_role default json 'auto' lzop | COPY option LZOP",
        "json 'auto' | COPY needs a role",
        "iam_role default | loads JSON only",
        "iam_role 'me' json 'auto' | neither default nor a role's ARN",
        "iam_role default json 'auto' maxerror 100001 | MAXERROR must be between 0 and 100000",
        "iam_role default json 'auto' region 'mars' | is no AWS region",
        "iam_role default json 'auto' timeformat 'XX' | is not understood at 'XX'",
        "credentials 'aws_access_key_id=a' json 'auto' | COPY option CREDENTIALS"
      })
  void optionsThatItDoesntKnowAreNamed(String options, String message) {
    engine.run("create table t (a int)");
    assertThatThrownBy(() -> engine.run("copy t from 's3://bucket/in' " + options))
        .hasMessageContaining(message);
  }
}
