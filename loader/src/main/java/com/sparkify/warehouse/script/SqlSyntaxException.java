package com.sparkify.warehouse.script;

/** Text that can't be cut into tokens. Knows where, but not in which file. */
public final class SqlSyntaxException extends RuntimeException {
  private final int offset;

  SqlSyntaxException(String message, int offset) {
    super(message);
    this.offset = offset;
  }

  /** Index of the offending character in the text. */
  public int offset() {
    return offset;
  }
}
