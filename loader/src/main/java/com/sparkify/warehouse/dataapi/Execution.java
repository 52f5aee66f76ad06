package com.sparkify.warehouse.dataapi;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A transaction that ended.
 *
 * @param id the Data API's id of the whole
 * @param processId the backend that ran it; system views know it as session
 * @param statements one outcome a statement, in order
 * @param attempts how often the whole transaction was tried; more than 1 after conflicts
 */
public record Execution(
    String id, long processId, List<StatementOutcome> statements, int attempts) {

  public Execution {
    requireNonNull(id, "id");
    statements = List.copyOf(statements);
  }
}
