package com.sparkify.warehouse.local.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Redshift knows of a table and DuckDB doesn't. Kept as the table's comment, and so in its
 * transaction and its file.
 *
 * @param types each column's type as declared
 * @param identities each identity column's kind: {@code always} or {@code default}
 * @param encodings each column's ENCODE
 * @param distributionStyle auto, even, key or all
 * @param distributionKey the column; empty where there is none
 * @param sortKeys the columns of the sort key in order
 * @param sortStyle auto, compound or interleaved
 * @param primaryKey its columns, not enforced
 */
record TableProperties(
    Map<String, String> types,
    Map<String, String> identities,
    Map<String, String> encodings,
    String distributionStyle,
    String distributionKey,
    List<String> sortKeys,
    String sortStyle,
    List<String> primaryKey) {
  TableProperties {
    types = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(types));
    identities = Map.copyOf(identities);
    encodings = Map.copyOf(encodings);
    sortKeys = List.copyOf(sortKeys);
    primaryKey = List.copyOf(primaryKey);
  }

  /** Of a table about which nothing is declared. */
  static TableProperties none() {
    return new TableProperties(
        Map.of(), Map.of(), Map.of(), "auto", "", List.of(), "auto", List.of());
  }

  /** The properties that a table's comment holds; none where the comment is empty. */
  static TableProperties parse(String comment) {
    if (comment == null || !comment.startsWith("{")) {
      return none();
    }
    try {
      Map<?, ?> members = (Map<?, ?>) SmallJson.read(comment);
      return new TableProperties(
          texts(members.get("types")),
          texts(members.get("identities")),
          texts(members.get("encodings")),
          (String) members.get("distributionStyle"),
          (String) members.get("distributionKey"),
          names(members.get("sortKeys")),
          (String) members.get("sortStyle"),
          names(members.get("primaryKey")));
    } catch (JsonProcessingException | ClassCastException | NullPointerException e) {
      throw new EngineException(
          EngineException.Kind.STORAGE, "a table's comment in the warehouse file is damaged", e);
    }
  }

  private static Map<String, String> texts(Object members) {
    Map<String, String> texts = new LinkedHashMap<>();
    ((Map<?, ?>) members).forEach((name, text) -> texts.put((String) name, (String) text));
    return texts;
  }

  private static List<String> names(Object elements) {
    return ((List<?>) elements).stream().map(String.class::cast).toList();
  }

  /** The text to keep. */
  String comment() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("types", types);
    members.put("identities", identities);
    members.put("encodings", encodings);
    members.put("distributionStyle", distributionStyle);
    members.put("distributionKey", distributionKey);
    members.put("sortKeys", sortKeys);
    members.put("sortStyle", sortStyle);
    members.put("primaryKey", primaryKey);
    return SmallJson.write(members);
  }

  /** The same with a column renamed. */
  TableProperties renamed(String from, String to) {
    return new TableProperties(
        renamed(types, from, to),
        renamed(identities, from, to),
        renamed(encodings, from, to),
        distributionStyle,
        distributionKey.equals(from) ? to : distributionKey,
        renamed(sortKeys, from, to),
        sortStyle,
        renamed(primaryKey, from, to));
  }

  /** The same with a column's type declared. */
  TableProperties withType(String column, String type) {
    Map<String, String> changed = new LinkedHashMap<>(types);
    changed.put(column, type);
    return new TableProperties(
        changed,
        identities,
        encodings,
        distributionStyle,
        distributionKey,
        sortKeys,
        sortStyle,
        primaryKey);
  }

  private static Map<String, String> renamed(Map<String, String> map, String from, String to) {
    Map<String, String> changed = new LinkedHashMap<>();
    map.forEach((name, value) -> changed.put(name.equals(from) ? to : name, value));
    return changed;
  }

  private static List<String> renamed(List<String> names, String from, String to) {
    return names.stream().map(name -> name.equals(from) ? to : name).toList();
  }
}
