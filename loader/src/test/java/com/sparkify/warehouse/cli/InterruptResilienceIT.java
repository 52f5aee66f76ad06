package com.sparkify.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ctrl-C, SIGTERM and deadlines while a load stages and while it publishes: what runs is cancelled,
 * the person is told what stands, and the same load again ends right. A statement that would take
 * for ever holds the load where it is to be stopped.
 */
@ExtendWith(Tally.class)
class InterruptResilienceIT {
  @TempDir static Path trialFolder;
  private static Trial trial;
  @TempDir Path folder;

  @BeforeAll
  static void prepare() {
    trial = new Trial(trialFolder, 300);
  }

  @BeforeEach
  void rewind() {
    trial.rewind();
  }

  @ParameterizedTest(name = "SIG{0} during {1}")
  @CsvSource({"INT,2-stage", "TERM,2-stage", "INT,3-publish", "TERM,3-publish"})
  void shouldCancelAndSayWhatStands(String signal, String phase) throws IOException {
    CommandLineRig held = trial.heldIn(folder.resolve("sql"), phase, Trial.ENDLESS);
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    LoaderProcess process =
        start(held, Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary));
    process.awaitLine(
        phase.equals("2-stage") ? "staging_songs: is statement" : "star: is statement");
    process.signal(signal);
    assertThat(process.exitCode()).as(process.err()).isEqualTo(130);
    assertThat(process.err())
        .contains("interrupted: cancelling what runs, and waiting for its end")
        .contains("The load was stopped in " + phase + "/")
        .contains("Nothing was published: the star tables are as they were before this load.")
        .contains("Committed before the failure: 1-schema/warehouse")
        .doesNotContain("\tat ");
    if (phase.equals("3-publish")) {
      assertThat(lastLine(process)).contains("2-stage/staging_events", "2-stage/staging_songs");
    }
    JsonNode report = new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    assertThat(report.get("exit_code").asInt()).isEqualTo(130);
    assertThat(report.get("unfinished_transactions").findValuesAsText("status"))
        .contains("ABORTED");
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left.filter(file -> file.toString().contains("sparkify"))).isEmpty();
    }
    settled();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2-stage", "3-publish"})
  void shouldCancelAtTheDeadlineAndSayWhatStands(String phase) {
    CommandLineRig held = trial.heldIn(folder.resolve("sql"), phase, Trial.ENDLESS);
    CommandLineRig.Result result = held.run("load", "--timeout", "PT3S");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(5);
    assertThat(result.err())
        .contains("The load timed out in ", "timed out after PT3S; ", "Nothing was published");
    settled();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.001S", "PT0.05S", "PT0.2S"})
  void shouldBeginNothingAfterTheDeadline(String timeout) {
    CommandLineRig.Result result = trial.rig.run("load", "--timeout", timeout);
    assertThat(result.exitCode()).as(result.err()).isIn(0, 5);
    if (result.exitCode() == 5) {
      assertThat(result.err()).contains("The load timed out in ", "Nothing was published");
      settled();
    }
  }

  @Test
  void shouldDropAndThenSayThatTheTablesAreGone() {
    CommandLineRig held = trial.heldIn(folder.resolve("sql"), "3-publish", Trial.ENDLESS);
    CommandLineRig.Result result = held.run("load", "--reset", "--timeout", "PT4S");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(5);
    assertThat(result.err())
        .contains("The old tables were dropped by --reset, and nothing was published since")
        .doesNotContain("as they were before");
    trial.mustLoad();
    assertThat(trial.rig.contents()).isEqualTo(trial.after);
  }

  @Test
  void shouldNameTheFileAndTheProcessThatHoldsIt() {
    LoaderProcess holder =
        start(trial.heldIn(folder.resolve("sql"), "3-publish", Trial.ENDLESS), Map.of());
    holder.awaitLine("star: is statement");
    for (String command : List.of("load", "check", "preview", "serve")) {
      CommandLineRig.Result second =
          command.equals("serve") ? trial.rig.run("serve", "--port", "0") : trial.rig.run(command);
      assertThat(second.exitCode()).as(second.err()).isEqualTo(2);
      assertThat(second.err()).contains("trial.duckdb", Long.toString(holder.pid()));
    }
    holder.signal("KILL");
    assertThat(holder.exitCode()).isEqualTo(137);
    settled();
  }

  private LoaderProcess start(CommandLineRig rig, Map<String, String> environment) {
    List<String> arguments =
        rig.arguments("load", "--report", folder.resolve("report.json").toString());
    return LoaderProcess.start(folder.resolve("out"), environment, arguments);
  }

  private static String lastLine(LoaderProcess process) {
    return process.err().lines().reduce((earlier, later) -> later).orElse("");
  }

  private static void settled() {
    Tally.INTERRUPTS.incrementAndGet();
    Tally.compare(
        () -> {
          assertThat(trial.rig.contents()).isEqualTo(trial.before);
          trial.mustLoad();
          assertThat(trial.rig.contents()).isEqualTo(trial.after);
        });
  }
}
