package com.sparkify.warehouse.local.engine;

/** A document that isn't JSON. */
final class JsonSyntaxException extends Exception {
  private final int offset;
  private final int line;

  /**
   * A failure.
   *
   * @param offset index in the reader's buffer
   * @param line counted from 1, in the file
   */
  JsonSyntaxException(String message, int offset, int line) {
    super(message, null, false, false);
    this.offset = offset;
    this.line = line;
  }

  int offset() {
    return offset;
  }

  int line() {
    return line;
  }
}
