package com.sparkify.warehouse.infra.config;

import java.util.Locale;

/** How many letters two names differ by, whatever their case: finds the key that was meant. */
final class EditDistance {
  private EditDistance() {}

  /** The Levenshtein distance: insertions, deletions and replacements of one letter. */
  static int between(String left, String right) {
    String from = left.toLowerCase(Locale.ROOT);
    String to = right.toLowerCase(Locale.ROOT);
    int[] previous = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] current = new int[to.length() + 1];
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int replaced = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
        int insertedOrDeleted = Math.min(previous[column], current[column - 1]) + 1;
        current[column] = Math.min(previous[column - 1] + replaced, insertedOrDeleted);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
