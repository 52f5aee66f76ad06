package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.local.engine.JsonValues.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBWritableVector;

/** SMALLINT, INTEGER and BIGINT: digits, or a number with a point or exponent that is integral. */
final class IntegerFieldReader extends FieldReader {
  /** Has more digits than a short integer. */
  static final long NOT_SHORT = Long.MIN_VALUE;

  private static final int MOST_DIGITS = 18;

  private final String typeName;
  private final long lowest;
  private final long highest;

  IntegerFieldReader(String typeName, long lowest, long highest) {
    this.typeName = typeName;
    this.lowest = lowest;
    this.highest = highest;
  }

  @Override
  DuckDBColumnType vectorType() {
    return DuckDBColumnType.BIGINT;
  }

  @Override
  String expression(String name) {
    return switch (typeName) {
      case "Short" -> "cast(" + name + " as smallint)";
      case "Integer" -> "cast(" + name + " as integer)";
      default -> name;
    };
  }

  @Override
  boolean read(Kind kind, byte[] bytes, int start, int end, DuckDBWritableVector vector, int row)
      throws FieldException {
    long value = shortInteger(bytes, start, end);
    if (value == NOT_SHORT) {
      String text = text(kind, bytes, start, end).strip();
      if (text.isEmpty()) {
        return false;
      }
      value = parse(text, typeName);
    }
    if (value < lowest || value > highest) {
      throw overflow(text(kind, bytes, start, end), typeName);
    }
    vector.setLong(row, value);
    return true;
  }

  /**
   * The number that up to 18 digits, perhaps after a minus, stand for: no overflow, no other sign.
   *
   * @return {@link #NOT_SHORT} where something else stands there
   */
  static long shortInteger(byte[] bytes, int start, int end) {
    int first = start < end && bytes[start] == '-' ? start + 1 : start;
    if (first >= end || end - first > MOST_DIGITS) {
      return NOT_SHORT;
    }
    long value = 0;
    for (int index = first; index < end; index++) {
      int digit = bytes[index] - '0';
      if (digit < 0 || digit > 9) {
        return NOT_SHORT;
      }
      value = value * 10 + digit;
    }
    return first > start ? -value : value;
  }

  /**
   * An integer, however it is written.
   *
   * @throws FieldException where it isn't a number, has a fraction, or doesn't fit 64 bits
   */
  static long parse(String text, String typeName) throws FieldException {
    BigDecimal number = DecimalFieldReader.number(text, typeName);
    BigInteger integer;
    try {
      if (number.precision() - (long) number.scale() > 40) {
        throw overflow(text, typeName);
      }
      integer = number.toBigIntegerExact();
    } catch (ArithmeticException e) {
      throw invalidDigit(text, typeName);
    }
    if (integer.bitLength() > 63) {
      throw overflow(text, typeName);
    }
    return integer.longValue();
  }
}
