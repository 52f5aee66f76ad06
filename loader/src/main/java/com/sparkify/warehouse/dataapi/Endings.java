package com.sparkify.warehouse.dataapi;

import com.sparkify.warehouse.dataapi.Submission.Accepted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;

/** Reads how a statement or transaction ended from the service's description of it. */
final class Endings {
  private Endings() {}

  static StatementFailedException failure(DescribeStatementResponse ended, Execution execution) {
    List<StatementOutcome> statements = execution.statements();
    for (int index = 0; index < statements.size(); index++) {
      StatementOutcome statement = statements.get(index);
      if (statement.status().equals("FAILED")) {
        return new StatementFailedException(errorOf(ended, statement), execution, index);
      }
    }
    String error = ended.error() == null ? "the statement was aborted" : ended.error();
    return new StatementFailedException(error, execution, statements.size() == 1 ? 0 : -1);
  }

  private static String errorOf(DescribeStatementResponse ended, StatementOutcome statement) {
    return statement.error().or(() -> Optional.ofNullable(ended.error())).orElse("no error text");
  }

  /** What is known of a statement that the service took and never described. */
  static Execution unseen(Accepted statement) {
    return new Execution(statement.id(), -1, List.of(), statement.attempt());
  }

  static Execution execution(DescribeStatementResponse ended, int attempts) {
    long processId = ended.redshiftPid() == null ? -1 : ended.redshiftPid();
    if (!ended.hasSubStatements()) {
      StatementOutcome only =
          outcome(
              ended.id(),
              ended.redshiftQueryId(),
              ended.statusAsString(),
              ended.duration(),
              ended.resultRows(),
              ended.error());
      return new Execution(ended.id(), processId, List.of(only), attempts);
    }
    List<StatementOutcome> outcomes = ended.subStatements().stream().map(Endings::outcome).toList();
    return new Execution(ended.id(), processId, outcomes, attempts);
  }

  private static StatementOutcome outcome(SubStatementData part) {
    return outcome(
        part.id(),
        part.redshiftQueryId(),
        part.statusAsString(),
        part.duration(),
        part.resultRows(),
        part.error());
  }

  /** The service says -1 where it doesn't know. */
  private static StatementOutcome outcome(
      String id, Long queryId, String status, Long nanoseconds, Long rows, String error) {
    return new StatementOutcome(
        id,
        Optional.ofNullable(queryId).filter(value -> value > 0),
        status,
        Optional.ofNullable(nanoseconds).filter(value -> value >= 0).map(Duration::ofNanos),
        Optional.ofNullable(rows).filter(value -> value >= 0),
        Optional.ofNullable(error));
  }
}
