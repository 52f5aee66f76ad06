package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.script.Token;
import com.sparkify.warehouse.script.Token.Kind;
import java.util.Set;
import java.util.regex.Pattern;

/** Tokens that DuckDB's grammar takes for something else than Redshift's does. */
final class KeywordRule {
  /** Keywords of DuckDB's that are plain names in Redshift. */
  private static final Set<String> NAMES =
      Set.of(
          "anti",
          "asof",
          "at",
          "columns",
          "describe",
          "glob",
          "lambda",
          "macro",
          "map",
          "positional",
          "semi",
          "show",
          "struct",
          "summarize",
          "try_cast",
          "unpack",
          "variadic",
          "pivot_longer",
          "pivot_wider",
          "nchar",
          "setof",
          "generated",
          "sample");

  private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%");

  private static final Pattern SYSTEM_VIEW = Pattern.compile("(stl|stv|svv|sys)_.*|pg_table_def");

  private KeywordRule() {}

  static void apply(Code code, int index) {
    Token token = code.at(index);
    boolean system = code.isWord(index, "pg_catalog") && code.isSymbol(index + 1, ".");
    if (system && SYSTEM_VIEW.matcher(code.lower(index + 2)).matches()) {
      code.remove(index, index + 2);
      return;
    }
    if (token.kind() == Kind.WORD && NAMES.contains(token.text())) {
      boolean timeZone = code.isPhrase(index, "at", "time", "zone");
      if (!timeZone && !code.isCall(index)) {
        code.replace(index, Kind.QUOTED_IDENTIFIER, TableName.quote(token.text()));
      }
    } else if (token.kind() == Kind.STRING && isNumber(code, index)) {
      code.replace(index, Kind.NUMBER, Names.text(token));
    }
  }

  /**
   * A literal of unknown type beside an arithmetic operator is a number where it looks like one.
   */
  private static boolean isNumber(Code code, int index) {
    boolean operand =
        ARITHMETIC.contains(code.at(index - 1).text())
            || ARITHMETIC.contains(code.at(index + 1).text());
    boolean typed = code.at(index - 1).kind() == Kind.WORD && !code.isWord(index - 1, "select");
    return operand && !typed && Names.text(code.at(index)).matches("-?\\d{1,18}(\\.\\d+)?");
  }
}
