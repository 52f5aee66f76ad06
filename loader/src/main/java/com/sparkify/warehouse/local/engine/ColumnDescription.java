package com.sparkify.warehouse.local.engine;

import static java.util.Objects.requireNonNull;

/**
 * A column of a table or of a result set.
 *
 * @param name its name, lower case unless quoted
 * @param schema the schema of its table; empty for an expression
 * @param table its table; empty for an expression
 * @param typeName Redshift's name of the type: int2, int4, int8, float4, float8, numeric, bool,
 *     varchar, bpchar, date, time, timestamp, timestamptz, super
 * @param length bytes of a varchar or bpchar; 0 for others
 * @param precision digits of a number; 0 for others
 * @param scale digits after the point; 0 for others
 * @param nullable false where NOT NULL is declared
 * @param defaultValue the expression of its DEFAULT; empty where there is none
 */
public record ColumnDescription(
    String name,
    String schema,
    String table,
    String typeName,
    int length,
    int precision,
    int scale,
    boolean nullable,
    String defaultValue) {

  public ColumnDescription {
    requireNonNull(name, "name");
    requireNonNull(schema, "schema");
    requireNonNull(table, "table");
    requireNonNull(typeName, "typeName");
    requireNonNull(defaultValue, "defaultValue");
  }
}
