package com.sparkify.warehouse.cli;

import static com.sparkify.warehouse.cli.Bucket.play;
import static com.sparkify.warehouse.cli.Bucket.songOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input: a clear error, the exit code of the contract, and the warehouse as it was. */
class BadInputIT {
  private static final long MORNING = 1541105830796L;

  @TempDir Path folder;
  private Bucket bucket;
  private CommandLineRig rig;
  private Map<String, List<String>> before;

  @BeforeEach
  void loadOneDay() {
    bucket = new Bucket(folder.resolve("bucket"));
    bucket.songs("A", songOf("SO1", "AR1", "The Band", "Song"));
    bucket.log("2018-11-01", play(MORNING, 1, "The Band", "Song"));
    rig = new CommandLineRig(bucket.folder, folder.resolve("warehouse.duckdb"));
    assertThat(rig.run("load").exitCode()).isZero();
    before = rig.contents();
  }

  @Test
  void shouldNameAMissingFolder() {
    CommandLineRig.Result result = rig.withData(folder.resolve("nowhere")).run("load");
    refused(result, 2, "--data", "nowhere: there is no such folder", "log_json_path.json");
  }

  @Test
  void shouldNameAnEmptyFolder() throws IOException {
    CommandLineRig.Result result =
        rig.withData(Files.createDirectory(folder.resolve("empty"))).run("load");
    refused(result, 3, "The load failed in 2-stage/", "does not exist");
  }

  @Test
  void shouldNameTheLineOfABrokenObjectInTheMiddleOfAFile() {
    bucket
        .log("2018-11-02", play(MORNING + 1000, 1, "The Band", "Song"))
        .logText("2018-11-02", "{\"artist\": \"The Band\", \"song\": }\n")
        .log("2018-11-02", play(MORNING + 2000, 1, "The Band", "Song"));
    refused(
        rig.run("load"),
        3,
        "2-stage/staging_events, at ",
        "staging_events.sql:",
        "file:   s3://bucket/log_data/2018/11/2018-11-02-events.json",
        "line:   2",
        "{\"artist\": \"The Band\", \"song\": }");
  }

  @Test
  void shouldNameAStringThatIsTooLongForItsColumn() {
    bucket.log("2018-11-02", play(MORNING + 1000, 1, "é".repeat(600), "Song"));
    refused(rig.run("load"), 3, "line:   1", "column: artist", "String length exceeds DDL length");
  }

  @Test
  void shouldNameAWrongType() {
    bucket.log("2018-11-02", play(MORNING + 1000, 1, "A", "B").put("sessionId", "first"));
    refused(rig.run("load"), 3, "column: session_id", "Invalid digit", "first");
  }

  @Test
  void shouldNameATimestampThatIsNone() {
    bucket.log("2018-11-02", play(MORNING, 1, "A", "B").put("ts", "yesterday"));
    refused(rig.run("load"), 3, "column: ts", "Invalid timestamp", "yesterday");
  }

  @Test
  void shouldNameAMissingPlaceholder() {
    refused(
        changed("2-stage/staging_events.sql", "'${events}'", "'${event}'").run("load"),
        2,
        "staging_events.sql:9: unknown placeholder ${event}; known are [copy_role, error_limit, events");
  }

  @Test
  void shouldNameAnUnknownOptionAndTheNearest() {
    refused(rig.run("load", "--evnts", "s3://bucket/log_data"), 2, "--evnts", "--events");
  }

  @Test
  void shouldNameAnUnknownCommandAndTheNearest() {
    refused(CommandLineRig.runAsIs("laod"), 2, "laod", "load");
  }

  @Test
  void shouldNameTheLineOfASyntaxError() {
    refused(
        changed("3-publish/star/6-time.sql", "from staging_time;", "form staging_time;")
            .run("load"),
        3,
        "The load failed in 3-publish/star, at ",
        "6-time.sql:2",
        "syntax error");
  }

