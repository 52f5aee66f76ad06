package com.sparkify.warehouse.local.engine;

/** A value that its column doesn't take, in the words of {@code stl_load_errors}. */
final class FieldException extends Exception {
  static final int OUT_OF_RANGE = 1204;
  static final int DATE = 1205;
  static final int TIMESTAMP = 1206;
  static final int DIGIT = 1207;
  static final int BOOLEAN = 1210;
  static final int NOT_NULL = 1213;
  static final int CHARACTER = 1215;
  static final int LINE = 1216;
  static final int UTF8 = 1220;

  private final int code;

  FieldException(int code, String reason) {
    super(reason, null, false, false);
    this.code = code;
  }

  int code() {
    return code;
  }
}
