package com.sparkify.warehouse.local.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which columns a place in a JSON document fills. All paths of a COPY together are one tree, walked
 * while the document is read.
 */
final class JsonPathNode {
  private final boolean ignoreCase;
  private final List<JsonPathNode> members = new ArrayList<>();
  private final List<byte[]> names = new ArrayList<>();
  private final List<JsonPathNode> elements = new ArrayList<>();
  private int[] columns = {};

  JsonPathNode(boolean ignoreCase) {
    this.ignoreCase = ignoreCase;
  }

  /** The node of a member, made where there is none. */
  JsonPathNode addMember(String name) {
    String key = ignoreCase ? fold(name) : name;
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    for (int index = 0; index < names.size(); index++) {
      if (Arrays.equals(names.get(index), bytes)) {
        return members.get(index);
      }
    }
    JsonPathNode child = new JsonPathNode(ignoreCase);
    names.add(bytes);
    members.add(child);
    return child;
  }

  /** The node of an array's element, made where there is none. */
  JsonPathNode addElement(int index) {
    while (elements.size() <= index) {
      elements.add(null);
    }
    if (elements.get(index) == null) {
      elements.set(index, new JsonPathNode(ignoreCase));
    }
    return elements.get(index);
  }

  void addColumn(int column) {
    columns = Arrays.copyOf(columns, columns.length + 1);
    columns[columns.length - 1] = column;
  }

  /** The columns that the value here fills. */
  int[] columns() {
    return columns;
  }

  /**
   * The position of the member of that name, or -1.
   *
   * @param guess the position looked at first: documents keep their order
   */
  int indexOf(byte[] bytes, int start, int end, int guess) {
    if (ignoreCase) {
      byte[] folded =
          fold(new String(bytes, start, end - start, StandardCharsets.UTF_8))
              .getBytes(StandardCharsets.UTF_8);
      return search(folded, 0, folded.length, guess);
    }
    return search(bytes, start, end, guess);
  }

  private int search(byte[] bytes, int start, int end, int guess) {
    if (guess < names.size() && matches(names.get(guess), bytes, start, end)) {
      return guess;
    }
    for (int index = 0; index < names.size(); index++) {
      if (matches(names.get(index), bytes, start, end)) {
        return index;
      }
    }
    return -1;
  }

  private static boolean matches(byte[] name, byte[] bytes, int start, int end) {
    return Arrays.equals(name, 0, name.length, bytes, start, end);
  }

  JsonPathNode member(int index) {
    return members.get(index);
  }

  /** The node of an element, or null where no path goes there. */
  JsonPathNode element(int index) {
    return index < elements.size() ? elements.get(index) : null;
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
