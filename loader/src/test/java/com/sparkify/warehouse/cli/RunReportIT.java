package com.sparkify.warehouse.cli;

import static com.sparkify.warehouse.cli.Bucket.play;
import static com.sparkify.warehouse.cli.Bucket.songOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sparkify.warehouse.local.Fault;
import com.sparkify.warehouse.local.FaultyEndpoint;
import com.sparkify.warehouse.local.FaultyEngine;
import com.sparkify.warehouse.local.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What --report and the terminal tell of loads that fail, and of loads that had to try again. */
class RunReportIT {
  @TempDir static Path trialFolder;
  private static Trial trial;
  @TempDir Path folder;

  @BeforeAll
  static void prepare() {
    trial = new Trial(trialFolder, 300);
  }

  @Test
  void shouldHoldEveryStatementOfWhatFailed() throws IOException {
    Bucket bucket = new Bucket(folder.resolve("bucket"));
    bucket.songs("A", songOf("SO1", "AR1", "The Band", "Song"));
    bucket.log("2018-11-01", play(1541105830796L, 1, "A", "B").put("sessionId", "first"));
    CommandLineRig rig = new CommandLineRig(bucket.folder, folder.resolve("w.duckdb"));
    CommandLineRig.Result result = rig.run("load", "--report", file().toString());
    assertThat(result.exitCode()).as(result.err()).isEqualTo(3);
    JsonNode failed = transaction(report().get("unfinished_transactions"), "staging_events");
    assertThat(failed.get("phase").asText()).isEqualTo("2-stage");
    assertThat(failed.get("outcome").asText()).isEqualTo("rolled back");
    assertThat(failed.get("statements")).hasSize(5);
    JsonNode guard = failed.at("/statements/0");
    assertThat(guard.get("statement").asText()).isEqualTo("guard staging_events");
    assertThat(guard.get("location").asText()).endsWith("guards/staging_events.sql:3");
    JsonNode delete = failed.at("/statements/1");
    assertThat(delete.get("location").asText()).endsWith("2-stage/staging_events.sql:6");
    assertThat(delete.get("status").asText()).isEqualTo("ABORTED");
    JsonNode copy = failed.at("/statements/2");
    assertThat(copy.get("statement").asText()).isEqualTo("copy staging_events from");
    assertThat(copy.get("location").asText()).endsWith("2-stage/staging_events.sql:8");
    assertThat(copy.get("id").asText()).isEqualTo(failed.get("statement_id").asText() + ":3");
    assertThat(copy.get("query_id").asLong()).isPositive();
    assertThat(copy.get("status").asText()).isEqualTo("FAILED");
    assertThat(copy.get("error").asText()).contains("Load into table 'staging_events' failed");
    assertThat(report().get("failure").get("statement_id")).isEqualTo(failed.get("statement_id"));
    assertThat(report().get("transactions")).isNotEmpty();
    everyFieldStandsInItsPage();
  }

  @Test
  void shouldHoldWhatTimedOut() throws IOException {
    trial.rewind();
    CommandLineRig held = trial.heldIn(folder.resolve("sql"), "3-publish", Trial.ENDLESS);
    CommandLineRig.Result result =
        held.run("load", "--timeout", "PT4S", "--report", file().toString());
    assertThat(result.exitCode()).as(result.err()).isEqualTo(5);
    JsonNode star = report().at("/unfinished_transactions/0");
    assertThat(star.get("transaction").asText()).isEqualTo("star");
    assertThat(star.get("outcome").asText()).isEqualTo("rolled back");
    assertThat(star.get("error").asText()).startsWith("timed out after PT4S; ");
    assertThat(star.at("/statements/1/location").asText()).endsWith("3-publish/star/0-held.sql:2");
    assertThat(star.get("statements"))
        .hasSize(32)
        .allSatisfy(statement -> assertThat(statement.get("status").asText()).isEqualTo("ABORTED"));
    everyFieldStandsInItsPage();
  }

  @Test
  void shouldHoldWhoTookOver() throws IOException {
    trial.rewind();
    Trial.Outcome outcome =
        load((endpoint, engine) -> TakeoverIT.beforePublishing(engine, TakeoverIT.CLAIMS, ""));
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
    assertThat(report().get("outcome").asText()).isEqualTo("failed");
    assertThat(report().get("exit_code").asInt()).isEqualTo(2);
    JsonNode failure = report().get("failure");
    assertThat(failure.get("transaction").asText()).isEqualTo("star");
    assertThat(failure.get("statement").asText()).isEqualTo("guard star");
    assertThat(failure.get("taken_over_by")).hasToString("[\"the-other-run\"]");
    JsonNode star = report().at("/unfinished_transactions/0");
    assertThat(star.get("outcome").asText()).isEqualTo("rolled back");
    assertThat(star.at("/statements/0/status").asText()).isEqualTo("FAILED");
    everyFieldStandsInItsPage();
  }

