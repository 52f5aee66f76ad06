package com.sparkify.warehouse.local.engine;

/** Numbers of few digits as doubles, without a String in between. */
final class ShortDecimal {
  /** Integers up to here, and powers of ten up to the 22nd, are exact: so is their quotient. */
  private static final int MOST_DIGITS = 15;

  private static final double[] POWERS = new double[MOST_DIGITS + 1];

  static {
    POWERS[0] = 1;
    for (int power = 1; power < POWERS.length; power++) {
      POWERS[power] = POWERS[power - 1] * 10;
    }
  }

  private ShortDecimal() {}

  /** The double nearest to the number; NaN where it isn't plain digits with at most one point. */
  static double parse(byte[] bytes, int start, int end) {
    int first = start < end && bytes[start] == '-' ? start + 1 : start;
    if (first >= end || end - first > MOST_DIGITS + 1) {
      return Double.NaN;
    }
    long digits = 0;
    int point = -1;
    for (int index = first; index < end; index++) {
      byte character = bytes[index];
      if (character == '.' && point < 0 && index > first) {
        point = index;
      } else if (character >= '0' && character <= '9') {
        digits = digits * 10 + (character - '0');
      } else {
        return Double.NaN;
      }
    }
    int decimals = point < 0 ? 0 : end - point - 1;
    if (end - first - (point < 0 ? 0 : 1) > MOST_DIGITS) {
      return Double.NaN;
    }
    double value = digits / POWERS[decimals];
    return first > start ? -value : value;
  }
}
