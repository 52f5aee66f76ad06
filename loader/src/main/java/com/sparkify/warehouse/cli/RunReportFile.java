package com.sparkify.warehouse.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sparkify.warehouse.run.LoadError;
import com.sparkify.warehouse.run.LoadFailedException;
import com.sparkify.warehouse.run.LoadReport;
import com.sparkify.warehouse.run.RetryLog;
import com.sparkify.warehouse.script.PlaceholderValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * The audit of a run as one JSON object: what was sent, under which ids, how long it took, how many
 * rows it touched, what had to be tried again, which checks held, and how it ended. Holds no
 * credential. docs/run-report.md tells every field.
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

  void writeDone(
      LoadReport report,
      List<RetryLog.Counted> retries,
      Map<String, Long> rowCounts,
      List<LoadError> rejected) {
    ObjectNode root = root(report, retries, "loaded", ExitCode.DONE);
    ArrayNode lines = root.putArray("rejected_lines");
    rejected.forEach(line -> lines.add(RejectFile.json(line)));
    ObjectNode counts = root.putObject("row_counts");
    rowCounts.forEach(counts::put);
    write(root);
  }

  void writeFailed(LoadFailedException error, List<RetryLog.Counted> retries, ExitCode exitCode) {
    ObjectNode root = root(error.report(), retries, "failed", exitCode);
    ObjectNode failure = root.putObject("failure");
    failure.put("phase", error.failure().phase());
    failure.put("transaction", error.failure().transaction());
    failure.put("error", error.getMessage());
    error.failure().statementId().ifPresent(id -> failure.put("statement_id", id));
    error.failure().location().ifPresent(place -> failure.put("location", place.toString()));
    error.failure().statement().ifPresent(sql -> failure.put("statement", sql.summary()));
    ArrayNode rejected = failure.putArray("rejected_lines");
    error.failure().loadErrors().forEach(line -> rejected.add(RejectFile.json(line)));
    error
        .failure()
        .takeover()
        .ifPresent(
            takeover -> {
              ArrayNode runs = failure.putArray("taken_over_by");
              takeover.runs().forEach(runs::add);
            });
    write(root);
  }

  private ObjectNode root(
      LoadReport report, List<RetryLog.Counted> retries, String outcome, ExitCode exitCode) {
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
    report
        .committed()
        .forEach(committed -> TransactionJson.write(transactions.addObject(), committed));
    ArrayNode unfinished = root.putArray("unfinished_transactions");
    report
        .unfinished()
        .forEach(transaction -> TransactionJson.write(unfinished.addObject(), transaction));
    ArrayNode retried = root.putArray("retries");
    retries.forEach(retry -> retry(retried.addObject(), retry));
    ArrayNode checks = root.putArray("checks_passed");
    report.checksPassed().forEach(checks::add);
    return root;
  }

  private static void retry(ObjectNode node, RetryLog.Counted retry) {
    node.put("for", retry.work());
    node.put("operation", retry.operation());
    node.put("error", retry.error());
    node.put("count", retry.count());
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
