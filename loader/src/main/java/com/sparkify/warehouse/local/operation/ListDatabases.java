package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.local.engine.Engine;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.redshiftdata.model.ListDatabasesRequest;
import software.amazon.awssdk.services.redshiftdata.model.ListDatabasesResponse;

/** Lists the databases, of which there is one. */
final class ListDatabases extends ModelledOperation<ListDatabasesRequest, ListDatabasesResponse> {
  private final Catalog catalog;

  ListDatabases(Catalog catalog) {
    super(ListDatabasesRequest.class, ListDatabasesRequest::builder);
    this.catalog = requireNonNull(catalog, "catalog");
  }

  @Override
  public CompletionStage<ListDatabasesResponse> run(ListDatabasesRequest request) {
    List<String> databases = List.of(catalog.read(request, null, Engine::database));
    Paging.Page<String> page =
        Paging.page(
            databases, name(), request.nextToken(), request.maxResults(), Catalog.MOST_RESULTS);
    return CompletableFuture.completedFuture(
        ListDatabasesResponse.builder()
            .databases(page.items())
            .nextToken(page.nextToken().orElse(null))
            .build());
  }
}