  @Test
  void shouldNameAnUnknownCopyOption() {
    refused(
        changed("2-stage/staging_songs.sql", "compupdate off", "explode on").run("load"),
        3,
        "staging_songs.sql:12",
        "EXPLODE",
        "MAXERROR");
  }

  @Test
  void shouldRefuseTransactionControl() {
    refused(
        changed("3-publish/star/6-time.sql", "from staging_time;", "from staging_time; commit;")
            .run("load"),
        2,
        "6-time.sql:",
        "commit isn't allowed");
  }

  @Test
  void shouldNameAnUnknownBucket() {
    refused(rig.run("load", "--events", "s3://other/log_data"), 3, "other", "bucket");
  }

  @Test
  void shouldRefuseAnUriThatIsNone() {
    refused(rig.run("load", "--events", "log_data"), 2, "--events", "\"log_data\" isn't s3://");
  }

  @Test
  void shouldNeverReadOutsideTheBucket() throws IOException {
    Files.writeString(folder.resolve("secret.json"), "{\"ts\": 1}");
    refused(rig.run("load", "--events", "s3://bucket/../secret.json"), 3, "2-stage/staging_events");
  }

  @Test
  void shouldRefuseATimeoutThatIsNone() {
    refused(rig.run("load", "--timeout", "soon"), 2, "--timeout is \"soon\"", "PT30M");
    refused(rig.run("load", "--memory", "5"), 2, "--memory is 5", "at least 64");
  }

  @Test
  void shouldRefuseAReportThatCannotBeWritten() {
    refused(rig.run("load", "--report", folder + "/no/report.json"), 2, "--report");
  }

  @Test
  void shouldRefuseAnUnknownTarget() {
    refused(
        CommandLineRig.runAsIs("load", "--target", "mars"),
        2,
        "--target is \"mars\"; allowed are auto, local and redshift");
  }

  @Test
  void shouldAskForTheOutputsOfADeployment() {
    refused(
        CommandLineRig.runAsIs(
            "load", "--target", "redshift", "--outputs", folder + "/cdk-outputs.json"),
        2,
        "cdk-outputs.json",
        "npx cdk deploy");
  }

  @Test
  void shouldLeaveADamagedWarehouseFileAlone() throws IOException {
    Path damaged =
        Files.writeString(folder.resolve("damaged.duckdb"), "not a warehouse ".repeat(1000));
    byte[] bytes = Files.readAllBytes(damaged);
    CommandLineRig.Result result = new CommandLineRig(bucket.folder, damaged).run("load");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains("damaged.duckdb");
    assertThat(Files.readAllBytes(damaged)).isEqualTo(bytes);
  }

  @Test
  void shouldAskToLoadBeforeReading() {
    CommandLineRig empty = new CommandLineRig(bucket.folder, folder.resolve("none.duckdb"));
    for (String command : List.of("check", "preview", "query")) {
      CommandLineRig.Result result =
          command.equals("query") ? empty.run("query", "select 1 as x") : empty.run(command);
      assertThat(result.exitCode()).as(command).isEqualTo(2);
      assertThat(result.err()).contains("none.duckdb yet; load it first");
    }
    assertThat(folder.resolve("none.duckdb")).doesNotExist();
  }

  @Test
  void shouldSuggestTheNearestQueryAndTable() {
    refused(rig.run("query", "top_song"), 2, "unknown query \"top_song\"; did you mean top_songs?");
    refused(rig.run("preview", "songplay"), 2, "did you mean songplays?");
  }

  @Test
  void shouldFailAQueryThatIsWrong() {
    refused(rig.run("query", "select nothing from songplays"), 3, "nothing");
  }

  private CommandLineRig changed(String file, String from, String to) {
    return rig.withChangedSql(folder.resolve("sql"), file, from, to);
  }

  private void refused(CommandLineRig.Result result, int exitCode, String... inError) {
    assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
    assertThat(result.err()).contains(inError).doesNotContain("\tat ");
    assertThat(result.out()).isEmpty();
    assertThat(rig.contents()).isEqualTo(before);
  }
}
