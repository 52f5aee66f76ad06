package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;

/** Tells how a statement, a batch or one of a batch's statements is doing; may wait for its end. */
final class DescribeStatement
    extends ModelledOperation<DescribeStatementRequest, DescribeStatementResponse> {
  private final Statements statements;

  DescribeStatement(Statements statements) {
    super(DescribeStatementRequest.class, DescribeStatementRequest::builder);
    this.statements = requireNonNull(statements, "statements");
  }

  @Override
  public CompletionStage<DescribeStatementResponse> run(DescribeStatementRequest request) {
    Optional<Integer> wait = Validation.waitTime(request.waitTimeSeconds());
    StatementStore.Found found = statements.find(request.id());
    return statements.waitForEnd(found.statement(), wait).thenApply(end -> describe(found));
  }

  private static DescribeStatementResponse describe(StatementStore.Found found) {
    Submission submission = found.submission();
    Statement statement = found.statement();
    NewStatement request = submission.request();
    ConnectionTarget target = request.target();
    boolean wholeBatch = request.batch() && statement == submission.root();
    Progress progress = statement.progress();
    List<SqlParameter> parameters = request.parameters();
    return DescribeStatementResponse.builder()
        .id(statement.id())
        .clusterIdentifier(target.clusterIdentifier().orElse(null))
        .workgroupName(target.workgroupName().orElse(null))
        .secretArn(target.secretArn().orElse(null))
        .dbUser(target.dbUser().orElse(null))
        .database(target.database())
        .queryString(submission.textOf(statement))
        .queryParameters(parameters.isEmpty() ? null : parameters)
        .resultFormat(request.resultFormat())
        .executionMode(request.batch() ? request.executionMode() : null)
        .createdAt(statement.createdAt())
        .updatedAt(progress.updatedAt())
        .status(progress.state().name())
        .error(progress.error().orElse(null))
        .redshiftPid(progress.processId())
        .redshiftQueryId(progress.queryId())
        .duration(progress.durationNanos())
        .hasResultSet(wholeBatch ? submission.hasResultSet() : progress.hasResultSet())
        .resultRows(wholeBatch ? -1L : progress.rows())
        .resultSize(wholeBatch ? -1L : progress.resultBytes())
        .subStatements(wholeBatch ? parts(submission) : null)
        .build();
  }

  private static List<SubStatementData> parts(Submission submission) {
    return submission.parts().stream().map(part -> part(submission, part)).toList();
  }

  private static SubStatementData part(Submission submission, Statement part) {
    Progress progress = part.progress();
    return SubStatementData.builder()
        .id(part.id())
        .queryString(submission.textOf(part))
        .createdAt(part.createdAt())
        .updatedAt(progress.updatedAt())
        .status(progress.state().name())
        .error(progress.error().orElse(null))
        .redshiftQueryId(progress.queryId())
        .duration(progress.durationNanos())
        .hasResultSet(progress.hasResultSet())
        .resultRows(progress.rows())
        .resultSize(progress.resultBytes())
        .build();
  }
}
