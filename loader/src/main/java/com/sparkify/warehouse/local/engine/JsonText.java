package com.sparkify.warehouse.local.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The text of JSON strings, objects and arrays. Input is known to be well formed. */
final class JsonText {
  private JsonText() {}

  /** A string's characters, escapes resolved; half a surrogate pair becomes U+FFFD. */
  static byte[] unescape(byte[] bytes, int start, int end) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(end - start);
    int next = start;
    while (next < end) {
      byte character = bytes[next];
      if (character != '\\') {
        text.write(character);
        next++;
        continue;
      }
      byte escape = bytes[next + 1];
      if (escape != 'u') {
        text.write(plain(escape));
        next += 2;
        continue;
      }
      int unit = unit(bytes, next);
      next += 6;
      int codePoint = unit;
      if (Character.isHighSurrogate((char) unit) && startsUnit(bytes, next, end)) {
        int low = unit(bytes, next);
        if (Character.isLowSurrogate((char) low)) {
          codePoint = Character.toCodePoint((char) unit, (char) low);
          next += 6;
        }
      }
      boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
      text.writeBytes(
          Character.toString(half ? 0xfffd : codePoint).getBytes(StandardCharsets.UTF_8));
    }
    return text.toByteArray();
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

  private static int plain(byte escape) {
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
