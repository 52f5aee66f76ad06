package com.sparkify.warehouse.local.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.TraitType;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Reads JSON into the SDK's model classes. Members that the model doesn't know are ignored, as AWS
 * JSON 1.1 has it; null is the same as absent; nothing is coerced.
 */
public final class ShapeReader {
  private static final String ROOT = "the body";
  private static final List<String> NAMED_DOUBLES = List.of("NaN", "Infinity", "-Infinity");

  private ShapeReader() {}

  /**
   * Builds a shape from the parser's next value.
   *
   * @param builder an empty builder of the shape
   * @throws ProtocolException of type SerializationException, naming the member, where a value
   *     isn't of its member's type
   * @throws IOException where it isn't JSON
   */
  public static Object read(JsonParser json, SdkPojo builder) throws IOException {
    json.nextToken();
    return readShape(json, builder, ROOT);
  }

  private static Object readShape(JsonParser json, SdkPojo builder, String path)
      throws IOException {
    if (!json.hasToken(JsonToken.START_OBJECT)) {
      throw wrong(path, "a JSON object", json);
    }
    Map<String, SdkField<?>> members = builder.sdkFieldNameToField();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      SdkField<?> member = members.get(json.currentName());
      json.nextToken();
      if (member == null) {
        json.skipChildren();
      } else if (!json.hasToken(JsonToken.VALUE_NULL)) {
        String name = member.locationName();
        String memberPath = path.equals(ROOT) ? name : path + "." + name;
        member.set(builder, readValue(json, member, memberPath));
      }
    }
    return ((Buildable) builder).build();
  }

  private static Object readValue(JsonParser json, SdkField<?> field, String path)
      throws IOException {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.SDK_POJO) {
      return readShape(json, field.constructor().get(), path);
    }
    Object value = null;
    switch (json.currentToken()) {
      case VALUE_STRING -> value = fromText(json.getText(), type, path);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> value = fromNumber(json, type);
      case VALUE_TRUE, VALUE_FALSE ->
          value = type == MarshallingType.BOOLEAN ? json.getBooleanValue() : null;
      case START_ARRAY -> value = type == MarshallingType.LIST ? list(json, field, path) : null;
      default -> {} // an object or null where the model has neither
    }
    if (value == null) {
      throw wrong(path, "a value of type " + type.getTargetClass().getSimpleName(), json);
    }
    return value;
  }

  /** Null where the member isn't written as text. */
  private static Object fromText(String text, MarshallingType<?> type, String path) {
    if (type == MarshallingType.STRING) {
      return text;
    }
    if (type == MarshallingType.DOUBLE && NAMED_DOUBLES.contains(text)) {
      return Double.valueOf(text); // JSON has no such numbers; the protocol writes their names
    }
    if (type != MarshallingType.SDK_BYTES) {
      return null;
    }
    try {
      return SdkBytes.fromByteArray(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw ProtocolException.serialization(path + " isn't base64");
    }
  }

  /** Null where the member isn't a number, or the number has no place in it. */
  private static Object fromNumber(JsonParser json, MarshallingType<?> type) throws IOException {
    NumberType size = json.getNumberType();
    if (type == MarshallingType.INTEGER && size == NumberType.INT) {
      return json.getIntValue();
    }
    if (type == MarshallingType.LONG && (size == NumberType.INT || size == NumberType.LONG)) {
      return json.getLongValue();
    }
    if (type == MarshallingType.DOUBLE) {
      return json.getDoubleValue();
    }
    if (type == MarshallingType.INSTANT) {
      return Instant.ofEpochMilli(Math.round(json.getDoubleValue() * 1000));
    }
    return null;
  }

  private static List<Object> list(JsonParser json, SdkField<?> field, String path)
      throws IOException {
    SdkField<?> element =
        field.getRequiredTrait(ListTrait.class, TraitType.LIST_TRAIT).memberFieldInfo();
    List<Object> values = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      values.add(readValue(json, element, path + "[" + values.size() + "]"));
    }
    return values;
  }

  private static ProtocolException wrong(String path, String wanted, JsonParser json) {
    String found = json.currentToken() == null ? "nothing" : json.currentToken().name();
    return ProtocolException.serialization(path + " must be " + wanted + ", but is " + found);
  }
}
