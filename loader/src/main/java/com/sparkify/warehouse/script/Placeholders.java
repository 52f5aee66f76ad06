package com.sparkify.warehouse.script;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values in place of {@code ${name}}, outside literals and inside them; comments and dollar
 * quotes are left alone. A value can't carry SQL: its kind restricts its characters, and inside a
 * literal its quotes and backslashes are escaped.
 */
public final class Placeholders {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

  private Placeholders() {}

  /** The names that a text uses, in the order they appear. */
  public static Set<String> namesIn(List<Token> tokens) {
    Set<String> names = new LinkedHashSet<>();
    for (Token token : tokens) {
      if (mayHold(token)) {
        PLACEHOLDER.matcher(token.text()).results().forEach(match -> names.add(match.group(1)));
      }
    }
    return names;
  }

  static String resolve(
      Path path, String text, List<Token> tokens, Map<String, PlaceholderValue> values) {
    StringBuilder resolved = new StringBuilder();
    for (Token token : tokens) {
      if (!mayHold(token)) {
        resolved.append(token.text());
        continue;
      }
      boolean inLiteral = token.kind() == Token.Kind.STRING;
      Matcher matcher = PLACEHOLDER.matcher(token.text());
      while (matcher.find()) {
        Location location = Location.of(path, text, token.offset() + matcher.start());
        PlaceholderValue value = lookUp(location, matcher.group(1), values);
        String replacement = inLiteral ? value.insideLiteral() : value.bare(location);
        matcher.appendReplacement(resolved, Matcher.quoteReplacement(replacement));
      }
      matcher.appendTail(resolved);
    }
    return resolved.toString();
  }

  private static PlaceholderValue lookUp(
      Location location, String name, Map<String, PlaceholderValue> values) {
    PlaceholderValue value = values.get(name);
    if (value == null) {
      throw new SqlFileException(
          location,
          "unknown placeholder ${" + name + "}; known are " + new TreeSet<>(values.keySet()));
    }
    return value;
  }

  private static boolean mayHold(Token token) {
    return token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.PLACEHOLDER;
  }
}
