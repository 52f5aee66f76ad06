package com.sparkify.warehouse.local.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/** Writes the SDK's model classes as AWS JSON 1.1; members without a value are left out. */
public final class ShapeWriter {
  private ShapeWriter() {}

  /**
   * Writes a shape as one object.
   *
   * @throws IOException where the generator's target fails
   */
  public static void write(SdkPojo shape, JsonGenerator json) throws IOException {
    json.writeStartObject();
    writeMembers(shape, json);
    json.writeEndObject();
  }

  /** The same without the braces, for an object that has more to say. */
  static void writeMembers(SdkPojo shape, JsonGenerator json) throws IOException {
    for (SdkField<?> field : shape.sdkFields()) {
      Object value = field.getValueOrDefault(shape);
      if (value == null || value instanceof SdkAutoConstructList) {
        continue;
      }
      json.writeFieldName(field.locationName());
      writeValue(value, json);
    }
  }

  private static void writeValue(Object value, JsonGenerator json) throws IOException {
    if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof SdkPojo shape) {
      write(shape, json);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Instant instant) {
      json.writeNumber(BigDecimal.valueOf(instant.toEpochMilli(), 3));
    } else if (value instanceof SdkBytes bytes) {
      json.writeBinary(bytes.asByteArrayUnsafe());
    } else if (value instanceof List<?> list) {
      writeList(list, json);
    } else {
      throw new IllegalStateException("no wire form for " + value.getClass().getName());
    }
  }

  private static void writeList(List<?> list, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (Object element : list) {
      writeValue(element, json);
    }
    json.writeEndArray();
  }
}
