package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.local.engine.Engine;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.redshiftdata.model.ListSchemasRequest;
import software.amazon.awssdk.services.redshiftdata.model.ListSchemasResponse;

/** Lists schemas by name, those of the system included. */
final class ListSchemas extends ModelledOperation<ListSchemasRequest, ListSchemasResponse> {
  private final Catalog catalog;

  ListSchemas(Catalog catalog) {
    super(ListSchemasRequest.class, ListSchemasRequest::builder);
    this.catalog = requireNonNull(catalog, "catalog");
  }

  @Override
  public CompletionStage<ListSchemasResponse> run(ListSchemasRequest request) {
    List<String> schemas =
        catalog.read(request, request.connectedDatabase(), Engine::schemas).stream()
            .filter(NamePattern.of(request.schemaPattern()))
            .toList();
    Paging.Page<String> page =
        Paging.page(
            schemas, name(), request.nextToken(), request.maxResults(), Catalog.MOST_RESULTS);
    return CompletableFuture.completedFuture(
        ListSchemasResponse.builder()
            .schemas(page.items())
            .nextToken(page.nextToken().orElse(null))
            .build());
  }
}
