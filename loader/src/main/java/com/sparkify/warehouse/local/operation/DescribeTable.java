package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.local.engine.Engine;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.DescribeTableRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeTableResponse;

/**
 * Lists the columns of a table in their order; of every table with that name, of every table of the
 * schema or of all tables where Schema or Table is left out. MaxResults counts columns.
 */
final class DescribeTable extends ModelledOperation<DescribeTableRequest, DescribeTableResponse> {
  private final Catalog catalog;

  DescribeTable(Catalog catalog) {
    super(DescribeTableRequest.class, DescribeTableRequest::builder);
    this.catalog = requireNonNull(catalog, "catalog");
  }

  @Override
  public CompletionStage<DescribeTableResponse> run(DescribeTableRequest request) {
    List<ColumnMetadata> columns =
        catalog.read(request, request.connectedDatabase(), engine -> columns(engine, request));
    Paging.Page<ColumnMetadata> page =
        Paging.page(
            columns, name(), request.nextToken(), request.maxResults(), Catalog.MOST_RESULTS);
    return CompletableFuture.completedFuture(
        DescribeTableResponse.builder()
            .tableName(request.table())
            .columnList(page.items())
            .nextToken(page.nextToken().orElse(null))
            .build());
  }

  private static List<ColumnMetadata> columns(Engine engine, DescribeTableRequest request) {
    return engine.tables().stream()
        .filter(table -> isWanted(request.schema(), table.schema()))
        .filter(table -> isWanted(request.table(), table.name()))
        .flatMap(table -> engine.columns(table.schema(), table.name()).stream())
        .map(Columns::metadata)
        .toList();
  }

  private static boolean isWanted(String wanted, String name) {
    return wanted == null || wanted.equalsIgnoreCase(name);
  }
}
