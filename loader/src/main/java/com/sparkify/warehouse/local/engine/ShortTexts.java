package com.sparkify.warehouse.local.engine;

import java.util.Arrays;

/**
 * Texts of up to eight bytes, such as a gender, a level or a page: few, and in every row. One that
 * a column had lately isn't made again. A text that lands where another does takes its place.
 */
final class ShortTexts {
  /** The longest text that is kept. */
  static final int LONGEST = ByteWords.SIZE;

  private static final int SLOT_BITS = 8;

  /** An odd number without a pattern in its bits: the top bits of a product depend on all bytes. */
  private static final long MIX = 0x9e3779b97f4a7c15L;

  /** The bytes of each text, filled up with zeros, which no JSON string holds. */
  private final long[] keys = new long[1 << SLOT_BITS];

  private final byte[][] texts = new byte[1 << SLOT_BITS][];

  /** The text that stands there, of 1 to {@link #LONGEST} bytes, none of them zero. */
  byte[] get(byte[] bytes, int start, int length) {
    long key = ByteWords.get(bytes, start) & (-1L >>> (Long.SIZE - length * Byte.SIZE));
    int slot = (int) ((key * MIX) >>> (Long.SIZE - SLOT_BITS));
    if (keys[slot] != key) {
      keys[slot] = key;
      texts[slot] = Arrays.copyOfRange(bytes, start, start + length);
    }
    return texts[slot];
  }
}
