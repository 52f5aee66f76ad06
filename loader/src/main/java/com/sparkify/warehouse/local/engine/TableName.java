package com.sparkify.warehouse.local.engine;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The name of a table as a statement gives it, folded to lower case.
 *
 * @param schema its schema, where one is given
 * @param name its name without the schema
 */
record TableName(Optional<String> schema, String name) {

  TableName {
    requireNonNull(schema, "schema");
    requireNonNull(name, "name");
  }

  /** The name as DuckDB's SQL takes it. */
  String quoted() {
    return schema.map(TableName::quote).map(text -> text + ".").orElse("") + quote(name);
  }

  /** A name in double quotes. */
  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public String toString() {
    return schema.map(text -> text + ".").orElse("") + name;
  }
}
