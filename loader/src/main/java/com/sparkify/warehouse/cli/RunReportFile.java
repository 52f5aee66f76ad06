package com.sparkify.warehouse.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sparkify.warehouse.dataapi.StatementOutcome;
import com.sparkify.warehouse.run.LoadError;
import com.sparkify.warehouse.run.LoadFailedException;
import com.sparkify.warehouse.run.LoadPlan.PlannedStatement;
import com.sparkify.warehouse.run.LoadReport;
import com.sparkify.warehouse.run.LoadReport.Committed;
import com.sparkify.warehouse.script.PlaceholderValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * The audit of a run as one JSON object: what was sent, under which ids, how long it took, how many
 * rows it touched, which checks held, and how it ended. Holds no credential.
 */
final class RunReportFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Target target;
  private final Map<String, PlaceholderValue> values;

  RunReportFile(Path file, Target target, Map<String, PlaceholderValue> values) {
    this.file = file;
    this.target = target;
    this.values = values;
  }

  /**
   * Makes sure, before anything runs, that the report can be written.
   *
   * @throws UsageException where its folder isn't there, or it is a folder itself
   */
  void checkWritable() {
    Path parent = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(parent) || Files.isDirectory(file)) {
      throw new UsageException(
          "--report " + file + ": name a file in a folder that exists; " + parent + " holds it");
    }
  }

  void writeDone(LoadReport report, Map<String, Long> rowCounts, List<LoadError> rejected) {
    ObjectNode root = root(report, "loaded", ExitCode.DONE);
    ArrayNode lines = root.putArray("rejected_lines");
    rejected.forEach(line -> lines.add(RejectFile.json(line)));
    ObjectNode counts = root.putObject("row_counts");
    rowCounts.forEach(counts::put);
    write(root);
  }

  void writeFailed(LoadFailedException error, ExitCode exitCode) {
    ObjectNode root = root(error.report(), "failed", exitCode);
    ObjectNode failure = root.putObject("failure");
    failure.put("phase", error.failure().phase());
    failure.put("transaction", error.failure().transaction());
    failure.put("error", error.getMessage());
    error.failure().statementId().ifPresent(id -> failure.put("statement_id", id));
    error.failure().location().ifPresent(place -> failure.put("location", place.toString()));
    error.failure().statement().ifPresent(sql -> failure.put("statement", sql.summary()));
    ArrayNode rejected = failure.putArray("rejected_lines");
    error.failure().loadErrors().forEach(line -> rejected.add(RejectFile.json(line)));
    write(root);
  }

  private ObjectNode root(LoadReport report, String outcome, ExitCode exitCode) {
    ObjectNode root = JSON.createObjectNode();
    root.put("run_id", report.runId());
    root.put("outcome", outcome);
    root.put("exit_code", exitCode.number());
    root.put("loader_version", Version.text());
    root.put("java_version", System.getProperty("java.version"));
    root.put("target", target.describe());
    root.put("cluster_identifier", target.address().clusterIdentifier());
    root.put("database", target.address().database());
    root.put("events_from", values.get("events").text());
    root.put("songs_from", values.get("songs").text());
    root.put("started_at", report.startedAt().toString());
    root.put("elapsed_milliseconds", report.elapsed().toMillis());
    ArrayNode transactions = root.putArray("transactions");
    report.committed().forEach(committed -> transaction(transactions.addObject(), committed));
    ArrayNode checks = root.putArray("checks_passed");
    report.checksPassed().forEach(checks::add);
    return root;
  }

  private static void transaction(ObjectNode node, Committed committed) {
    node.put("phase", committed.phase());
    node.put("transaction", committed.transaction().name());
    node.put("statement_id", committed.execution().id());
    node.put("process_id", committed.execution().processId());
    node.put("attempts", committed.execution().attempts());
    node.put("elapsed_milliseconds", committed.elapsed().toMillis());
    ArrayNode statements = node.putArray("statements");
    List<PlannedStatement> planned = committed.transaction().statements();
    List<StatementOutcome> outcomes = committed.execution().statements();
    for (int index = 0; index < Math.min(planned.size(), outcomes.size()); index++) {
      statement(statements.addObject(), planned.get(index), outcomes.get(index));
    }
  }

  private static void statement(
      ObjectNode node, PlannedStatement planned, StatementOutcome outcome) {
    node.put("statement", planned.summary());
    node.put("location", planned.location().toString());
    node.put("id", outcome.id());
    node.put("status", outcome.status());
    outcome.queryId().ifPresent(id -> node.put("query_id", id));
    outcome.duration().ifPresent(took -> node.put("duration_milliseconds", took.toMillis()));
    outcome.rows().ifPresent(rows -> node.put("rows", rows));
  }

  /** Written beside it first, so that there is a whole report or the one before. */
  private void write(ObjectNode root) {
    Path parent = file.toAbsolutePath().getParent();
    try {
      Path temporary = Files.createTempFile(parent, ".report", ".json");
      JSON.writerWithDefaultPrettyPrinter().writeValue(temporary.toFile(), root);
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UsageException("--report " + file + " can't be written: " + e, e);
    }
  }
}
