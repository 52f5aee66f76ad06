package com.sparkify.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sparkify.warehouse.run.Question;
import com.sparkify.warehouse.script.SqlFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command on the project's own sample, loaded once. */
class CommandsIT {
  @TempDir static Path folder;
  private static CommandLineRig rig;
  private static CommandLineRig.Result load;

  @BeforeAll
  static void loadTheSample() {
    rig =
        new CommandLineRig(
            CommandLineRig.ROOT.resolve("data/sparkify-sample"), folder.resolve("w.duckdb"));
    load = rig.run("load", "--report", folder.resolve("report.json").toString());
    assertThat(load.exitCode()).as(load.err()).isZero();
  }

  @Test
  void loadShouldShowProgressOnStderr() {
    assertThat(load.err())
        .contains(
            "[1/3] 1-schema: warehouse",
            "[2/3] 2-stage: staging_events, staging_songs side by side",
            "staging_events: is statement ",
            " rows, committed after ",
            "[3/3] 3-publish: star",
            "statements, 19 checks passed, committed after ");
  }

  @Test
  void loadShouldEndWithCountsDurationsChecksAndFirstRows() {
    assertThat(load.out())
        .contains("songplays", "staging_events", "Loaded in ", "19 checks passed.");
    assertThat(load.out())
        .containsPattern("songplays +[0-9,]+\n")
        .contains("songplay_id  start_time");
  }

  @Test
  void loadShouldWriteItsReport() throws IOException {
    JsonNode report = new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    assertThat(report.get("outcome").asText()).isEqualTo("loaded");
    assertThat(report.get("transactions")).hasSize(4);
    assertThat(report.get("checks_passed")).hasSize(19);
    assertThat(report.get("row_counts").get("songplays").asLong())
        .isEqualTo(rig.count("songplays"));
    JsonNode copy = report.at("/transactions/1/statements/2");
    assertThat(copy.get("status").asText()).isEqualTo("FINISHED");
    assertThat(copy.get("rows").asLong()).isPositive();
    assertThat(report.get("run_id").asText())
        .isEqualTo(rig.rows("select run_id from load_history").get(0).get("run_id").asText());
  }

  @Test
  void noCommandShouldLoad() {
    CommandLineRig.Result result =
        CommandLineRig.runAsIs(
            "--target",
            "local",
            "--sql",
            "../sql",
            "--data",
            "../data/sparkify-sample",
            "--warehouse",
            folder.resolve("other.duckdb").toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("Loaded in ");
  }

  /** Some 40 MB in one value: more than the least that may be given, less than the default. */
  @Test
  void memoryShouldBeWhatTheLocalEngineIsGiven() {
    String large = "select len(listagg(repeat('x', 8000), '')) from staging_events";
    CommandLineRig.Result refused = rig.run("query", large, "--memory", "64");
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err()).contains("Out of Memory", "--memory");
    assertThat(rig.run("query", large, "--format", "csv").out()).contains("40000000");
  }

  @Test
  void planShouldPrintWhatALoadSends() {
    CommandLineRig.Result result = rig.run("plan");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains(
            "-- [2/3] 2-stage: staging_events, staging_songs side by side",
            "from 's3://sparkify-sample/log_data'",
            "iam_role 'arn:aws:iam::000000000000:role/local'",
            "check every_play_is_kept")
        .doesNotContain("${");
    assertThat(result.err()).contains("The plan is sound: 3 phases, 4 transactions");
  }

  @Test
  void planShouldDrawWhatRunsSideBySide() {
    assertThat(rig.run("plan").out())
        .contains(
            """
            --   1-schema   ── warehouse       16 statements
            --   2-stage    ┬─ staging_events  4 statements behind a guard
            --              └─ staging_songs   4 statements behind a guard
            --   3-publish  ── star            20 statements behind a guard, gated by 19 checks
            """);
    assertThat(rig.run("plan", "--format", "mermaid").out())
        .isEqualTo(
            """
            flowchart LR
                subgraph phase1["1-schema"]
                    phase1_1["warehouse<br/>16 statements"]
                end
                subgraph phase2["2-stage"]
                    phase2_1["staging_events<br/>4 statements behind a guard"]
                    phase2_2["staging_songs<br/>4 statements behind a guard"]
                end
                subgraph phase3["3-publish"]
                    phase3_1["star<br/>20 statements behind a guard, gated by 19 checks"]
                end
                phase1 --> phase2 --> phase3
            """);
    assertThat(rig.run("plan", "--format", "svg").err())
        .isEqualTo("--format is \"svg\"; allowed are text and mermaid\n");
  }

  @Test
  void loadShouldDrawThePlanWithTimes() {
    assertThat(load.out())
        .containsPattern(
            "2-stage    ┬─ staging_events +[0-9.]+ s  █+\n +└─ staging_songs +[0-9.]+ s");
  }

  @Test
  void queryShouldDescribeAQuestion() {
    assertThat(rig.run("query", "top_songs", "--describe").out())
        .startsWith("top_songs: Which songs are played most?\n")
        .contains("  --param top=10  integer, how many songs\n", "with plays as (");
  }

  @Test
  void theProgramShouldCompleteItsCommands() {
    CommandLineRig.Result result = CommandLineRig.runAsIs("generate-completion");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("complete -F", "--max-errors");
  }

