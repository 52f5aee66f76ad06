package com.sparkify.warehouse.local.engine;

import static java.util.Objects.requireNonNull;

/**
 * A table or view.
 *
 * @param schema its schema
 * @param name its name
 * @param type TABLE, VIEW, SYSTEM TABLE or SYSTEM VIEW, as ListTables says it
 */
public record TableDescription(String schema, String name, String type) {
  public TableDescription {
    requireNonNull(schema, "schema");
    requireNonNull(name, "name");
    requireNonNull(type, "type");
  }
}
