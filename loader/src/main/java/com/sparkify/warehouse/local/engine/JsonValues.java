package com.sparkify.warehouse.local.engine;

import java.util.Arrays;

/**
 * Where the values that a document gives to the columns stand in the reader's buffer. One word
 * holds all of a value: it is written and read for every value of every document.
 */
final class JsonValues {

  /** What a value is. */
  enum Kind {
    /** No such member, or null. */
    ABSENT(0),
    /** A string without escapes. */
    STRING(1),
    /** A string that holds escapes. */
    ESCAPED_STRING(2),
    /** A number. */
    NUMBER(3),
    /** true or false. */
    BOOLEAN(4),
    /** An object or an array. */
    NESTED(5);

    private static final int BITS = 3;
    private static final int MASK = (1 << BITS) - 1;
    private static final Kind[] BY_CODE = values();

    private final int code;

    Kind(int code) {
      this.code = code;
    }
  }

  /** Start, end and kind of each column's value, from the highest bits on; 0 where absent. */
  private final long[] places;

  JsonValues(int columns) {
    places = new long[columns];
  }

  void clear() {
    Arrays.fill(places, 0);
  }

  /** Keeps a value for each of the columns; of a repeated member the last one counts. */
  void put(int[] columns, Kind kind, int start, int end) {
    long place = ((long) start << Integer.SIZE) | ((long) end << Kind.BITS) | kind.code;
    for (int column : columns) {
      places[column] = place;
    }
  }

  Kind kind(int column) {
    return Kind.BY_CODE[(int) places[column] & Kind.MASK];
  }

  /** First byte, after a string's quote. */
  int start(int column) {
    return (int) (places[column] >>> Integer.SIZE);
  }

  /** End, before a string's quote; below 2^28, as the buffer is. */
  int end(int column) {
    return (int) places[column] >>> Kind.BITS;
  }
}
