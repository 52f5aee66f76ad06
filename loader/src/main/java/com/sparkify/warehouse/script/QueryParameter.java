package com.sparkify.warehouse.script;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parameter that a query's header declares: {@code -- param from date = 2018-11-01 | first day}.
 *
 * @param name what stands as {@code :name} in the SQL
 * @param type what values it takes
 * @param defaultValue the value where none is given
 * @param description what it is for; may be empty
 */
public record QueryParameter(String name, Type type, String defaultValue, String description) {
  private static final Pattern DECLARATION =
      Pattern.compile("param ([a-z][a-z0-9_]*) ([a-z]+) = ([^|]+?)\\s*(?:\\|\\s*(.*))?");

  /** The types, each with the form of its values. */
  public enum Type {
    /** A day. */
    DATE("a day such as 2018-11-01"),
    /** A moment, UTC. */
    TIMESTAMP("a moment such as 2018-11-01 21:56:47.796"),
    /** A whole number. */
    INTEGER("a whole number such as 10"),
    /** A number with or without a fraction. */
    NUMBER("a number such as 0.5"),
    /** Any text but the empty one, which the Data API doesn't take. */
    TEXT("text that isn't empty");

    private final String form;

    Type(String form) {
      this.form = form;
    }

    private boolean takes(String value) {
      try {
        return switch (this) {
          case DATE -> LocalDate.parse(value) != null;
          case TIMESTAMP ->
              LocalDateTime.parse(value.replace(' ', 'T'), DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                  != null;
          case INTEGER -> Long.toString(Long.parseLong(value)).equals(value);
          case NUMBER -> Double.isFinite(Double.parseDouble(value));
          case TEXT -> !value.isEmpty();
        };
      } catch (DateTimeException | NumberFormatException e) {
        return false;
      }
    }
  }

  public QueryParameter {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    requireNonNull(defaultValue, "defaultValue");
    requireNonNull(description, "description");
  }

  /**
   * Reads a header line; empty where it declares no parameter.
   *
   * @throws SqlFileException where it starts like a declaration but isn't one
   */
  static Optional<QueryParameter> parse(Location location, String line) {
    if (!line.startsWith("param ")) {
      return Optional.empty();
    }
    Matcher matcher = DECLARATION.matcher(line);
    if (!matcher.matches()) {
      throw new SqlFileException(
          location, "\"" + line + "\" isn't of the form: param NAME TYPE = DEFAULT | what it is");
    }
    Type type = typeOf(location, matcher.group(2));
    String description = matcher.group(4) == null ? "" : matcher.group(4);
    QueryParameter parameter =
        new QueryParameter(matcher.group(1), type, matcher.group(3), description);
    if (!type.takes(parameter.defaultValue())) {
      throw new SqlFileException(
          location,
          "the default \""
              + parameter.defaultValue()
              + "\" of "
              + parameter.name()
              + " isn't "
              + type.form);
    }
    return Optional.of(parameter);
  }

  /**
   * The value, checked against the type.
   *
   * @throws IllegalArgumentException where it hasn't the type's form; the message says the form
   */
  public String check(String value) {
    if (!type.takes(value)) {
      throw new IllegalArgumentException(
          "parameter " + name + " is \"" + value + "\", but must be " + type.form);
    }
    return value;
  }

  private static Type typeOf(Location location, String name) {
    return Arrays.stream(Type.values())
        .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new SqlFileException(
                    location,
                    "unknown parameter type \""
                        + name
                        + "\"; known are "
                        + Arrays.toString(Type.values()).toLowerCase(Locale.ROOT)));
  }
}
