package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.local.engine.JsonValues.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.duckdb.DuckDBWritableVector;

/** NUMERIC: rounded to the column's scale. */
final class DecimalFieldReader extends VarcharFieldReader {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");

  private final ColumnType type;

  DecimalFieldReader(ColumnType type) {
    this.type = type;
  }

  @Override
  String expression(String name) {
    return "cast(" + name + " as " + type.storedAs() + ")";
  }

  @Override
  boolean read(Kind kind, byte[] bytes, int start, int end, DuckDBWritableVector vector, int row)
      throws FieldException {
    String text = text(kind, bytes, start, end).strip();
    if (text.isEmpty()) {
      return false;
    }
    BigDecimal number = number(text, "Decimal");
    boolean huge = number.precision() - (long) number.scale() > 40;
    BigDecimal rounded = huge ? number : number.setScale(type.scale(), RoundingMode.HALF_UP);
    if (huge || (rounded.signum() != 0 && rounded.precision() > type.precision())) {
      throw overflow(text, "Decimal");
    }
    keep(row, rounded.toPlainString().getBytes(StandardCharsets.US_ASCII));
    return true;
  }

  /**
   * A number as SQL writes it.
   *
   * @throws FieldException of an invalid digit where it isn't one
   */
  static BigDecimal number(String text, String typeName) throws FieldException {
    if (!NUMBER.matcher(text).matches()) {
      throw invalidDigit(text, typeName);
    }
    return new BigDecimal(text);
  }
}
