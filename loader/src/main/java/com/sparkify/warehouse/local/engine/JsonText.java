package com.sparkify.warehouse.local.engine;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The text of JSON strings, objects and arrays. Input is known to be well formed. */
final class JsonText {
  private JsonText() {}

  /**
   * A string's characters, escapes resolved; half a surrogate pair becomes U+FFFD. An escape is
   * never shorter than what it stands for.
   */
  static byte[] unescape(byte[] bytes, int start, int end) {
    byte[] text = new byte[end - start];
    int length = 0;
    int next = start;
    while (next < end) {
      int unescaped = next;
      while (next < end && bytes[next] != '\\') {
        next++;
      }
      System.arraycopy(bytes, unescaped, text, length, next - unescaped);
      length += next - unescaped;
      if (next == end) {
        break;
      }
      if (bytes[next + 1] != 'u') {
        text[length++] = plain(bytes[next + 1]);
        next += 2;
      } else {
        int codePoint = codePoint(bytes, next, end);
        next += codePoint >= Character.MIN_SUPPLEMENTARY_CODE_POINT ? 12 : 6;
        length = encode(codePoint, text, length);
      }
    }
    return Arrays.copyOf(text, length);
  }

  private static int codePoint(byte[] bytes, int backslash, int end) {
    int unit = unit(bytes, backslash);
    if (Character.isHighSurrogate((char) unit) && startsUnit(bytes, backslash + 6, end)) {
      int low = unit(bytes, backslash + 6);
      if (Character.isLowSurrogate((char) low)) {
        return Character.toCodePoint((char) unit, (char) low);
      }
    }
    boolean half = unit >= Character.MIN_SURROGATE && unit <= Character.MAX_SURROGATE;
    return half ? 0xfffd : unit;
  }

  private static int encode(int codePoint, byte[] text, int start) {
    int length = start;
    if (codePoint < 0x80) {
      text[length++] = (byte) codePoint;
      return length;
    }
    if (codePoint < 0x800) {
      text[length++] = (byte) (0xc0 | (codePoint >> 6));
    } else {
      if (codePoint < 0x10000) {
        text[length++] = (byte) (0xe0 | (codePoint >> 12));
      } else {
        text[length++] = (byte) (0xf0 | (codePoint >> 18));
        text[length++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
      }
      text[length++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
    }
    text[length++] = (byte) (0x80 | (codePoint & 0x3f));
    return length;
  }

  private static boolean startsUnit(byte[] bytes, int index, int end) {
    return index + 6 <= end && bytes[index] == '\\' && bytes[index + 1] == 'u';
  }

  private static int unit(byte[] bytes, int backslash) {
    int unit = 0;
    for (int index = backslash + 2; index < backslash + 6; index++) {
      unit = unit * 16 + Character.digit(bytes[index], 16);
    }
    return unit;
  }

  private static byte plain(byte escape) {
    return switch (escape) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> escape;
    };
  }

  /** An object or array without the white space around its parts. */
  static byte[] compact(byte[] bytes, int start, int end) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(end - start);
    boolean inString = false;
    for (int index = start; index < end; index++) {
      byte character = bytes[index];
      if (inString && character == '\\') {
        text.write(character);
        index++;
        text.write(bytes[index]);
        continue;
      }
      if (character == '"') {
        inString = !inString;
      }
      boolean space =
          character == ' ' || character == '\n' || character == '\r' || character == '\t';
      if (inString || !space) {
        text.write(character);
      }
    }
    return text.toByteArray();
  }
}
