package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.script.Token;
import com.sparkify.warehouse.script.Token.Kind;
import java.util.List;

/** Rewrites expressions whose form or meaning differs in DuckDB. */
final class ExpressionRules {
  private final Functions functions;
  private final SessionFacts facts;

  ExpressionRules(Functions functions, SessionFacts facts) {
    this.functions = functions;
    this.facts = facts;
  }

  /** Applies all rules, from the last token to the first, so that inner calls come first. */
  void apply(Code code) {
    for (int index = 0; index < code.size(); index++) {
      KeywordRule.apply(code, index);
    }
    for (int index = code.size() - 1; index >= 0; index--) {
      if (code.isCall(index) && !code.isSymbol(index - 1, ".")) {
        call(code, index);
      } else if (code.at(index).kind() == Kind.WORD) {
        word(code, index);
      } else if (code.at(index).kind() == Kind.SYMBOL) {
        symbol(code, index);
      }
    }
    CastRule.apply(code);
  }

  private void call(Code code, int index) {
    String name = Names.fold(code.at(index));
    switch (name) {
      case "decode" -> decode(code, index);
      case "listagg" -> listagg(code, index);
      case "avg" -> average(code, index);
      case "ratio_to_report" -> ratio(code, index);
      case "convert" -> convert(code, index);
      case "pg_backend_pid" -> constant(code, index, String.valueOf(facts.processId()));
      case "pg_last_copy_count" -> constant(code, index, String.valueOf(facts.lastCopyCount()));
      case "pg_last_copy_id" -> constant(code, index, String.valueOf(facts.lastCopyId()));
      case "pg_last_query_id" -> constant(code, index, String.valueOf(facts.lastQueryId()));
      case "version" -> constant(code, index, Names.literal(SessionFacts.VERSION));
      case "substring", "position", "trim", "extract", "cast", "overlay" ->
          DateRules.call(code, index, name);
      default -> {
        if (!DateRules.call(code, index, name) && functions.isMacro(name)) {
          code.replace(index, Kind.WORD, Functions.qualified(name));
        }
      }
    }
  }

  private static void constant(Code code, int index, String value) {
    int end = code.close(index + 1) + 1;
    code.remove(index + 1, end);
    code.replace(index, Kind.NUMBER, value);
  }

  private void word(Code code, int index) {
    boolean member = code.isSymbol(index - 1, ".") || code.isWord(index - 1, "as");
    if (member || code.isSymbol(index + 1, ".")) {
      return;
    }
    switch (code.lower(index)) {
      case "sysdate" -> {
        code.replace(index, Kind.WORD, Functions.qualified("internal_sysdate"));
        code.insertSymbol(index + 1, "(");
        code.insertSymbol(index + 2, ")");
      }
      case "current_user", "session_user", "user" ->
          code.replace(index, Kind.STRING, Names.literal(SessionFacts.USER));
      case "minus" -> {
        if (code.isWord(index + 1, "select") || code.isSymbol(index + 1, "(")) {
          code.replace(index, Kind.WORD, "except");
        }
      }
      case "approximate" -> {
        if (code.isCall(index + 1)) {
          code.remove(index);
        }
      }
      case "top" -> top(code, index);
      case "like", "ilike" -> escape(code, index);
      case "similar" -> similar(code, index);
      default -> {}
    }
  }

  /** {@code select top 5 …} is {@code select … limit 5}. */
  private static void top(Code code, int index) {
    boolean afterSelect = code.isWord(index - 1, "select", "distinct", "all");
    if (!afterSelect || code.at(index + 1).kind() != Kind.NUMBER) {
      return;
    }
    Token count = code.at(index + 1);
    code.remove(index, index + 2);
    int end = index;
    while (end < code.size() && !code.isSymbol(end, ")")) {
      if (code.isWord(end, "union", "except", "intersect", "minus")) {
        throw SqlErrors.unsupported("TOP in a part of a set operation (write LIMIT)", count);
      }
      end = code.isSymbol(end, "(") ? code.close(end) + 1 : end + 1;
    }
    code.insert(end, Kind.NUMBER, count.text());
    code.insertWord(end, "limit");
  }

  /** Redshift's LIKE escapes with a backslash unless told otherwise. */
  private static void escape(Code code, int index) {
    Token pattern = code.at(index + 1);
    boolean literal = pattern.kind() == Kind.STRING && pattern.text().indexOf('\\') >= 0;
    if (literal && !code.isWord(index + 2, "escape") && !code.isSymbol(index + 2, "||")) {
      code.insertWord(index + 2, "escape");
      code.insert(index + 3, Kind.STRING, "'\\'");
    }
  }

