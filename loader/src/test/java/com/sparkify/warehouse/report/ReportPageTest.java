package com.sparkify.warehouse.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sparkify.warehouse.report.Answer.Column;
import com.sparkify.warehouse.report.Report.CheckOutcome;
import com.sparkify.warehouse.report.Report.Drawing;
import com.sparkify.warehouse.script.SqlFile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPageTest {
  private static final Pattern DATA =
      Pattern.compile(
          "<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</script><script>alert(1)</script>",
        "<!-- <script>",
        "a & b &lt;",
        "{{data}} {{script}} {{policy}}",
        "$1 \\u003c ${version}",
        "\"quoted\" \\ back",
        "née 東京 👩\u200D🎤"
      })
  void shouldCarryTextUnchangedAndUnableToEndItsElement(String text) {
    String page = ReportPage.render(report(text));
    assertThat(value(page).asText()).isEqualTo(text);
    assertThat(dataOf(page)).doesNotContain("<", ">", "&");
  }

  @ParameterizedTest
  @CsvSource({
    "a\u0000b, a\uFFFDb",
    "a\u001B[31m, a\uFFFD[31m",
    "a\u202Eb, a\uFFFDb",
    "a\u2066b\u2069, a\uFFFDb\uFFFD",
    "a\u2028b\u2029, a\uFFFDb\uFFFD",
    "a\u200Bb, a\uFFFDb",
    "a\tb, a b"
  })
  void shouldReplaceWhatSteersTheReader(String text, String shown) {
    assertThat(value(ReportPage.render(report(text))).asText()).isEqualTo(shown);
  }

  @Test
  void shouldReplaceHalfACharacter() {
    assertThat(InertText.of("a\uD83Db")).isEqualTo("a\uFFFDb");
  }

  @Test
  void shouldKeepNumbersAndSendTheLargestAsText() {
    assertThat(value(ReportPage.render(report(new BigDecimal("85.8"))))).hasToString("85.8");
    assertThat(value(ReportPage.render(report(4178L)))).hasToString("4178");
    assertThat(value(ReportPage.render(report(Long.MAX_VALUE))))
        .hasToString("\"9223372036854775807\"");
    assertThat(value(ReportPage.render(report(Double.NaN)))).hasToString("\"NaN\"");
    assertThat(value(ReportPage.render(report(true)))).hasToString("true");
    assertThat(value(ReportPage.render(report(null)))).hasToString("null");
  }

  @Test
  void shouldBeTheSameTwice() {
    assertThat(ReportPage.render(report("a"))).isEqualTo(ReportPage.render(report("a")));
  }

  @Test
  void shouldPointToNothingOutsideItself() {
    String page = ReportPage.render(report("a"));
    assertThat(page).contains("default-src 'none'").doesNotContain("'unsafe-inline'");
    assertThat(page.replaceAll("(?s)<script>.*?</script>", ""))
        .doesNotContain("src=\"", "http://", "https://", "url(", "@import");
    assertThat(page).doesNotContain("{{");
  }

  private static JsonNode value(String page) {
    try {
      return new ObjectMapper().readTree(dataOf(page)).at("/charts/0/answer/rows/0/0");
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String dataOf(String page) {
    Matcher matcher = DATA.matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static Report report(Object value) {
    SqlFile file =
        SqlFile.parse(Path.of("a.sql"), "-- a: what?\n-- chart: table\nselect 1", Map.of());
    Answer answer =
        new Answer(
            List.of(new Column("a", Answer.Type.TEXT)), List.of(Arrays.asList(value)), false);
    return new Report(
        "a warehouse",
        Map.of("from", "2018-11-01"),
        List.of(new Drawing(Chart.of(file).orElseThrow(), answer)),
        List.of(new CheckOutcome("rule", "a rule", answer)),
        answer,
        new Schema(List.of()),
        Map.of());
  }
}
