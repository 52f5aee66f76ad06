package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.redshiftdata.model.CancelStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.CancelStatementResponse;

/**
 * Asks a statement or a whole batch to end. It becomes ABORTED when its work is undone; where it
 * was about to commit it may still become FINISHED.
 */
final class CancelStatement
    extends ModelledOperation<CancelStatementRequest, CancelStatementResponse> {
  private final Statements statements;

  CancelStatement(Statements statements) {
    super(CancelStatementRequest.class, CancelStatementRequest::builder);
    this.statements = requireNonNull(statements, "statements");
  }

  @Override
  public CompletionStage<CancelStatementResponse> run(CancelStatementRequest request) {
    StatementStore.Found found = statements.find(request.id());
    Statement statement = found.statement();
    if (statement != found.submission().root()) {
      throw Errors.validation(
          "Id names one statement of a batch; cancel the batch by " + found.submission().id());
    }
    if (!statements.cancel(found.submission())) {
      throw Errors.validation(
          "Could not cancel a query that is already in "
              + statement.state()
              + " state with ID: "
              + statement.id());
    }
    return CompletableFuture.completedFuture(
        CancelStatementResponse.builder().status(true).build());
  }
}
