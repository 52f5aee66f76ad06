package com.sparkify.warehouse.local.engine;

import static java.util.Objects.requireNonNull;

/**
 * Why COPY rejected a document: a row of {@code stl_load_errors} and {@code sys_load_error_detail}.
 *
 * @param file its S3 URI
 * @param line line of the file, from 1
 * @param column the column; empty where the document as a whole is bad
 * @param columnType its type as declared, without a length; empty without a column
 * @param columnLength its length; empty where it has none
 * @param position characters before the offending one in the line or field
 * @param rawLine the line, at most {@value #LONGEST_RAW_TEXT} characters of it
 * @param rawValue the field's text, at most as much
 * @param code Redshift's number of the error
 * @param reason Redshift's words, or ours where it has none
 */
record LoadError(
    String file,
    long line,
    String column,
    String columnType,
    String columnLength,
    int position,
    String rawLine,
    String rawValue,
    int code,
    String reason) {
  static final int LONGEST_RAW_TEXT = 1024;

  LoadError {
    requireNonNull(file, "file");
    requireNonNull(column, "column");
    requireNonNull(columnType, "columnType");
    requireNonNull(columnLength, "columnLength");
    rawLine = cut(rawLine);
    rawValue = cut(rawValue);
    requireNonNull(reason, "reason");
  }

  private static String cut(String text) {
    String oneLine = text.replace('\u0000', ' ');
    if (oneLine.length() <= LONGEST_RAW_TEXT) {
      return oneLine;
    }
    boolean splitsPair = Character.isHighSurrogate(oneLine.charAt(LONGEST_RAW_TEXT - 1));
    return oneLine.substring(0, LONGEST_RAW_TEXT - (splitsPair ? 1 : 0));
  }
}
