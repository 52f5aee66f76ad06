package com.sparkify.warehouse.local.engine;

import java.util.Arrays;

/**
 * A member's name, its closing quote and a colon as words: every document has all the names in it,
 * and much of what is read of it is compared with them.
 */
final class WrittenName {
  private final long[] words;

  /** The bits of the last word that count. */
  private final long lastMask;

  private final int length;

  private WrittenName(long[] words, long lastMask, int length) {
    this.words = words;
    this.lastMask = lastMask;
    this.length = length;
  }

  /** The name as it mostly stands in a document; null where an escape must stand in it. */
  static WrittenName of(byte[] name) {
    for (byte character : name) {
      if (character == '"' || character == '\\' || (character >= 0 && character < ' ')) {
        return null;
      }
    }
    int length = name.length + 2;
    long[] words = new long[(length + ByteWords.SIZE - 1) / ByteWords.SIZE];
    byte[] written = Arrays.copyOf(name, words.length * ByteWords.SIZE);
    written[name.length] = '"';
    written[name.length + 1] = ':';
    for (int word = 0; word < words.length; word++) {
      words[word] = ByteWords.get(written, word * ByteWords.SIZE);
    }
    int unused = words.length * ByteWords.SIZE - length;
    return new WrittenName(words, -1L >>> (unused * Byte.SIZE), length);
  }

  /** Where it ends, if it starts here; else -1. */
  int end(byte[] bytes, int start) {
    int last = words.length - 1;
    int next = start;
    for (int word = 0; word < last; word++) {
      if (ByteWords.get(bytes, next) != words[word]) {
        return -1;
      }
      next += ByteWords.SIZE;
    }
    boolean ends = (ByteWords.get(bytes, next) & lastMask) == words[last];
    return ends ? start + length : -1;
  }
}
