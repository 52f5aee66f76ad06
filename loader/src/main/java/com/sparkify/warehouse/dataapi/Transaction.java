package com.sparkify.warehouse.dataapi;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Statements that succeed or fail together.
 *
 * @param name what the service lists them under; up to 2,048 characters
 * @param statements one or more, and at most {@value #MAX_STATEMENTS}
 */
public record Transaction(String name, List<String> statements) {
  /** BatchExecuteStatement takes no more; see Sqls in the service's API reference. */
  public static final int MAX_STATEMENTS = 40;

  /** The longest text of a statement, in UTF-8 bytes; quota of the Data API. */
  public static final int MAX_STATEMENT_BYTES = 100 * 1024;

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