  @Test
  void planShouldNeedNoCredentialsForRedshift() throws IOException {
    Path outputs =
        Files.writeString(
            folder.resolve("cdk-outputs.json"),
            """
            {"Sparkify": {"ClusterIdentifier": "c", "Database": "d",
             "LoaderRoleArn": "arn:aws:iam::111122223333:role/loader",
             "CopyRoleArn": "arn:aws:iam::111122223333:role/copy", "Region": "us-west-2",
             "SourceBucket": "udacity-dend", "SourceRegion": "us-west-2"}}""");
    CommandLineRig.Result result =
        CommandLineRig.runAsIs("plan", "--sql", "../sql", "--outputs", outputs.toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("from 's3://udacity-dend/song_data'", "arn:aws:iam::111122223333:role/copy");
  }

  @Test
  void queryAloneShouldListTheQuestions() {
    CommandLineRig.Result result = rig.run("query");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("top_songs", "Which songs are played most?", "top=10");
  }

  @ParameterizedTest
  @MethodSource("questions")
  void everyQuestionShouldHaveSomethingToShow(String question) throws IOException {
    CommandLineRig.Result result = rig.run("query", question, "--format", "json");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(new ObjectMapper().readTree(result.out())).isNotEmpty();
    assertThat(result.err()).isEmpty();
  }

  static List<String> questions() {
    return new ArrayList<>(
        Question.readAll(SqlFolder.discover(CommandLineRig.ROOT.resolve("sql"))).keySet());
  }

  @Test
  void queryShouldBindParameters() {
    CommandLineRig.Result result =
        rig.run("query", "top_songs", "--param", "top=3", "--format", "csv");
    assertThat(result.out().lines()).hasSize(4);
    assertThat(result.out()).startsWith("place,song_id,title,artist_name,year,plays,listeners\r\n");
  }

  @Test
  void queryShouldRefuseParametersThatDoNotFit() {
    assertThat(rig.run("query", "top_songs", "--param", "top=many"))
        .extracting(CommandLineRig.Result::exitCode, CommandLineRig.Result::err)
        .containsExactly(2, "parameter top is \"many\", but must be a whole number such as 10\n");
    assertThat(rig.run("query", "top_songs", "--param", "limit=1").err())
        .contains("query top_songs has no parameter \"limit\"; it takes from, to, top");
  }

  @Test
  void queryShouldWriteEveryKindOfValueAsJson() {
    assertThat(
            rig.rows(
                "select 1 as i, cast(1.5 as decimal(4, 2)) as d, cast(0.25 as float) as f,"
                    + " true as b, cast(null as integer) as n, 'x' as s,"
                    + " cast('2018-11-21 21:56:47.5' as timestamp) as t, cast('2018-11-21' as date) as day"))
        .hasToString(
            "[{\"i\":1,\"d\":1.5,\"f\":0.25,\"b\":true,\"n\":null,\"s\":\"x\","
                + "\"t\":\"2018-11-21 21:56:47.500\",\"day\":\"2018-11-21\"}]");
  }

  @Test
  void queryShouldStreamManyPages() {
    CommandLineRig.Result result =
        rig.run(
            "query",
            "select one.start_time, other.user_id from songplays as one cross join users as other",
            "--format",
            "csv");
    assertThat(result.out().lines().count())
        .isEqualTo(rig.count("songplays") * rig.count("users") + 1);
  }

  @Test
  void checkShouldPass() {
    CommandLineRig.Result result = rig.run("check");
    assertThat(result.exitCode()).as(result.out()).isZero();
    assertThat(result.out().lines()).hasSize(19).allMatch(line -> line.startsWith("pass  "));
    assertThat(result.err()).contains("All 19 checks passed.");
  }

  @Test
  void checkShouldShowOffendingRows() throws IOException {
    Path sql = folder.resolve("sql-with-check");
    CommandLineRig changed =
        rig.withChangedSql(sql, "checks/users_are_unique.sql", "count(*) > 1", "count(*) = 1");
    CommandLineRig.Result result = changed.run("check");
    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.out())
        .contains("FAIL  users_are_unique", "offending rows", "user_id  copies");
    assertThat(result.err()).contains("1 of 19 checks failed.");
  }

  @Test
  void previewShouldShowOneTableOrAll() {
    assertThat(rig.run("preview", "users", "--rows", "2").out().lines()).hasSize(6);
    assertThat(rig.run("preview").out()).contains("table", "songplays", "weekday");
    assertThat(rig.run("preview", "--rows", "-1").exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"load", "plan", "query", "check", "preview", "serve"})
  void everyCommandShouldExplainItself(String command) {
    CommandLineRig.Result result = CommandLineRig.runAsIs(command, "--help");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("Usage: sparkify " + command, "--target", "Examples:");
  }

  @Test
  void theProgramShouldTellItsVersion() {
    CommandLineRig.Result result = CommandLineRig.runAsIs("--version");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).containsPattern("sparkify-warehouse [0-9]+\\.[0-9]+");
    assertThat(CommandLineRig.runAsIs("version").out()).isEqualTo(result.out());
    assertThat(CommandLineRig.runAsIs("--help").out()).contains("Exit codes: 0 done");
  }
}
