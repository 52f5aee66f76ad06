package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.function.Predicate;

/**
 * A SchemaPattern or TablePattern: % is any text, _ any one character, and case doesn't matter.
 * Matching takes at most the product of the lengths, whatever the pattern; a regular expression
 * could be made to run for years.
 *
 * @param pattern in lower case
 */
record NamePattern(String pattern) implements Predicate<String> {
  NamePattern {
    requireNonNull(pattern, "pattern");
  }

  /**
   * A test for names.
   *
   * @param pattern null for every name
   */
  static NamePattern of(String pattern) {
    return new NamePattern(pattern == null ? "%" : pattern.toLowerCase(Locale.ROOT));
  }

  @Override
  public boolean test(String mixedCaseName) {
    String name = mixedCaseName.toLowerCase(Locale.ROOT);
    int inPattern = 0;
    int inName = 0;
    int afterPercent = -1;
    int retryFrom = 0;
    while (inName < name.length()) {
      if (inPattern < pattern.length() && pattern.charAt(inPattern) == '%') {
        afterPercent = ++inPattern;
        retryFrom = inName;
      } else if (inPattern < pattern.length() && matches(inPattern, name.charAt(inName))) {
        inPattern++;
        inName++;
      } else if (afterPercent >= 0) {
        inPattern = afterPercent; // let the last % take one character more
        inName = ++retryFrom;
      } else {
        return false;
      }
    }
    return pattern.substring(inPattern).chars().allMatch(character -> character == '%');
  }

  private boolean matches(int inPattern, char character) {
    char wanted = pattern.charAt(inPattern);
    return wanted == '_' || wanted == character;
  }
}
