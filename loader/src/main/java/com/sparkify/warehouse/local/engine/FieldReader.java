package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.local.engine.JsonValues.Kind;
import java.nio.charset.StandardCharsets;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBWritableVector;

/** Turns the JSON values of one column into rows of a DuckDB vector, by Redshift's COPY rules. */
abstract class FieldReader {
  /**
   * Rows whose texts are kept back, and handed over in one call: as many as are still in the
   * processor's cache by then. A chunk of DuckDB's holds a multiple of them.
   */
  static final int BATCH = 256;

  /** The reader for a column. */
  static FieldReader of(ColumnType type, FieldOptions options) {
    return switch (type.name()) {
      case "varchar", "bpchar", "super" -> new TextFieldReader(type, options);
      case "int2" -> new IntegerFieldReader("Short", Short.MIN_VALUE, Short.MAX_VALUE);
      case "int4" -> new IntegerFieldReader("Integer", Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "int8" -> new IntegerFieldReader("Long", Long.MIN_VALUE, Long.MAX_VALUE);
      case "float4", "float8" -> new FloatFieldReader(type.name().equals("float4"));
      case "bool" -> new BooleanFieldReader();
      case "numeric" -> new DecimalFieldReader(type);
      case "date" -> new TimeFieldReader(type, options.dateFormat());
      case "time" -> new TimeFieldReader(type, TimeFormat.STANDARD);
      case "timestamp", "timestamptz" -> new TimeFieldReader(type, options.timeFormat());
      default -> throw new IllegalStateException("no reader for " + type);
    };
  }

  /** The type of the vector that it fills. */
  abstract DuckDBColumnType vectorType();

  /** The SQL expression that turns the vector's column {@code name} into the column's type. */
  abstract String expression(String name);

  /**
   * Reads one value.
   *
   * @return false where the value is null
   * @throws FieldException where the column doesn't take the value
   */
  abstract boolean read(
      Kind kind, byte[] bytes, int start, int end, DuckDBWritableVector vector, int row)
      throws FieldException;

  /** Makes a row null. */
  void setNull(DuckDBWritableVector vector, int row) {
    vector.setNull(row);
  }

  /** Hands over what was kept back for {@code count} rows, of which the first begins a batch. */
  void finish(DuckDBWritableVector vector, int first, int count) {}

  /** The characters of a value: a string's without escapes, everything else as written. */
  static String text(Kind kind, byte[] bytes, int start, int end) {
    if (kind == Kind.ESCAPED_STRING) {
      return new String(JsonText.unescape(bytes, start, end), StandardCharsets.UTF_8);
    }
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  /** Redshift's words for a character that is no part of a number. */
  static FieldException invalidDigit(String text, String typeName) {
    int position = 0;
    while (position < text.length()
        && (Character.isDigit(text.charAt(position))
            || (position == 0 && (text.startsWith("-") || text.startsWith("+"))))) {
      position++;
    }
    String found = position < text.length() ? text.substring(position, position + 1) : "";
    return new FieldException(
        FieldException.DIGIT,
        "Invalid digit, Value '" + found + "', Pos " + position + ", Type: " + typeName);
  }

  static FieldException overflow(String text, String typeName) {
    return new FieldException(
        FieldException.OUT_OF_RANGE, "Overflow, Value '" + text + "', Type: " + typeName);
  }
}
