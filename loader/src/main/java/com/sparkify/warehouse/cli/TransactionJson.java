package com.sparkify.warehouse.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sparkify.warehouse.dataapi.Execution;
import com.sparkify.warehouse.dataapi.StatementOutcome;
import com.sparkify.warehouse.run.LoadPlan.PlannedStatement;
import com.sparkify.warehouse.run.LoadPlan.PlannedTransaction;
import com.sparkify.warehouse.run.LoadReport.Committed;
import com.sparkify.warehouse.run.LoadReport.Unfinished;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A transaction of the run report: whose ids it ran under, and how each statement of it ended. */
final class TransactionJson {
  private TransactionJson() {}

  static void write(ObjectNode node, Committed committed) {
    head(node, committed.phase(), committed.transaction());
    execution(node, committed.execution());
    tail(node, committed.transaction(), Optional.of(committed.execution()), committed.elapsed());
  }

  static void write(ObjectNode node, Unfinished unfinished) {
    head(node, unfinished.phase(), unfinished.transaction());
    node.put("outcome", outcome(unfinished));
    node.put("error", unfinished.error());
    unfinished.execution().ifPresent(execution -> execution(node, execution));
    tail(node, unfinished.transaction(), unfinished.execution(), unfinished.elapsed());
  }

  private static String outcome(Unfinished unfinished) {
    if (unfinished.mayBeCommitted()) {
      return "unknown";
    }
    return unfinished.execution().isPresent() ? "rolled back" : "not sent";
  }

  private static void head(ObjectNode node, String phase, PlannedTransaction transaction) {
    node.put("phase", phase);
    node.put("transaction", transaction.name());
  }

  private static void execution(ObjectNode node, Execution execution) {
    node.put("statement_id", execution.id());
    node.put("process_id", execution.processId());
    node.put("attempts", execution.attempts());
  }

  private static void tail(
      ObjectNode node,
      PlannedTransaction transaction,
      Optional<Execution> execution,
      Duration elapsed) {
    node.put("elapsed_milliseconds", elapsed.toMillis());
    ArrayNode statements = node.putArray("statements");
    List<StatementOutcome> outcomes = execution.map(Execution::statements).orElse(List.of());
    for (int index = 0; index < transaction.statements().size(); index++) {
      ObjectNode statement = statements.addObject();
      planned(statement, transaction.statements().get(index));
      if (index < outcomes.size()) {
        ended(statement, outcomes.get(index));
      }
    }
  }

  private static void planned(ObjectNode node, PlannedStatement planned) {
    node.put("statement", planned.summary());
    node.put("location", planned.location().toString());
  }

  private static void ended(ObjectNode node, StatementOutcome outcome) {
    node.put("id", outcome.id());
    node.put("status", outcome.status());
    outcome.queryId().ifPresent(id -> node.put("query_id", id));
    outcome.duration().ifPresent(took -> node.put("duration_milliseconds", took.toMillis()));
    outcome.rows().ifPresent(rows -> node.put("rows", rows));
    outcome.error().ifPresent(error -> node.put("error", error));
  }
}
