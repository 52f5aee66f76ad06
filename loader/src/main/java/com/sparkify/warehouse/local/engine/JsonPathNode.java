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
  private JsonPathNode[] members = {};
  private byte[][] names = {};

  /** A name, its closing quote and the colon, as they mostly stand in a document; or nothing. */
  private WrittenName[] writtenNames = {};

  private final List<JsonPathNode> elements = new ArrayList<>();
  private int[] columns = {};

  JsonPathNode(boolean ignoreCase) {
    this.ignoreCase = ignoreCase;
  }

  /** The node of a member, made where there is none. */
  JsonPathNode addMember(String name) {
    String key = ignoreCase ? fold(name) : name;
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    int known = indexOf(bytes, 0, bytes.length);
    if (known >= 0) {
      return members[known];
    }
    JsonPathNode child = new JsonPathNode(ignoreCase);
    names = append(names, bytes);
    writtenNames = append(writtenNames, ignoreCase ? null : WrittenName.of(bytes));
    members = append(members, child);
    return child;
  }

  private static <T> T[] append(T[] array, T last) {
    T[] longer = Arrays.copyOf(array, array.length + 1);
    longer[array.length] = last;
    return longer;
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
   * Where the value of a member begins, if its name, a quote and a colon stand here; else -1, also
   * where they stand here with blanks or escapes.
   *
   * @param bytes end with a zero byte, which is in no name, and as {@link ByteWords} needs it
   */
  int endOfName(int index, byte[] bytes, int start) {
    WrittenName written = index < writtenNames.length ? writtenNames[index] : null;
    return written == null ? -1 : written.end(bytes, start);
  }

  /** The position of the member of that name, or -1. */
  int indexOf(byte[] bytes, int start, int end) {
    if (ignoreCase) {
      byte[] folded =
          fold(new String(bytes, start, end - start, StandardCharsets.UTF_8))
              .getBytes(StandardCharsets.UTF_8);
      return search(folded, 0, folded.length);
    }
    return search(bytes, start, end);
  }

  private int search(byte[] bytes, int start, int end) {
    for (int index = 0; index < names.length; index++) {
      if (Arrays.equals(names[index], 0, names[index].length, bytes, start, end)) {
        return index;
      }
    }
    return -1;
  }

  JsonPathNode member(int index) {
    return members[index];
  }

  /** The node of an element, or null where no path goes there. */
  JsonPathNode element(int index) {
    return index < elements.size() ? elements.get(index) : null;
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
