package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.local.engine.JsonValues.Kind;
import java.util.Locale;
import java.util.Set;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBWritableVector;

/** BOOLEAN, in the spellings that Redshift documents. */
final class BooleanFieldReader extends FieldReader {
  private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1");
  private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "0");

  @Override
  DuckDBColumnType vectorType() {
    return DuckDBColumnType.BOOLEAN;
  }

  @Override
  String expression(String name) {
    return name;
  }

  @Override
  boolean read(Kind kind, byte[] bytes, int start, int end, DuckDBWritableVector vector, int row)
      throws FieldException {
    String text = text(kind, bytes, start, end).strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty()) {
      return false;
    }
    if (!TRUE.contains(text) && !FALSE.contains(text)) {
      throw new FieldException(FieldException.BOOLEAN, "Unknown boolean format");
    }
    vector.setBoolean(row, TRUE.contains(text));
    return true;
  }
}
