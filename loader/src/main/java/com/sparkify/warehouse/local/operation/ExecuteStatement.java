package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecutionMode;
import software.amazon.awssdk.services.redshiftdata.model.ResultFormatString;

/** Runs one statement, which commits by itself. */
final class ExecuteStatement
    extends ModelledOperation<ExecuteStatementRequest, ExecuteStatementResponse> {
  private final Statements statements;

  ExecuteStatement(Statements statements) {
    super(ExecuteStatementRequest.class, ExecuteStatementRequest::builder);
    this.statements = requireNonNull(statements, "statements");
  }

  @Override
  public CompletionStage<ExecuteStatementResponse> run(ExecuteStatementRequest request) {
    Optional<Integer> wait = Validation.waitTime(request.waitTimeSeconds());
    Submission submission = statements.submit(validate(request), request.clientToken());
    return statements
        .waitForEnd(submission.root(), wait)
        .thenApply(end -> respond(submission, wait.isPresent()));
  }

  private NewStatement validate(ExecuteStatementRequest request) {
    SqlText sql = SqlText.of("Sql", request.sql(), statements.limits().statementTextBytes());
    UnsupportedMembers.check(
        request.sessionKeepAliveSeconds(), request.sessionId(), request.withEvent());
    return new NewStatement(
        false,
        List.of(sql),
        ConnectionTarget.of(request),
        Validation.length("StatementName", request.statementName(), 0, 2048),
        Parameters.check(request.hasParameters(), request.parameters(), List.of(sql)),
        Validation.oneOf(
            "ResultFormat",
            request.resultFormatAsString(),
            request.resultFormat(),
            ResultFormatString.JSON,
            ResultFormatString.knownValues()),
        ExecutionMode.TRANSACTION);
  }

  private static ExecuteStatementResponse respond(Submission submission, boolean waited) {
    ConnectionTarget target = submission.request().target();
    ExecuteStatementResponse.Builder response =
        ExecuteStatementResponse.builder()
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
          .hasResultSet(progress.hasResultSet());
    }
    return response.build();
  }
}
