package com.sparkify.warehouse.local.engine;

import java.util.Arrays;

/**
 * What the escaped strings that a column had lately stand for: a user agent is long, full of
 * escapes, and comes again and again. A string that lands where another does takes its place.
 */
final class RecentTexts {
  private static final int SLOTS = 256;
  private static final int SAMPLES = 8;

  private final byte[][] strings = new byte[SLOTS][];
  private final byte[][] texts = new byte[SLOTS][];
  private int slot;

  /** The text kept for the string, or null. */
  byte[] find(byte[] bytes, int start, int end) {
    slot = slot(bytes, start, end);
    byte[] string = strings[slot];
    boolean found = string != null && Arrays.equals(string, 0, string.length, bytes, start, end);
    return found ? texts[slot] : null;
  }

  /** Keeps the text of the string that was looked for last. */
  void keep(byte[] bytes, int start, int end, byte[] text) {
    strings[slot] = Arrays.copyOfRange(bytes, start, end);
    texts[slot] = text;
  }

  private static int slot(byte[] bytes, int start, int end) {
    int hash = end - start;
    int step = (end - start) / SAMPLES + 1;
    for (int index = start; index < end; index += step) {
      hash = hash * 31 + bytes[index];
    }
    return (hash ^ (hash >>> 16)) & (SLOTS - 1);
  }
}
