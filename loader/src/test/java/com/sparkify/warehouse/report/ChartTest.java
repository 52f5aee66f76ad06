package com.sparkify.warehouse.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.warehouse.report.Answer.Column;
import com.sparkify.warehouse.script.SqlFile;
import com.sparkify.warehouse.script.SqlFileException;
import com.sparkify.warehouse.script.SqlFileException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChartTest {
  private static final Path QUERIES = Path.of("..", "sql", "queries");

  @Test
  void shouldReadAWholeHeader() {
    Chart chart =
        chart("bar x=title series=artist_name y=plays unit=% title=\"Top songs\" order=4");
    assertThat(chart.name()).isEqualTo("songs");
    assertThat(chart.question()).isEqualTo("Which?");
    assertThat(chart.grain()).isEqualTo("one row per song");
    assertThat(chart.kind()).isEqualTo(ChartKind.BAR);
    assertThat(chart.x()).contains("title");
    assertThat(chart.y()).containsExactly("plays");
    assertThat(chart.series()).contains("artist_name");
    assertThat(chart.unit()).contains("%");
    assertThat(chart.title()).isEqualTo("Top songs");
    assertThat(chart.order()).isEqualTo(4);
    assertThat(chart.location()).hasToString("queries/songs.sql:3");
  }

  @Test
  void shouldBeHeadedByTheQuestionAndComeLastWhereTheHeaderSaysNothing() {
    Chart chart = chart("table");
    assertThat(chart.title()).isEqualTo("Which?");
    assertThat(chart.order()).isEqualTo(Integer.MAX_VALUE);
    assertThat(Stream.of(chart, chart("table order=2")).sorted(Chart.PAGE_ORDER))
        .extracting(Chart::order)
        .containsExactly(2, Integer.MAX_VALUE);
  }

  @Test
  void shouldDrawNothingWithoutAChartLine() {
    assertThat(Chart.of(SqlFile.parse(Path.of("a.sql"), "-- a: why\nselect 1", Map.of())))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pie x=a y=b|unknown chart kind \"pie\"; known are numbers, line, bar, stacked, heatmap,"
            + " places, timeline, table",
        "bar x=a y=b colour=red|unknown key \"colour\" of a bar chart; it takes x, y, series, unit,"
            + " title, order",
        "line x=a y=b series=c|unknown key \"series\" of a line chart; it takes x, y, unit, title,"
            + " order",
        "bar y=b|a bar chart needs x=…; it takes x, y, series, unit, title, order",
        "heatmap x=a y=b|a heatmap chart needs series=…; it takes x, y, series, unit, title, order",
        "bar x=a y=b,c|y is \"b,c\", but a bar takes one column",
        "stacked x=a y=b|y is \"b\", but a stacked takes two columns or more",
        "line x=a y=b,|y is \"b,\"; it must be different columns, separated by commas",
        "line x=a y=b,b|y is \"b,b\"; it must be different columns, separated by commas",
        "line x=a y=b x=c|x is given twice",
        "line x=a y=b order=first|order is \"first\"; it must be a whole number such as 4",
        "line x=a y=b title=Two words|\"words\" isn't of the form key=value; a value with blanks"
            + " stands in double quotes",
        "line x=a y=b title=\"open|\"title=\"open\" isn't of the form key=value; a value with blanks"
            + " stands in double quotes",
        "line x=a y=b title=\" \"|title has no value; give it one or leave it out",
      })
  void shouldSayWhereAndWhatIsAllowed(String line, String message) {
    assertThatThrownBy(() -> chart(line))
        .isInstanceOf(SqlFileException.class)
        .hasMessage("queries/songs.sql:3: " + message);
  }

  @Test
  void shouldRefuseASecondChart() {
    assertThatThrownBy(() -> chart("table\n-- chart: table"))
        .hasMessage("queries/songs.sql:4: a question has one chart; write a file for the second");
  }

  @Test
  void shouldNameColumnsThatTheAnswerDoesNotHave() {
    assertThat(chart("bar x=song y=plays series=band").problemsWith(answer()))
        .extracting(Problem::toString)
        .containsExactly(
            "queries/songs.sql:3: x names \"song\", which the answer doesn't have; its columns are"
                + " title, plays, day",
            "queries/songs.sql:3: series names \"band\", which the answer doesn't have; its columns"
                + " are title, plays, day");
  }

  @Test
  void shouldRefuseTextAsALengthAndANameAsATime() {
    assertThat(chart("bar x=day y=title").problemsWith(answer()))
        .extracting(Problem::message)
        .containsExactly("y names title, which isn't a number; a bar needs one");
    assertThat(chart("line x=title y=plays").problemsWith(answer()))
        .extracting(Problem::message)
        .containsExactly(
            "x names title, which is neither a day nor a moment; a line runs along time");
    assertThat(chart("line x=day y=plays").problemsWith(answer())).isEmpty();
    assertThat(chart("timeline x=day series=title y=title").problemsWith(answer())).isEmpty();
  }

  static List<Path> questions() throws IOException {
    try (Stream<Path> files = Files.list(QUERIES)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void shouldUnderstandEveryHeaderOfTheProject(Path file) {
    Chart.of(SqlFile.read(file, Map.of()))
        .ifPresent(chart -> assertThat(chart.order()).isLessThan(Integer.MAX_VALUE));
  }

  private static Answer answer() {
    return new Answer(
        List.of(
            new Column("title", Answer.Type.TEXT),
            new Column("plays", Answer.Type.NUMBER),
            new Column("day", Answer.Type.DAY)),
        List.of(),
        false);
  }

  private static Chart chart(String line) {
    String text = "-- songs: Which?\n-- grain: one row per song\n-- chart: " + line + "\nselect 1";
    return Chart.of(SqlFile.parse(Path.of("queries/songs.sql"), text, Map.of())).orElseThrow();
  }
}
