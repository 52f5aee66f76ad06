package com.sparkify.warehouse.report;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A table as the schema declares it.
 *
 * @param name the table's
 * @param purpose what its file's header says about it; may be empty
 * @param columns in the order of the declaration
 */
record TableShape(String name, String purpose, List<ColumnShape> columns) {
  TableShape {
    requireNonNull(name, "name");
    requireNonNull(purpose, "purpose");
    columns = List.copyOf(columns);
  }

  /**
   * A column of a table.
   *
   * @param name the column's
   * @param type as written, such as {@code varchar(1024)}
   * @param isKey whether the primary key has it
   * @param references the table whose key it holds
   */
  record ColumnShape(String name, String type, boolean isKey, Optional<String> references) {
    ColumnShape {
      requireNonNull(name, "name");
      requireNonNull(type, "type");
      requireNonNull(references, "references");
    }
  }

  /** How many columns hold the key of another table. */
  long referenceCount() {
    return columns.stream().filter(column -> column.references().isPresent()).count();
  }
}
