package com.sparkify.warehouse.local.operation;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultV2Request;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultV2Response;
import software.amazon.awssdk.services.redshiftdata.model.QueryRecords;
import software.amazon.awssdk.services.redshiftdata.model.ResultFormatString;

/** Gives a result set, page by page, as CSV without a header: the columns are beside it. */
final class GetStatementResultV2
    extends ModelledOperation<GetStatementResultV2Request, GetStatementResultV2Response> {
  private final ResultPages pages;

  GetStatementResultV2(Statements statements) {
    super(GetStatementResultV2Request.class, GetStatementResultV2Request::builder);
    this.pages = new ResultPages(statements, ResultFormatString.CSV);
  }

  @Override
  public CompletionStage<GetStatementResultV2Response> run(GetStatementResultV2Request request) {
    return pages.select(
        request.id(),
        request.nextToken(),
        request.waitTimeSeconds(),
        GetStatementResultV2::respond);
  }

  private static GetStatementResultV2Response respond(ResultPages.Selection selection) {
    SpooledResult result = selection.result();
    return GetStatementResultV2Response.builder()
        .records(QueryRecords.fromCsvRecords(csv(result.read(selection.page()))))
        .columnMetadata(result.columns())
        .totalNumRows(result.rows())
        .resultFormat(ResultFormatString.CSV)
        .nextToken(selection.nextToken().orElse(null))
        .build();
  }

  private static String csv(List<List<Field>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(Fields::csv).collect(Collectors.joining(",", "", "\n")))
        .collect(Collectors.joining());
  }
}
