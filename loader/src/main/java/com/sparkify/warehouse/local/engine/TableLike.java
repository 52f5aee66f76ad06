package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.script.SqlTokenizer;
import com.sparkify.warehouse.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** CREATE TABLE … (LIKE other): columns, NOT NULL, distribution and sort keys of the other. */
final class TableLike {
  private TableLike() {}

  static TableDefinition fill(TableDefinition definition, TableShape other, boolean defaults) {
    List<TableDefinition.Column> columns = new ArrayList<>();
    for (TableShape.Column column : other.columns()) {
      columns.add(
          new TableDefinition.Column(
              column.name(),
              column.type(),
              !column.nullable(),
              defaults && !column.identity() ? tokens(column.defaultValue()) : List.of(),
              Optional.empty()));
    }
    columns.addAll(definition.columns());
    TableProperties theirs = other.properties();
    TableProperties properties =
        new TableProperties(
            theirs.types(),
            Map.of(),
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

  /** A default as DuckDB keeps it, which is SQL for DuckDB already. */
  private static List<Token> tokens(String expression) {
    return SqlTokenizer.tokenize(expression).stream().filter(Token::isCode).toList();
  }
}
