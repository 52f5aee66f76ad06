package com.sparkify.warehouse.script;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * A place in a SQL file.
 *
 * @param file the file, as the person named its folder
 * @param line counted from 1; 0 for a file or folder as a whole
 * @param column counted from 1, in characters
 */
public record Location(Path file, int line, int column) {

  public Location {
    requireNonNull(file, "file");
  }

  /** A file or folder as a whole. */
  public static Location of(Path file) {
    return new Location(file, 0, 0);
  }

  /** The place of the character at {@code offset} of {@code text}. */
  static Location of(Path file, String text, int offset) {
    int line = 1;
    int lineStart = 0;
    for (int index = text.indexOf('\n');
        index >= 0 && index < offset;
        index = text.indexOf('\n', index + 1)) {
      line++;
      lineStart = index + 1;
    }
    return new Location(file, line, offset - lineStart + 1);
  }

  /** {@code sql/2-stage/staging_events.sql:14}, as editors and terminals link it. */
  @Override
  public String toString() {
    return line == 0 ? file.toString() : file + ":" + line;
  }
}
