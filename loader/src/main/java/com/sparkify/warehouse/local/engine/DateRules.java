package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.script.Token;
import com.sparkify.warehouse.script.Token.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Functions of times: unquoted parts, and formats in PostgreSQL's letters. */
final class DateRules {
  private static final Map<String, String> PARTS = parts();

  private DateRules() {}

  private static Map<String, String> parts() {
    Map<String, String> parts = new HashMap<>();
    List.of(
            "millennium millennia mil mils",
            "century centuries cent c",
            "decade decades dec decs",
            "year years yr yrs y",
            "quarter quarters qtr qtrs",
            "month months mon mons",
            "week weeks w",
            "day days d",
            "hour hours hr hrs h",
            "minute minutes min mins m",
            "second seconds sec secs s",
            "ms millisecond milliseconds msec msecs msecond mseconds millisec millisecs millisecon",
            "us microsecond microseconds usec usecs usecond useconds microsec microsecs microsecon",
            "dow dayofweek dw weekday",
            "doy dayofyear dy yearday",
            "epoch",
            "timezone",
            "timezone_hour",
            "timezone_minute")
        .forEach(
            names -> {
              String[] words = names.split(" ", -1);
              for (String word : words) {
                parts.put(word, words[0]);
              }
            });
    return Map.copyOf(parts);
  }

