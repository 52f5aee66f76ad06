package com.sparkify.warehouse.local.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of a buffer at a time, the first in the lowest bits. What reads words may read up to
 * {@link #SIZE} bytes behind the last byte that counts: the buffer must be that much longer.
 */
final class ByteWords {
  static final int SIZE = Long.BYTES;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long BLANKS = ' ' * ONES;
  private static final long QUOTES = '"' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;

  private ByteWords() {}

  static long get(byte[] bytes, int index) {
    return (long) WORDS.get(bytes, index);
  }

  /**
   * How many bytes of the word stand before the first that isn't a plain character of a string: a
   * quote, a backslash, a control character, or a byte of a character beyond ASCII; 8 where none.
   *
   * <p>Subtracting one from a zero byte, or 32 from less than a blank, sets its high bit, and
   * borrows from the bytes above, which don't count any more. Where the byte was beyond ASCII its
   * own high bit stops, whatever the differences say.
   */
  static int plainBytes(long word) {
    long stops =
        (((word ^ QUOTES) - ONES) | ((word ^ BACKSLASHES) - ONES) | (word - BLANKS) | word)
            & HIGH_BITS;
    if (stops == 0) {
      return SIZE;
    }
    // Each byte up to the first stop gives a one, and the product adds them up in the top byte:
    // the JVM's first compiler has no instruction for numberOfTrailingZeros.
    long upToStop = ((stops & -stops) - 1) & ONES;
    return (int) ((upToStop * ONES) >>> (Long.SIZE - Byte.SIZE)) - 1;
  }
}
