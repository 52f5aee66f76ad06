package com.sparkify.warehouse.local.engine;

/** UTF-8 by its bytes: Redshift counts a text's length in bytes. */
final class Utf8 {
  /** The bytes so far are good, and more are needed. */
  static final int CUT_OFF = -1;

  /** The bytes are no character. */
  static final int INVALID = -2;

  private Utf8() {}

  /**
   * The number of bytes of the character that starts here, {@link #CUT_OFF} or {@link #INVALID}.
   */
  static int sequenceLength(byte[] bytes, int start, int limit) {
    int first = bytes[start] & 0xff;
    if (first < 0x80) {
      return 1;
    }
    if (first < 0xc2 || first > 0xf4) {
      return INVALID;
    }
    int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    for (int index = 1; index < length; index++) {
      if (start + index >= limit) {
        return CUT_OFF;
      }
      int next = bytes[start + index] & 0xff;
      if (next < lowest(first, index) || next > highest(first, index)) {
        return INVALID;
      }
    }
    return length;
  }

  /** The longest start of the text that ends on a character's border within {@code most} bytes. */
  static int fit(byte[] bytes, int start, int end, int most) {
    if (end - start <= most) {
      return end;
    }
    int cut = start + most;
    while (cut > start && (bytes[cut] & 0xc0) == 0x80) {
      cut--;
    }
    return cut;
  }

  /** Overlong forms and surrogates are no characters. */
  private static int lowest(int first, int index) {
    if (index > 1) {
      return 0x80;
    }
    return first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
  }

  private static int highest(int first, int index) {
    if (index > 1) {
      return 0xbf;
    }
    return first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
  }
}
