package com.sparkify.warehouse.local.operation;

import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultRequest;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.ResultFormatString;

/** Gives a result set, page by page, as typed fields. */
final class GetStatementResult
    extends ModelledOperation<GetStatementResultRequest, GetStatementResultResponse> {
  private final ResultPages pages;

  GetStatementResult(Statements statements) {
    super(GetStatementResultRequest.class, GetStatementResultRequest::builder);
    this.pages = new ResultPages(statements, ResultFormatString.JSON);
  }

  @Override
  public CompletionStage<GetStatementResultResponse> run(GetStatementResultRequest request) {
    return pages.select(
        request.id(), request.nextToken(), request.waitTimeSeconds(), GetStatementResult::respond);
  }

  private static GetStatementResultResponse respond(ResultPages.Selection selection) {
    SpooledResult result = selection.result();
    return GetStatementResultResponse.builder()
        .records(result.read(selection.page()))
        .columnMetadata(result.columns())
        .totalNumRows(result.rows())
        .nextToken(selection.nextToken().orElse(null))
        .build();
  }
}
