package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.script.Token;
import com.sparkify.warehouse.script.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a query's form must keep to, and the names of its columns. */
final class SelectRules {
  private static final Set<String> CLAUSE_ENDS =
      Set.of(
          "from",
          "union",
          "except",
          "intersect",
          "minus",
          "where",
          "group",
          "having",
          "qualify",
          "limit",
          "offset",
          "order",
          "into");

  private SelectRules() {}

  /** Refuses forms that DuckDB adds to SELECT. */
  static void check(Code code) {
    for (int index = 0; index < code.size(); index++) {
      boolean opens = code.isSymbol(index, "(") || index == 0;
      int next = index == 0 ? 0 : index + 1;
      if (opens && code.isWord(next, "from")) {
        throw SqlErrors.syntax(code.at(next));
      }
      boolean trailingComma = code.isSymbol(index, ",") && code.isWord(index + 1, "from", "where");
      boolean emptyItem = code.isSymbol(index, ",") && code.isSymbol(index + 1, ")");
      if (trailingComma || emptyItem) {
        throw SqlErrors.syntax(code.at(index + 1));
      }
      boolean star = code.isSymbol(index, "*") && code.isWord(index + 1, "exclude", "replace");
      if (star && code.isSymbol(index + 2, "(")) {
        throw SqlErrors.unsupported(
            "* " + code.at(index + 1).text().toUpperCase(Locale.ROOT), code.at(index + 1));
      }
    }
  }

  /**
   * Gives the expressions of each select list the names that Redshift gives them: a function's
   * name, or {@code ?column?}.
   */
  static void nameColumns(Code code) {
    for (int index = code.size() - 1; index >= 0; index--) {
      if (code.isWord(index, "select") && !code.isSymbol(index - 1, ".")) {
        nameList(code, index + 1);
      }
    }
  }

  private static void nameList(Code code, int list) {
    int start = list;
    while (code.isWord(start, "distinct", "all")) {
      start++;
    }
    if (code.isWord(start, "top")) {
      start += 2;
    }
    int end = start;
    while (end < code.size() && !code.isSymbol(end, ")") && !endsList(code, end)) {
      end = code.isSymbol(end, "(") ? code.close(end) + 1 : end + 1;
    }
    List<int[]> items = code.split(start, end);
    for (int item = items.size() - 1; item >= 0; item--) {
      name(code, items.get(item)[0], items.get(item)[1]);
    }
  }

  private static boolean endsList(Code code, int index) {
    return code.at(index).kind() == Kind.WORD
        && CLAUSE_ENDS.contains(code.lower(index))
        && !code.isSymbol(index - 1, ".")
        && !code.isPhrase(index - 1, "within", "group");
  }

  private static void name(Code code, int start, int end) {
    boolean star = code.isSymbol(end - 1, "*") && end - start <= 3;
    if (start == end || star) {
      return;
    }
    boolean column = code.isName(end - 1) && isColumn(code, start, end);
    if (column || isAliased(code, start, end)) {
      return;
    }
    String name = derived(code, start, end);
    code.insert(end, Kind.QUOTED_IDENTIFIER, TableName.quote(name));
    code.insertWord(end, "as");
  }

  private static boolean isColumn(Code code, int start, int end) {
    for (int index = start; index < end; index++) {
      boolean name = (index - start) % 2 == 0;
      if (name ? !code.isName(index) : !code.isSymbol(index, ".")) {
        return false;
      }
    }
    String word = code.lower(end - 1);
    boolean value =
        Set.of(
                "null",
                "true",
                "false",
                "sysdate",
                "current_user",
                "current_date",
                "user",
                "current_timestamp",
                "session_user",
                "default")
            .contains(word);
    return !value || end - start > 1;
  }

  /** Whether the last name of the item is an alias: after AS, or after a whole operand. */
  private static boolean isAliased(Code code, int start, int end) {
    if (!code.isName(end - 1) || code.isWord(end - 1, "end", "null", "true", "false")) {
      return code.isWord(end - 2, "as");
    }
    if (code.isWord(end - 2, "as")) {
      return true;
    }
    Token before = code.at(end - 2);
    boolean operand =
        before.kind() == Kind.STRING
            || before.kind() == Kind.NUMBER
            || before.kind() == Kind.QUOTED_IDENTIFIER
            || before.isSymbol(")")
            || before.isSymbol("]")
            || (before.kind() == Kind.WORD
                && !code.isWord(end - 2, "is", "not", "and", "or", "like"));
    boolean type = castEnds(code, end);
    return operand && end - 2 >= start && !type;
  }

  /** Whether the item ends in {@code ::type}. */
  private static boolean castEnds(Code code, int end) {
    for (int index = end - 2; index >= end - 6 && index >= 0; index--) {
      if (code.isSymbol(index, "::")) {
        return code.typeEnd(index + 1) == end;
      }
    }
    return false;
  }

  private static String derived(Code code, int start, int end) {
    if (code.isWord(start, "case")) {
      return "case";
    }
    int index = start;
    if (code.isWord(start, "cast") && code.operandEnd(start) == end) {
      int operand = start + 2;
      int as = code.close(start + 1);
      while (!code.isWord(as, "as")) {
        as--;
      }
      return code.isName(operand) ? derived(code, operand, as) : typeName(code, as + 1);
    }
    boolean operand = code.isName(index) && code.operandEnd(index) == end;
    if (operand || isWindow(code, start, end)) {
      while (code.isSymbol(index + 1, ".")) {
        index += 2;
      }
      return Names.fold(code.at(index));
    }
    return "?column?";
  }

  private static boolean isWindow(Code code, int start, int end) {
    int after = code.isCall(start) ? code.close(start + 1) + 1 : end;
    if (code.isWord(after, "over")) {
      int last = code.isSymbol(after + 1, "(") ? code.close(after + 1) : after + 1;
      return last == end - 1;
    }
    return code.isPhrase(after, "within", "group");
  }

  private static String typeName(Code code, int index) {
    try {
      return ColumnType.parse(CastRule.declaration(code.copy(index, code.typeEnd(index)))).name();
    } catch (EngineException e) {
      return Names.fold(code.at(index));
    }
  }
}
