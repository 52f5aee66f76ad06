package com.sparkify.warehouse.local.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * SQL for DuckDB and where its parts come from.
 *
 * @param text what DuckDB runs
 * @param origins pairs of an index in the text and the offset in the statement as sent, ascending
 */
record RewrittenSql(String text, List<int[]> origins) {

  RewrittenSql {
    requireNonNull(text, "text");
    origins = List.copyOf(origins);
  }

  /** SQL that stands for no part of what was sent. */
  static RewrittenSql of(String text) {
    return new RewrittenSql(text, List.of());
  }

  /** The offset in the statement as sent of what stands at that index; 0 where unknown. */
  int origin(int index) {
    int origin = 0;
    for (int[] pair : origins) {
      if (pair[0] > index) {
        break;
      }
      origin = pair[1];
    }
    return origin;
  }
}
