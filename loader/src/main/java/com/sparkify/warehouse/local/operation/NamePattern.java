package com.sparkify.warehouse.local.operation;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Patterns of SchemaPattern and TablePattern: % is any text, _ any one character. */
final class NamePattern {
  private NamePattern() {}

  /**
   * A test for names, whatever their case.
   *
   * @param pattern none for every name
   */
  static Predicate<String> of(String pattern) {
    if (pattern == null) {
      return name -> true;
    }
    String expression =
        pattern
            .codePoints()
            .mapToObj(
                character ->
                    switch (character) {
                      case '%' -> ".*";
                      case '_' -> ".";
                      default -> Pattern.quote(Character.toString(character));
                    })
            .collect(Collectors.joining());
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
    return Pattern.compile(expression, flags).asMatchPredicate();
  }
}