  /** DuckDB takes the pattern of SIMILAR TO for a plain regular expression. */
  private static void similar(Code code, int index) {
    Token pattern = code.at(index + 2);
    if (!code.isWord(index + 1, "to") || pattern.kind() != Kind.STRING) {
      throw SqlErrors.unsupported("SIMILAR TO a pattern that isn't a literal", pattern);
    }
    StringBuilder regex = new StringBuilder();
    String text = Names.text(pattern);
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character == '\\' && at + 1 < text.length()) {
        regex.append('\\').append(text.charAt(++at));
      } else {
        switch (character) {
          case '%' -> regex.append(".*");
          case '_' -> regex.append('.');
          case '.', '^', '$' -> regex.append('\\').append(character);
          default -> regex.append(character);
        }
      }
    }
    code.replace(index + 2, Kind.STRING, Names.literal(regex.toString()));
  }

  private static void symbol(Code code, int index) {
    switch (code.at(index).text()) {
      case "/", "%" -> {
        int end = code.operandEnd(index + 1);
        boolean constant = end == index + 2 && code.at(index + 1).kind() == Kind.NUMBER;
        if (!constant || code.at(index + 1).text().matches("[0.]+")) {
          code.insertSymbol(end, ")");
          code.insertSymbol(index + 1, "(");
          code.insertWord(index + 1, Functions.qualified("internal_nonzero"));
        }
      }
      case "~", "!~", "~*", "!~*" -> match(code, index);
      default -> {}
    }
  }

  /** POSIX operators look for the pattern anywhere; DuckDB's want the whole text to match. */
  private static void match(Code code, int index) {
    int start = code.operandStart(index - 1);
    int end = code.operandEnd(index + 1);
    String before = code.at(start - 1).text();
    if (List.of("||", "+", "-", "*", "/").contains(before) || code.isSymbol(end, "||")) {
      throw SqlErrors.unsupported(
          "operator " + code.at(index).text() + " beside " + before + " without parentheses",
          code.at(index));
    }
    boolean negated = code.at(index).text().startsWith("!");
    boolean ignoresCase = code.at(index).text().endsWith("*");
    code.insertSymbol(end, ")");
    if (ignoresCase) {
      code.insert(end, Kind.STRING, "'i'");
      code.insertSymbol(end, ",");
    }
    code.replace(index, Kind.SYMBOL, ",");
    code.insertSymbol(start, "(");
    code.insertWord(start, "regexp_matches");
    if (negated) {
      code.insertWord(start, "not");
    }
  }

  /** {@code decode(x, a, 1, b, 2, 3)} is a CASE in which null equals null. */
  private static void decode(Code code, int index) {
    int close = code.close(index + 1);
    List<int[]> parts = code.split(index + 2, close);
    if (parts.size() < 3) {
      throw SqlErrors.syntax(code.at(close));
    }
    Code result = new Code(List.of());
    result.insertSymbol(0, "(");
    append(result, "case");
    int part = 1;
    for (; part + 1 < parts.size(); part += 2) {
      append(result, "when");
      append(result, code, parts.get(0));
      append(result, "is not distinct from");
      append(result, code, parts.get(part));
      append(result, "then");
      append(result, code, parts.get(part + 1));
    }
    if (part < parts.size()) {
      append(result, "else");
      append(result, code, parts.get(part));
    }
    append(result, "end");
    result.insertSymbol(result.size(), ")");
    code.remove(index, close + 1);
    code.insertAll(index, result.tokens());
  }

  private static void append(Code result, String words) {
    result.insertWord(result.size(), words);
  }

  private static void append(Code result, Code code, int[] part) {
    result.insertSymbol(result.size(), "(");
    result.insertAll(result.size(), code.copy(part[0], part[1]));
    result.insertSymbol(result.size(), ")");
  }

  /** The order of LISTAGG goes inside; without a separator there is none. */
  private static void listagg(Code code, int index) {
    int close = code.close(index + 1);
    if (code.split(index + 2, close).size() < 2) {
      code.insert(close, Kind.STRING, "''");
      code.insertSymbol(close, ",");
      close += 2;
    }
    if (!code.isPhrase(close + 1, "within", "group")) {
      return;
    }
    int groupClose = code.close(close + 3);
    List<Token> order = code.copy(close + 4, groupClose);
    code.remove(close + 1, groupClose + 1);
    code.insertAll(close, order);
  }

  /** The average of integers is an integer in Redshift. */
  private static void average(Code code, int index) {
    int close = code.close(index + 1);
    int end = windowEnd(code, close + 1);
    List<Token> arguments = code.copy(index + 1, end);
    code.insertSymbol(end, ")");
    code.insertAll(end, arguments);
    code.insertWord(end, "count");
    code.insertSymbol(end, "/");
    code.replace(index, Kind.WORD, "sum");
    code.insertSymbol(index, "(");
  }

  private static void ratio(Code code, int index) {
    int close = code.close(index + 1);
    int end = windowEnd(code, close + 1);
    List<Token> arguments = code.copy(index + 1, close + 1);
    code.insertSymbol(end, ")");
    code.insertSymbol(end, ")");
    code.insert(end, Kind.NUMBER, "0");
    code.insertSymbol(end, ",");
    code.replace(index, Kind.WORD, "sum");
    code.insertSymbol(index, "(");
    code.insertWord(index, "nullif");
    code.insertSymbol(index, "/");
    code.insertWord(index, "double");
    code.insertSymbol(index, "::");
    code.insertAll(index, arguments);
    code.insertSymbol(index, "(");
  }

  private static int windowEnd(Code code, int index) {
    if (!code.isWord(index, "over")) {
      return index;
    }
    return code.isSymbol(index + 1, "(") ? code.close(index + 1) + 1 : index + 2;
  }

  /** {@code convert(type, x)} is a cast. */
  private static void convert(Code code, int index) {
    int close = code.close(index + 1);
    List<int[]> parts = code.split(index + 2, close);
    if (parts.size() != 2) {
      throw SqlErrors.syntax(code.at(close));
    }
    List<Token> type = code.copy(parts.get(0)[0], parts.get(0)[1]);
    code.insertAll(close, type);
    code.insertWord(close, "as");
    code.remove(parts.get(0)[0], parts.get(1)[0]);
    code.replace(index, Kind.WORD, "cast");
  }
}