  /** Rewrites a call of a function of times; false where it is none. */
  static boolean call(Code code, int index, String name) {
    switch (name) {
      case "dateadd", "date_add" -> add(code, index);
      case "datediff", "date_diff" -> difference(code, index);
      case "date_part", "datepart" -> part(code, index);
      case "date_trunc" -> part(code, index + 2, code.at(index + 2));
      case "extract" -> extract(code, index);
      case "to_char" -> toChar(code, index);
      case "to_date", "to_timestamp" -> fromText(code, index, name);
      case "to_number" -> throw SqlErrors.unsupported("function to_number()", code.at(index));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static List<int[]> arguments(Code code, int index, int count) {
    int close = code.close(index + 1);
    List<int[]> parts = code.split(index + 2, close);
    if (parts.size() != count) {
      throw SqlErrors.at(
          EngineException.Kind.SYNTAX,
          "function " + code.at(index).text() + " takes " + count + " arguments",
          code.at(index).offset());
    }
    return parts;
  }

  /** The part named by a word or literal, as DuckDB names it; the token becomes a literal. */
  private static String part(Code code, int index, Token token) {
    String written = token.kind() == Kind.STRING ? Names.text(token) : Names.fold(token);
    String part = PARTS.get(written.toLowerCase(Locale.ROOT));
    if (part == null) {
      throw SqlErrors.at(
          EngineException.Kind.SYNTAX,
          "date part \"" + written + "\" is not known",
          token.offset());
    }
    code.replace(index, Kind.STRING, Names.literal(part));
    return part;
  }

  private static void add(Code code, int index) {
    List<int[]> arguments = arguments(code, index, 3);
    String part = part(code, index + 2, code.at(index + 2));
    List<Token> count = code.copy(arguments.get(1)[0], arguments.get(1)[1]);
    List<Token> moment = code.copy(arguments.get(2)[0], arguments.get(2)[1]);
    String interval =
        switch (part) {
          case "year" -> "to_years";
          case "quarter", "month" -> "to_months";
          case "week" -> "to_weeks";
          case "day" -> "to_days";
          case "hour" -> "to_hours";
          case "minute" -> "to_minutes";
          case "second" -> "to_seconds";
          case "ms" -> "to_milliseconds";
          case "us" -> "to_microseconds";
          case "decade" -> "to_decades";
          case "century" -> "to_centuries";
          default -> throw SqlErrors.unsupported("dateadd of " + part, code.at(index + 2));
        };
    boolean whole =
        List.of("year", "quarter", "month", "week", "day", "decade", "century").contains(part);
    int close = code.close(index + 1);
    Code result = new Code(List.of(code.at(index)));
    result.replace(0, Kind.SYMBOL, "(");
    cast(result, moment, "timestamp");
    result.insertSymbol(result.size(), "+");
    result.insertWord(result.size(), interval);
    result.insertSymbol(result.size(), "(");
    if (part.equals("quarter")) {
      result.insert(result.size(), Kind.NUMBER, "3");
      result.insertSymbol(result.size(), "*");
    }
    cast(result, count, whole ? "integer" : "bigint");
    result.insertSymbol(result.size(), ")");
    result.insertSymbol(result.size(), ")");
    code.remove(index, close + 1);
    code.insertAll(index, result.tokens());
  }

  private static void cast(Code result, List<Token> operand, String type) {
    result.insertWord(result.size(), "cast");
    result.insertSymbol(result.size(), "(");
    result.insertAll(result.size(), operand);
    result.insertWord(result.size(), "as");
    result.insertWord(result.size(), type);
    result.insertSymbol(result.size(), ")");
  }

  private static void difference(Code code, int index) {
    List<int[]> arguments = arguments(code, index, 3);
    part(code, index + 2, code.at(index + 2));
    castArgument(code, arguments.get(2));
    castArgument(code, arguments.get(1));
    code.replace(index, Kind.WORD, "date_diff");
  }

  private static void castArgument(Code code, int[] range) {
    code.insertSymbol(range[1], ")");
    code.insertWord(range[1], "timestamp");
    code.insertWord(range[1], "as");
    code.insertSymbol(range[0], "(");
    code.insertWord(range[0], "cast");
  }

  private static void part(Code code, int index) {
    arguments(code, index, 2);
    part(code, index + 2, code.at(index + 2));
    code.replace(index, Kind.WORD, Functions.qualified("internal_part"));
  }

  private static void extract(Code code, int index) {
    if (!code.isWord(index + 3, "from")) {
      throw SqlErrors.syntax(code.at(index + 3));
    }
    String part = part(code, index + 2, code.at(index + 2));
    code.replace(index + 3, Kind.SYMBOL, ",");
    String macro = part.equals("epoch") ? "internal_epoch" : "internal_extract";
    code.replace(index, Kind.WORD, Functions.qualified(macro));
  }

  private static void toChar(Code code, int index) {
    List<int[]> arguments = arguments(code, index, 2);
    String format = TimeLetters.literal(code, arguments.get(1), "to_char");
    List<Token> moment = code.copy(arguments.get(0)[0], arguments.get(0)[1]);
    List<String> pieces = TimeLetters.output(format, code.at(arguments.get(1)[0]));
    Code result = new Code(List.of(code.at(index)));
    result.replace(0, Kind.SYMBOL, "(");
    for (int piece = 0; piece < pieces.size(); piece++) {
      if (piece > 0) {
        result.insertSymbol(result.size(), "||");
      }
      String[] around = pieces.get(piece).split("\\$1", -1);
      result.insertWord(result.size(), around[0]);
      if (around.length > 1) {
        cast(result, moment, "timestamp");
        result.insertWord(result.size(), around[1]);
      }
    }
    result.insertSymbol(result.size(), ")");
    code.remove(index, code.close(index + 1) + 1);
    code.insertAll(index, result.tokens());
  }

  private static void fromText(Code code, int index, String name) {
    List<int[]> arguments = arguments(code, index, 2);
    String format = TimeLetters.literal(code, arguments.get(1), name);
    String letters = TimeLetters.input(format, code.at(arguments.get(1)[0]));
    code.replace(arguments.get(1)[0], Kind.STRING, Names.literal(letters));
    int end = code.close(index + 1) + 1;
    code.insertSymbol(end, ")");
    code.insertWord(end, name.equals("to_date") ? "as date" : "as timestamptz");
    code.replace(index, Kind.WORD, "strptime");
    code.insertSymbol(index, "(");
    code.insertWord(index, "cast");
  }
}
