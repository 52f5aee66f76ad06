package com.sparkify.warehouse.report;

/**
 * Makes foreign text harmless to read: control characters, and those that turn the direction of
 * writing or show nothing, become U+FFFD, so that a name can't rearrange the words around it.
 */
final class InertText {
  private static final char REPLACEMENT = '\uFFFD';

  /** Emoji of several parts, Persian and Hindi need these two; they steer nothing. */
  private static final char ZERO_WIDTH_JOINER = '\u200D';

  private static final char ZERO_WIDTH_NON_JOINER = '\u200C';

  private InertText() {}

  static String of(String text) {
    StringBuilder inert = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              if (character == '\n' || character == '\t' || character == '\r') {
                inert.append(' ');
              } else {
                inert.appendCodePoint(isUnsafe(character) ? REPLACEMENT : character);
              }
            });
    return inert.toString();
  }

  private static boolean isUnsafe(int character) {
    if (character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER) {
      return false;
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
