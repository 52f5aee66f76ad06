package com.sparkify.warehouse.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
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
  private ShapeReader() {}

  /**
   * Builds a shape.
   *
   * @param builder an empty builder of the shape
   * @throws ProtocolException of type SerializationException, naming the member, where a value
   *     isn't of its member's type
   */
  public static Object read(JsonNode json, SdkPojo builder) {
    return readShape(json, builder, "the body");
  }

  private static Object readShape(JsonNode json, SdkPojo builder, String path) {
    if (!json.isObject()) {
      throw wrong(path, "an object", json);
    }
    for (SdkField<?> field : builder.sdkFields()) {
      JsonNode value = json.get(field.locationName());
      if (value != null && !value.isNull()) {
        field.set(builder, readValue(value, field, memberPath(path, field)));
      }
    }
    return ((Buildable) builder).build();
  }

  private static Object readValue(JsonNode json, SdkField<?> field, String path) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.STRING && json.isTextual()) {
      return json.textValue();
    }
    if (type == MarshallingType.BOOLEAN && json.isBoolean()) {
      return json.booleanValue();
    }
    if (type == MarshallingType.INTEGER && json.isIntegralNumber() && json.canConvertToInt()) {
      return json.intValue();
    }
    if (type == MarshallingType.LONG && json.isIntegralNumber() && json.canConvertToLong()) {
      return json.longValue();
    }
    if (type == MarshallingType.DOUBLE && (json.isNumber() || isNamedDouble(json))) {
      return json.isNumber() ? json.doubleValue() : Double.parseDouble(json.textValue());
    }
    if (type == MarshallingType.INSTANT && json.isNumber()) {
      return Instant.ofEpochMilli(Math.round(json.doubleValue() * 1000));
    }
    if (type == MarshallingType.SDK_BYTES && json.isTextual()) {
      return readBytes(json, path);
    }
    if (type == MarshallingType.LIST && json.isArray()) {
      return readList(json, field, path);
    }
    if (type == MarshallingType.SDK_POJO) {
      return readShape(json, field.constructor().get(), path);
    }
    throw wrong(path, "a value of type " + nameOf(type), json);
  }

  private static List<Object> readList(JsonNode json, SdkField<?> field, String path) {
    SdkField<?> member =
        field.getRequiredTrait(ListTrait.class, TraitType.LIST_TRAIT).memberFieldInfo();
    List<Object> values = new ArrayList<>(json.size());
    for (JsonNode element : json) {
      values.add(readValue(element, member, path + "[" + values.size() + "]"));
    }
    return values;
  }

  private static SdkBytes readBytes(JsonNode json, String path) {
    try {
      return SdkBytes.fromByteArray(Base64.getDecoder().decode(json.textValue()));
    } catch (IllegalArgumentException e) {
      throw ProtocolException.serialization(path + " isn't base64");
    }
  }

  /** JSON has no NaN and no infinity; the protocol writes their names. */
  private static boolean isNamedDouble(JsonNode json) {
    return json.isTextual() && List.of("NaN", "Infinity", "-Infinity").contains(json.textValue());
  }

  private static String memberPath(String path, SdkField<?> field) {
    return path.equals("the body") ? field.locationName() : path + "." + field.locationName();
  }

  private static String nameOf(MarshallingType<?> type) {
    return type.getTargetClass().getSimpleName();
  }

  private static ProtocolException wrong(String path, String wanted, JsonNode found) {
    return ProtocolException.serialization(
        path + " must be " + wanted + ", but is of JSON type " + found.getNodeType());
  }
}
