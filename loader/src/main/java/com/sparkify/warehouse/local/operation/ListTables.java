package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.local.engine.Engine;
import com.sparkify.warehouse.local.engine.TableDescription;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import software.amazon.awssdk.services.redshiftdata.model.ListTablesRequest;
import software.amazon.awssdk.services.redshiftdata.model.ListTablesResponse;
import software.amazon.awssdk.services.redshiftdata.model.TableMember;

/** Lists tables and views by schema and name, those of the system included. */
final class ListTables extends ModelledOperation<ListTablesRequest, ListTablesResponse> {
  private final Catalog catalog;

  ListTables(Catalog catalog) {
    super(ListTablesRequest.class, ListTablesRequest::builder);
    this.catalog = requireNonNull(catalog, "catalog");
  }

  @Override
  public CompletionStage<ListTablesResponse> run(ListTablesRequest request) {
    Predicate<String> schemas = NamePattern.of(request.schemaPattern());
    Predicate<String> tables = NamePattern.of(request.tablePattern());
    List<TableMember> members =
        catalog.read(request, request.connectedDatabase(), Engine::tables).stream()
            .filter(table -> schemas.test(table.schema()) && tables.test(table.name()))
            .map(ListTables::member)
            .toList();
    Paging.Page<TableMember> page =
        Paging.page(
            members, name(), request.nextToken(), request.maxResults(), Catalog.MOST_RESULTS);
    return CompletableFuture.completedFuture(
        ListTablesResponse.builder()
            .tables(page.items())
            .nextToken(page.nextToken().orElse(null))
            .build());
  }

  private static TableMember member(TableDescription table) {
    return TableMember.builder()
        .schema(table.schema())
        .name(table.name())
        .type(table.type())
        .build();
  }
}
