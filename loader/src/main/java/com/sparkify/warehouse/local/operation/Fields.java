package com.sparkify.warehouse.local.operation;

import software.amazon.awssdk.services.redshiftdata.model.Field;

/** Values of the engine in the shape of GetStatementResult. */
final class Fields {
  private static final Field NULL = Field.fromIsNull(true);

  private Fields() {}

  /**
   * A value.
   *
   * @param value Long, Double, Boolean, String or null, as {@code EngineResult} gives them
   */
  static Field of(Object value) {
    if (value == null) {
      return NULL;
    }
    if (value instanceof String text) {
      return Field.fromStringValue(text);
    }
    if (value instanceof Long number) {
      return Field.fromLongValue(number);
    }
    if (value instanceof Double number) {
      return Field.fromDoubleValue(number);
    }
    if (value instanceof Boolean flag) {
      return Field.fromBooleanValue(flag);
    }
    throw new IllegalArgumentException("the engine gave a " + value.getClass().getName());
  }

  /** The value as CSV: null is nothing, text with a separator, quote or line end is quoted. */
  static String csv(Field field) {
    return switch (field.type()) {
      case LONG_VALUE -> field.longValue().toString();
      case DOUBLE_VALUE -> field.doubleValue().toString();
      case BOOLEAN_VALUE -> field.booleanValue().toString();
      case STRING_VALUE -> quoted(field.stringValue());
      case IS_NULL, BLOB_VALUE, UNKNOWN_TO_SDK_VERSION -> "";
    };
  }

  private static String quoted(String text) {
    boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> "\",\r\n".indexOf(c) >= 0);
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
