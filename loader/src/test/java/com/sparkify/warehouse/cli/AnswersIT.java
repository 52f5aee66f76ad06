package com.sparkify.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Asks every question of sql/queries about the sample. The answers under resources were compared
 * with those of PostgreSQL, translated by hand; {@code -Danswers.refresh=true} writes them anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersIT {
  private static final Path QUERIES = CommandLineRig.ROOT.resolve("sql/queries");
  private static final Path ANSWERS =
      Path.of("src/test/resources/com/sparkify/warehouse/cli/answers");
  private static final Pattern COLUMNS = Pattern.compile("\\b(?:x|y|series)=([a-z0-9_,]+)");
  private static final Pattern KIND =
      Pattern.compile("numbers|line|bar|stacked|heatmap|places|timeline|table");

  private CommandLineRig rig;

  @BeforeAll
  void load(@TempDir Path folder) {
    rig =
        new CommandLineRig(
            CommandLineRig.ROOT.resolve("data/sparkify-sample"), folder.resolve("file.duckdb"));
    CommandLineRig.Result result = rig.run("load");
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void answerShouldBeTheOneWrittenDown(String question) throws IOException {
    String answer = answer(question);

    Path written = ANSWERS.resolve(question + ".csv");
    if (Boolean.getBoolean("answers.refresh")) {
      Files.createDirectories(ANSWERS);
      Files.writeString(written, answer);
    }
    assertThat(answer).isEqualTo(Files.readString(written));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void rangeBeforeAllPlaysShouldHaveNoPlays(String question) {
    CommandLineRig.Result result =
        rig.run("query", question, "--param", "to=2018-10-31", "--format", "csv");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out().lines().skip(1))
        .allMatch(row -> question.equals("headline") || question.equals("songs_by_decade"));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void chartShouldBeOfAKnownKindAndDrawColumnsOfTheAnswer(String question) {
    String chart =
        header(question).stream()
            .filter(line -> line.startsWith("-- chart: "))
            .findFirst()
            .orElseThrow()
            .substring("-- chart: ".length());
    List<String> columns = List.of(answer(question).lines().findFirst().orElseThrow().split(","));

    assertThat(chart.split(" ", 2)[0]).matches(KIND);
    assertThat(COLUMNS.matcher(chart).results().map(AnswersIT::names).flatMap(Stream::of))
        .isNotEmpty()
        .isSubsetOf(columns);
  }

  @Test
  void loadsShouldTellOfTheOneLoad() {
    assertThat(answer("loads").lines()).hasSize(2);
  }

  /** All but loads, whose answer holds the time of the load. */
  static Stream<String> questions() {
    try (Stream<Path> files = Files.list(QUERIES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".sql") && !name.equals("loads.sql"))
          .map(name -> name.substring(0, name.length() - ".sql".length()))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String answer(String question) {
    CommandLineRig.Result result = rig.run("query", question, "--format", "csv");
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }

  private static List<String> header(String question) {
    try (Stream<String> lines = Files.lines(QUERIES.resolve(question + ".sql"))) {
      return lines.takeWhile(line -> line.startsWith("--")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] names(MatchResult match) {
    return match.group(1).split(",");
  }
}
