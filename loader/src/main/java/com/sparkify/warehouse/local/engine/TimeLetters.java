package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.script.Token;
import com.sparkify.warehouse.script.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Formats of to_char, to_date and to_timestamp, from PostgreSQL's letters to DuckDB's. */
final class TimeLetters {
  private static final List<String> PATTERNS =
      List.of(
          "YYYY", "HH24", "HH12", "MONTH", "Month", "month", "DDD", "DAY", "Day", "day", "MON",
          "Mon", "mon", "YY", "MM", "DD", "DY", "Dy", "dy", "HH", "MI", "SS", "MS", "US", "AM",
          "PM", "am", "pm", "IW", "WW", "TZ", "D", "Q", "J", "FM");
  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("YYYY", "%Y"),
          Map.entry("YY", "%y"),
          Map.entry("MM", "%m"),
          Map.entry("DD", "%d"),
          Map.entry("DDD", "%j"),
          Map.entry("HH24", "%H"),
          Map.entry("HH12", "%I"),
          Map.entry("HH", "%I"),
          Map.entry("MI", "%M"),
          Map.entry("SS", "%S"),
          Map.entry("MS", "%g"),
          Map.entry("US", "%f"),
          Map.entry("AM", "%p"),
          Map.entry("PM", "%p"),
          Map.entry("IW", "%V"),
          Map.entry("Mon", "%b"),
          Map.entry("Dy", "%a"));

  private TimeLetters() {}

  /** The format, which must be a literal. */
  static String literal(Code code, int[] argument, String function) {
    Token format = code.at(argument[0]);
    if (argument[1] != argument[0] + 1 || format.kind() != Kind.STRING) {
      throw SqlErrors.unsupported(function + " with a format that isn't a literal", format);
    }
    return Names.text(format);
  }

  /** DuckDB's expressions for the parts of a format; {@code $1} is the moment. */
  static List<String> output(String format, Token place) {
    List<String> pieces = new ArrayList<>();
    StringBuilder letters = new StringBuilder();
    boolean fill = true;
    for (String part : parts(format)) {
      if (part.equals("FM")) {
        fill = false;
        continue;
      }
      String special = special(part, fill);
      if (special == null) {
        letters.append(letters(part, place));
        continue;
      }
      flush(letters, pieces);
      pieces.add(special);
    }
    flush(letters, pieces);
    return pieces.isEmpty() ? List.of("''") : pieces;
  }

  private static void flush(StringBuilder letters, List<String> pieces) {
    if (!letters.isEmpty()) {
      pieces.add("strftime($1, " + Names.literal(letters.toString()) + ")");
      letters.setLength(0);
    }
  }

  private static String special(String part, boolean fill) {
    String name = "strftime($1, '%B')";
    String day = "strftime($1, '%A')";
    String wide = fill ? "rpad(%s, 9, ' ')" : "%s";
    return switch (part) {
      case "MONTH" -> wide.formatted("upper(" + name + ")");
      case "Month" -> wide.formatted(name);
      case "month" -> wide.formatted("lower(" + name + ")");
      case "DAY" -> wide.formatted("upper(" + day + ")");
      case "Day" -> wide.formatted(day);
      case "day" -> wide.formatted("lower(" + day + ")");
      case "MON" -> "upper(strftime($1, '%b'))";
      case "mon" -> "lower(strftime($1, '%b'))";
      case "DY" -> "upper(strftime($1, '%a'))";
      case "dy" -> "lower(strftime($1, '%a'))";
      case "am", "pm" -> "lower(strftime($1, '%p'))";
      case "D" -> "cast(date_part('dow', $1) + 1 as varchar)";
      case "Q" -> "cast(date_part('quarter', $1) as varchar)";
      case "J" -> "cast(cast(date_part('julian', $1) as bigint) as varchar)";
      case "WW" -> "lpad(cast((date_part('doy', $1) - 1) // 7 + 1 as varchar), 2, '0')";
      default -> null;
    };
  }

  /** DuckDB's format for reading text. */
  static String input(String format, Token place) {
    StringBuilder letters = new StringBuilder();
    for (String part : parts(format)) {
      letters.append(
          switch (part) {
            case "FM" -> "";
            case "MON", "mon" -> "%b";
            case "MONTH", "Month", "month" -> "%B";
            case "am", "pm" -> "%p";
            default -> letters(part, place);
          });
    }
    return letters.toString();
  }

  private static String letters(String part, Token place) {
    String letters = LETTERS.get(part);
    if (letters != null) {
      return letters;
    }
    if (part.length() == 1 && !Character.isLetterOrDigit(part.charAt(0))) {
      return part.equals("%") ? "%%" : part;
    }
    if (part.equals("T")) {
      return part;
    }
    throw SqlErrors.unsupported("the part " + part + " of a format", place);
  }

  private static List<String> parts(String format) {
    List<String> parts = new ArrayList<>();
    int index = 0;
    while (index < format.length()) {
      int start = index;
      if (format.charAt(index) == '"' && format.indexOf('"', index + 1) > 0) {
        int end = format.indexOf('"', index + 1);
        format.substring(index + 1, end).chars().forEach(c -> parts.add(String.valueOf((char) c)));
        index = end + 1;
        continue;
      }
      String part =
          PATTERNS.stream()
              .filter(pattern -> format.startsWith(pattern, start))
              .findFirst()
              .orElseGet(() -> lowerPattern(format, start));
      parts.add(part);
      index += part.length();
    }
    return parts.stream().map(TimeLetters::upper).toList();
  }

  private static String lowerPattern(String format, int start) {
    String upper = format.toUpperCase(Locale.ROOT);
    return PATTERNS.stream()
        .filter(pattern -> upper.startsWith(pattern, start))
        .findFirst()
        .map(pattern -> format.substring(start, start + pattern.length()))
        .orElse(format.substring(start, start + 1));
  }

  /** Most letters mean the same in both cases. */
  private static String upper(String part) {
    return PATTERNS.contains(part) ? part : part.toUpperCase(Locale.ROOT);
  }
}
