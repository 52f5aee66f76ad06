package com.sparkify.warehouse.dataapi;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;

/**
 * A statement or transaction on its way to the service.
 *
 * @param work its name, whichever attempt it is
 * @param attempt how often the whole transaction is tried, this time included
 * @param isTransaction whether it may change something, and must not run unseen
 */
record Submission(String work, int attempt, boolean isTransaction) {
  Submission {
    requireNonNull(work, "work");
  }

  /** What the service lists it under. */
  String name() {
    return work + (attempt == 1 ? "" : ", attempt " + attempt);
  }

  /** The name to find it by; empty for what only reads. */
  Optional<String> uniqueName() {
    return isTransaction ? Optional.of(name()) : Optional.empty();
  }

  String operation() {
    return isTransaction ? "BatchExecuteStatement" : "ExecuteStatement";
  }

  /** What is being done, for messages. */
  String action() {
    return (isTransaction ? "submit transaction " : "run ") + name();
  }

  /** The same, now that the service has taken it. */
  Accepted accepted(Answer answer) {
    return new Accepted(answer.id(), work, attempt, answer.end());
  }

  /**
   * A statement or transaction that the service has taken.
   *
   * @param id its id there
   * @param end as in {@link Answer}
   */
  record Accepted(String id, String work, int attempt, Optional<DescribeStatementResponse> end) {
    Accepted {
      requireNonNull(id, "id");
      requireNonNull(work, "work");
      requireNonNull(end, "end");
    }
  }
}
