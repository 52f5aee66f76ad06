package com.sparkify.warehouse.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** How numbers, durations and foreign text are shown to people. */
final class Text {
  private static final char REPLACEMENT = '\uFFFD';

  /** Emoji of several parts, Persian and Hindi need these two; they steer nothing. */
  private static final char ZERO_WIDTH_JOINER = '\u200D';

  private static final char ZERO_WIDTH_NON_JOINER = '\u200C';

  private Text() {}

  /** {@code 0.4 s}, {@code 12 s}, {@code 3 min 20 s}. */
  static String duration(Duration duration) {
    double seconds = duration.toMillis() / 1000.0;
    if (seconds < 60) {
      return String.format(Locale.ROOT, seconds < 10 ? "%.2f s" : "%.1f s", seconds);
    }
    return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
  }

  /** {@code 8,056}. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 check}, {@code 19 checks}. */
  static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@code 2nd}, {@code 3rd}, {@code 4th}, {@code 12th}. */
  static String ordinal(int number) {
    int tens = number / 10 % 10;
    int ones = tens == 1 ? 0 : number % 10;
    String ending =
        switch (ones) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
    return number + ending;
  }

  /**
   * Text on one line that can't steer a terminal: control characters and those that turn the
   * direction of writing are replaced.
   */
  static String inert(String text) {
    StringBuilder inert = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              if (character == '\n' || character == '\t' || character == '\r') {
                inert.append(' ');
              } else if (isUnsafe(character)) {
                inert.append(REPLACEMENT);
              } else {
                inert.appendCodePoint(character);
              }
            });
    return inert.toString();
  }

  /** The same for text of several lines, which stay lines. */
  static String inertLines(String text) {
    return text.lines().map(Text::inert).collect(Collectors.joining("\n"));
  }

  private static boolean isUnsafe(int character) {
    if (character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER) {
      return false;
    }
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
