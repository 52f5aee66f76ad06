package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.local.engine.JsonValues.Kind;
import java.math.BigDecimal;
import java.util.Locale;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBWritableVector;

/** REAL and DOUBLE PRECISION. */
final class FloatFieldReader extends FieldReader {
  private final boolean single;

  FloatFieldReader(boolean single) {
    this.single = single;
  }

  @Override
  DuckDBColumnType vectorType() {
    return DuckDBColumnType.DOUBLE;
  }

  @Override
  String expression(String name) {
    return single ? "cast(" + name + " as real)" : name;
  }

  @Override
  boolean read(Kind kind, byte[] bytes, int start, int end, DuckDBWritableVector vector, int row)
      throws FieldException {
    String text = text(kind, bytes, start, end).strip();
    if (text.isEmpty()) {
      return false;
    }
    vector.setDouble(row, kind == Kind.NUMBER ? Double.parseDouble(text) : parse(text));
    return true;
  }

  private double parse(String text) throws FieldException {
    String name = single ? "Float" : "Double";
    double value =
        switch (text.toLowerCase(Locale.ROOT)) {
          case "nan" -> Double.NaN;
          case "inf", "infinity" -> Double.POSITIVE_INFINITY;
          case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
          default -> {
            BigDecimal number = DecimalFieldReader.number(text, name);
            yield number.doubleValue();
          }
        };
    boolean written = Character.isDigit(text.charAt(text.length() - 1));
    if (written && Double.isInfinite(value)) {
      throw overflow(text, name);
    }
    return value;
  }
}
