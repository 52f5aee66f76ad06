package com.sparkify.warehouse.run;

import static java.util.Objects.requireNonNull;

/**
 * A line that COPY rejected, as the warehouse's own system views tell it.
 *
 * @param file the object's URI
 * @param line counted from 1
 * @param column the column's name; empty where the line as a whole is broken
 * @param reason why
 * @param text the offending text, a field or the line; empty where the view doesn't keep it
 * @param rawLine the line, at most 1,024 characters of it; empty where the view doesn't keep it
 */
public record LoadError(
    String file, long line, String column, String reason, String text, String rawLine) {
  public LoadError {
    requireNonNull(file, "file");
    requireNonNull(column, "column");
    requireNonNull(reason, "reason");
    requireNonNull(text, "text");
    requireNonNull(rawLine, "rawLine");
  }
}
