package com.sparkify.warehouse.dataapi;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Statements that succeed or fail together.
 *
 * @param name what the service lists them under; up to 2,048 characters
 * @param statements one or more, and at most {@value #MAX_STATEMENTS}
 * @param detailed whether rows, durations and query ids of the statements are wanted. Only
 *     DescribeStatement tells them, so even a short transaction then takes two calls; a longer one
 *     takes no more time for it, as the second call is the one that waits
 */
public record Transaction(String name, List<String> statements, boolean detailed) {
  /** BatchExecuteStatement takes no more; see Sqls in the service's API reference. */
  public static final int MAX_STATEMENTS = 40;

  /** The longest text of a statement, in UTF-8 bytes; quota of the Data API. */
  public static final int MAX_STATEMENT_BYTES = 100 * 1024;

  /** Statements whose every detail is wanted. */
  public Transaction(String name, List<String> statements) {
    this(name, statements, true);
  }

  public Transaction {
    requireNonNull(name, "name");
    statements = List.copyOf(statements);
    if (statements.isEmpty() || statements.size() > MAX_STATEMENTS) {
      throw new IllegalArgumentException(
          "transaction "
              + name
              + " has "
              + statements.size()
              + " statements; 1 to "
              + MAX_STATEMENTS
              + " are allowed");
    }
  }
}
