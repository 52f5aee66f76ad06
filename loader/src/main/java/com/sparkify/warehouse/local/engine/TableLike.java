package com.sparkify.warehouse.local.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CREATE TABLE … (LIKE other): columns, NOT NULL, distribution and sort keys of the other. */
final class TableLike {
  private TableLike() {}

  static TableDefinition fill(TableDefinition definition, TableShape other) {
    List<TableDefinition.Column> columns = new ArrayList<>();
    for (TableShape.Column column : other.columns()) {
      columns.add(
          new TableDefinition.Column(
              column.name(), column.type(), !column.nullable(), List.of(), Optional.empty()));
    }
    columns.addAll(definition.columns());
    TableProperties theirs = other.properties();
    TableProperties properties =
        new TableProperties(
            theirs.types(),
            java.util.Map.of(),
            theirs.encodings(),
            theirs.distributionStyle(),
            theirs.distributionKey(),
            theirs.sortKeys(),
            theirs.sortStyle(),
            List.of());
    for (TableDefinition.Column column : columns) {
      properties = properties.withType(column.name(), column.type().display());
    }
    return new TableDefinition(
        definition.name(),
        definition.temporary(),
        definition.ifNotExists(),
        columns,
        Optional.empty(),
        properties,
        Optional.empty());
  }
}
