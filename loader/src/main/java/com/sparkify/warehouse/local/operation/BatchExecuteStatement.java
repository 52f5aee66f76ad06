package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecutionMode;
import software.amazon.awssdk.services.redshiftdata.model.ResultFormatString;

/**
 * Runs statements one after the other on one connection: as a transaction, all or nothing, or with
 * AUTO_COMMIT each by itself until one fails.
 */
final class BatchExecuteStatement
    extends ModelledOperation<BatchExecuteStatementRequest, BatchExecuteStatementResponse> {
  private static final int MOST_SQLS = 40;

  private final Statements statements;

  BatchExecuteStatement(Statements statements) {
    super(BatchExecuteStatementRequest.class, BatchExecuteStatementRequest::builder);
    this.statements = requireNonNull(statements, "statements");
  }

  @Override
  public CompletionStage<BatchExecuteStatementResponse> run(BatchExecuteStatementRequest request) {
    Optional<Integer> wait = Validation.waitTime(request.waitTimeSeconds());
    Submission submission = statements.submit(validate(request), request.clientToken());
    return statements
        .waitForEnd(submission.root(), wait)
        .thenApply(end -> respond(submission, wait.isPresent()));
  }

  private NewStatement validate(BatchExecuteStatementRequest request) {
    List<SqlText> sqls = sqls(request);
    UnsupportedMembers.check(
        request.sessionKeepAliveSeconds(), request.sessionId(), request.withEvent());
    return new NewStatement(
        true,
        sqls,
        ConnectionTarget.of(request),
        Validation.length("StatementName", request.statementName(), 0, 2048),
        Parameters.check(request.hasParameters(), request.parameters(), sqls),
        Validation.oneOf(
            "ResultFormat",
            request.resultFormatAsString(),
            request.resultFormat(),
            ResultFormatString.JSON,
            ResultFormatString.knownValues()),
        Validation.oneOf(
            "ExecutionMode",
            request.executionModeAsString(),
            request.executionMode(),
            ExecutionMode.TRANSACTION,
            ExecutionMode.knownValues()));
  }

  private List<SqlText> sqls(BatchExecuteStatementRequest request) {
    if (!request.hasSqls()) {
      throw Errors.validation("Sqls is missing");
    }
    int count = request.sqls().size();
    if (count < 1 || count > MOST_SQLS) {
      throw Errors.validation("Sqls has " + count + " statements; allowed are 1 to " + MOST_SQLS);
    }
    List<SqlText> texts = new ArrayList<>();
    for (String sql : request.sqls()) {
      String member = "Sqls[" + texts.size() + "]";
      texts.add(SqlText.of(member, sql, statements.limits().statementTextBytes()));
    }
    return texts;
  }

  private static BatchExecuteStatementResponse respond(Submission submission, boolean waited) {
    ConnectionTarget target = submission.request().target();
    BatchExecuteStatementResponse.Builder response =
        BatchExecuteStatementResponse.builder()
            .id(submission.id())
            .createdAt(submission.root().createdAt())
            .clusterIdentifier(target.clusterIdentifier().orElse(null))
            .workgroupName(target.workgroupName().orElse(null))
            .secretArn(target.secretArn().orElse(null))
            .dbUser(target.dbUser().orElse(null))
            .database(target.database());
    if (waited) {
      Progress progress = submission.root().progress();
      response
          .status(progress.state().name())
          .redshiftPid(progress.processId())
          .hasResultSet(submission.hasResultSet());
    }
    return response.build();
  }
}
