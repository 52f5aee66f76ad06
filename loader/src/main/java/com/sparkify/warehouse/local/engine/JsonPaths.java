package com.sparkify.warehouse.local.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How documents map to columns: by name, by a jsonpaths file, or whole. */
final class JsonPaths {
  private static final Pattern STEP =
      Pattern.compile(
          "\\[\\s*'((?:[^'\\\\]|\\\\.)*)'\\s*]|\\[\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*]"
              + "|\\[\\s*(\\d{1,6})\\s*]|\\.([^.\\[\\]'\"\\s]+)");

  private JsonPaths() {}

  /** {@code auto}: each column takes the member of its name. */
  static JsonPathNode byName(List<String> columns, boolean ignoreCase) {
    JsonPathNode root = new JsonPathNode(ignoreCase);
    for (int column = 0; column < columns.size(); column++) {
      root.addMember(columns.get(column)).addColumn(column);
    }
    return root;
  }

  /**
   * {@code noshred}: the document goes into the only column.
   *
   * @throws EngineException of kind LOAD where there are more columns
   */
  static JsonPathNode whole(List<String> columns) {
    if (columns.size() != 1) {
      throw new EngineException(
          EngineException.Kind.LOAD, "JSON 'noshred' loads into one SUPER column only");
    }
    JsonPathNode root = new JsonPathNode(false);
    root.addColumn(0);
    return root;
  }

  /**
   * Reads a jsonpaths file: one path for each column, in their order.
   *
   * @throws EngineException of kind LOAD where it isn't such a file, or its size differs
   */
  static JsonPathNode parse(String uri, byte[] file, int columns) {
    List<String> paths = read(uri, file);
    if (paths.size() != columns) {
      throw new EngineException(
          EngineException.Kind.LOAD,
          "JSONPath size: "
              + paths.size()
              + ", Number of columns in table or column list: "
              + columns
              + " ("
              + uri
              + ")");
    }
    JsonPathNode root = new JsonPathNode(false);
    for (int column = 0; column < columns; column++) {
      addPath(root, uri, paths.get(column), column);
    }
    return root;
  }

  private static List<String> read(String uri, byte[] file) {
    try {
      if (SmallJson.read(new String(file, StandardCharsets.UTF_8)) instanceof Map<?, ?> members
          && members.get("jsonpaths") instanceof List<?> paths
          && !paths.isEmpty()) {
        return paths.stream().map(String::valueOf).toList();
      }
    } catch (JsonProcessingException e) {
      throw invalid(uri, "it isn't JSON: " + e.getOriginalMessage());
    }
    throw invalid(uri, "it needs a member \"jsonpaths\" that is an array of paths");
  }

  private static void addPath(JsonPathNode root, String uri, String path, int column) {
    if (!path.startsWith("$")) {
      throw invalid(uri, "path '" + path + "' doesn't start with $");
    }
    JsonPathNode node = root;
    Matcher step = STEP.matcher(path);
    int end = 1;
    while (end < path.length()) {
      if (!step.find(end) || step.start() != end) {
        throw invalid(uri, "path '" + path + "' isn't understood at '" + path.substring(end) + "'");
      }
      node =
          step.group(3) == null
              ? node.addMember(name(step))
              : node.addElement(Integer.parseInt(step.group(3)));
      end = step.end();
    }
    node.addColumn(column);
  }

  private static String name(Matcher step) {
    String name = step.group(4) != null ? step.group(4) : step.group(1);
    if (name == null) {
      name = step.group(2);
    }
    return step.group(4) != null ? name : name.replaceAll("\\\\(.)", "$1");
  }

  private static EngineException invalid(String uri, String reason) {
    return new EngineException(
        EngineException.Kind.LOAD, "Invalid JSONPath format in " + uri + ": " + reason);
  }
}