  @Test
  void shouldHoldWhatWasNeverSent() throws IOException {
    trial.rewind();
    Fault refusal = new Fault.Answer(400, "AccessDeniedException", "not authorized to perform");
    Trial.Outcome outcome =
        load((endpoint, engine) -> endpoint.spoil("BatchExecuteStatement", 1, refusal));
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
    JsonNode schema = report().at("/unfinished_transactions/0");
    assertThat(schema.get("outcome").asText()).isEqualTo("not sent");
    assertThat(schema.has("statement_id")).isFalse();
    assertThat(schema.get("statements"))
        .isNotEmpty()
        .allSatisfy(statement -> assertThat(statement.has("status")).isFalse());
    everyFieldStandsInItsPage();
  }

  @Test
  void shouldHoldAndTellEveryRetryOfALoadThatSucceeds() throws IOException {
    trial.rewind();
    Trial.Outcome outcome =
        load(
            (endpoint, engine) ->
                endpoint
                    .spoil("ListStatements", 1, Fault.serverError())
                    .spoil("BatchExecuteStatement", 1, Fault.throttling())
                    .spoil("BatchExecuteStatement", 2, Fault.throttling())
                    .spoil("BatchExecuteStatement", 3, Fault.dropAfter())
                    .spoil("GetStatementResult", 1, Fault.dropBefore()));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(retries())
        .hasSize(4)
        .contains(
            "list the statements that run: InternalServerException from ListStatements, 1",
            "1-schema/warehouse: ThrottlingException from BatchExecuteStatement, 2")
        .anyMatch(line -> line.matches("1-schema/warehouse: \\w+ from BatchExecuteStatement, 1"))
        .anyMatch(line -> line.endsWith(" from GetStatementResult, 1"));
    assertThat(outcome.err())
        .containsPattern(
            "(?m)^ {6}list the statements that run: InternalServerException from ListStatements;"
                + " trying again in 0\\.\\d\\d s \\(2nd attempt\\)$")
        .containsPattern(
            "(?m)^ {6}1-schema/warehouse: ThrottlingException from BatchExecuteStatement;"
                + " trying again in 0\\.\\d\\d s \\(2nd attempt\\)$")
        .containsPattern("from BatchExecuteStatement; trying again in \\S+ s \\(3rd attempt\\)")
        .containsPattern("from BatchExecuteStatement; trying again in \\S+ s \\(4th attempt\\)");
    assertThat(outcome.err().lines().filter(line -> line.contains("trying again"))).hasSize(5);
    everyFieldStandsInItsPage();
  }

  @Test
  void shouldHoldAndTellAWholeTransactionThatWasTriedAgain() throws IOException {
    trial.rewind();
    EngineException conflict =
        new EngineException(
            EngineException.Kind.CONFLICT,
            "ERROR: 1023 DETAIL: Serializable isolation violation on table - 100073");
    Trial.Outcome outcome = load((endpoint, engine) -> engine.failAt(1, conflict));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(retries())
        .containsExactly("1-schema/warehouse: serialization conflict from transaction, 1");
    assertThat(report().at("/transactions/0/attempts").asInt()).isEqualTo(2);
    assertThat(outcome.err())
        .containsPattern(
            "1-schema/warehouse: serialization conflict; trying the whole transaction again in"
                + " 0\\.\\d\\d s \\(2nd attempt\\)");
  }

  @Test
  void shouldHoldNoRetriesWhereThereWereNone() throws IOException {
    trial.rewind();
    Trial.Outcome outcome = load((endpoint, engine) -> {});
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(report().get("retries")).isEmpty();
    assertThat(report().get("unfinished_transactions")).isEmpty();
    assertThat(outcome.err()).doesNotContain("trying");
    everyFieldStandsInItsPage();
  }

  private Trial.Outcome load(BiConsumer<FaultyEndpoint, FaultyEngine> spoil) {
    return trial.load(spoil, "--report", file().toString());
  }

  private Path file() {
    return folder.resolve("report.json");
  }

  private JsonNode report() throws IOException {
    return new ObjectMapper().readTree(file().toFile());
  }

  private List<String> retries() throws IOException {
    List<String> lines = new ArrayList<>();
    for (JsonNode retry : report().get("retries")) {
      lines.add(
          retry.get("for").asText()
              + ": "
              + retry.get("error").asText()
              + " from "
              + retry.get("operation").asText()
              + ", "
              + retry.get("count").asInt());
    }
    return lines;
  }

  private static JsonNode transaction(JsonNode transactions, String name) {
    for (JsonNode transaction : transactions) {
      if (transaction.get("transaction").asText().equals(name)) {
        return transaction;
      }
    }
    throw new AssertionError(name + " isn't among " + transactions);
  }

  /** The page is the contract: a field that isn't in it is one that nobody can rely on. */
  private void everyFieldStandsInItsPage() throws IOException {
    String page = Files.readString(CommandLineRig.ROOT.resolve("docs/run-report.md"));
    Set<String> fields = new TreeSet<>();
    collect(report(), fields);
    assertThat(fields).allSatisfy(field -> assertThat(page).contains("`" + field + "`"));
  }

  private static void collect(JsonNode node, Set<String> fields) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      fields.add(field.getKey());
      if (!field.getKey().equals("row_counts")) {
        collect(field.getValue(), fields);
      }
    }
    if (node.isArray()) {
      node.forEach(element -> collect(element, fields));
    }
  }
}
