package com.sparkify.warehouse.local.engine;

import java.util.Arrays;

/** Where the values that a document gives to the columns stand in the reader's buffer. */
final class JsonValues {

  /** What a value is. */
  enum Kind {
    /** No such member, or null. */
    ABSENT,
    /** A string without escapes. */
    STRING,
    /** A string that holds escapes. */
    ESCAPED_STRING,
    /** A number. */
    NUMBER,
    /** true or false. */
    BOOLEAN,
    /** An object or an array. */
    NESTED
  }

  private static final int NOT_THERE = -1;

  private final Kind[] kinds;
  private final int[] starts;
  private final int[] ends;

  JsonValues(int columns) {
    kinds = new Kind[columns];
    starts = new int[columns];
    ends = new int[columns];
  }

  void clear() {
    Arrays.fill(ends, NOT_THERE);
  }

  /** Keeps a value for each of the columns; of a repeated member the last one counts. */
  void put(int[] columns, Kind kind, int start, int end) {
    for (int column : columns) {
      kinds[column] = kind;
      starts[column] = start;
      ends[column] = end;
    }
  }

  Kind kind(int column) {
    return ends[column] == NOT_THERE ? Kind.ABSENT : kinds[column];
  }

  /** First byte, after a string's quote. */
  int start(int column) {
    return starts[column];
  }

  /** End, before a string's quote. */
  int end(int column) {
    return ends[column];
  }
}
