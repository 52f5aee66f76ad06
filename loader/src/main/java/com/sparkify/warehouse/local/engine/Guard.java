package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.script.Token;
import com.sparkify.warehouse.script.Token.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Refuses what isn't Redshift's SQL before DuckDB sees it: functions that aren't on the list, and
 * syntax that only DuckDB has.
 */
final class Guard {
  private static final Set<String> TABLE_WORDS = Set.of("from", "join");

  /** Phrases that Redshift doesn't have, with what to write instead. */
  private static final Map<String, String> PHRASES =
      Map.ofEntries(
          Map.entry("on conflict", "ON CONFLICT (write MERGE)"),
          Map.entry("insert or", "INSERT OR REPLACE (write MERGE)"),
          Map.entry("distinct on", "DISTINCT ON (write row_number() with QUALIFY)"),
          Map.entry("is distinct", "IS DISTINCT FROM"),
          Map.entry("order by all", "ORDER BY ALL"),
          Map.entry("asof join", "ASOF JOIN"),
          Map.entry("positional join", "POSITIONAL JOIN"),
          Map.entry("semi join", "SEMI JOIN (write EXISTS)"),
          Map.entry("anti join", "ANTI JOIN (write NOT EXISTS)"),
          Map.entry("using sample", "USING SAMPLE"),
          Map.entry("by name", "BY NAME"),
          Map.entry("with ties", "WITH TIES"),
          Map.entry("fetch first", "FETCH FIRST (write LIMIT)"),
          Map.entry("not materialized", "NOT MATERIALIZED"));

  /** Words that mean something only before certain others. */
  private static final Set<String> WORDS =
      Set.of("returning", "tablesample", "try_cast", "pivot_wider", "pivot_longer", "glob");

  private final Functions functions;

  Guard(Functions functions) {
    this.functions = functions;
  }

  /**
   * Looks through a statement.
   *
   * @throws EngineException of kind UNSUPPORTED or FORBIDDEN that names what it met
   */
  void check(Code code) {
    for (int index = 0; index < code.size(); index++) {
      Token token = code.at(index);
      if (token.kind() == Kind.SYMBOL) {
        checkSymbol(code, index);
      } else if (token.kind() == Kind.PLACEHOLDER) {
        throw SqlErrors.syntax(token);
      } else if (token.kind() == Kind.WORD) {
        checkWord(code, index);
      }
      if (code.isCall(index)) {
        checkCall(code, index);
      }
    }
  }

  private static void checkSymbol(Code code, int index) {
    Token token = code.at(index);
    switch (token.text()) {
      case ";" ->
          throw SqlErrors.at(
              EngineException.Kind.SYNTAX,
              "cannot insert multiple commands into a prepared statement",
              token.offset());
      case "{", "}", "?", "@" -> throw SqlErrors.syntax(token);
      case "[" -> {
        boolean subscript = code.isName(index - 1) || code.isSymbol(index - 1, "]");
        if (!subscript || code.isWord(index - 1, "array", "select", "in", "values")) {
          throw SqlErrors.unsupported("a list literal", token);
        }
      }
      case "::" -> {
        if (code.isSymbol(index + 1, "[") || code.at(index + 1).kind() == Kind.STRING) {
          throw SqlErrors.syntax(code.at(index + 1));
        }
      }
      default -> {
        if (token.text().startsWith("$")) {
          throw SqlErrors.syntax(token);
        }
      }
    }
  }

  private static void checkWord(Code code, int index) {
    Token token = code.at(index);
    boolean tableWord = TABLE_WORDS.contains(code.lower(index));
    boolean file = tableWord && !code.isWord(0, "copy");
    if (file && code.at(index + 1).kind() == Kind.STRING && !isExtract(code, index)) {
      throw SqlErrors.forbidden(
          "reading the file " + code.at(index + 1).text(), code.at(index + 1));
    }
    if (code.isSymbol(index - 1, ".")) {
      return;
    }
    String pair = code.lower(index) + " " + code.lower(index + 1);
    String phrase = PHRASES.getOrDefault(pair, PHRASES.get(pair + " " + code.lower(index + 2)));
    if (phrase != null) {
      throw SqlErrors.unsupported(phrase, token);
    }
    boolean keyword = !code.isSymbol(index + 1, ".") && !code.isWord(index - 1, "as");
    if (keyword && WORDS.contains(code.lower(index))) {
      throw SqlErrors.unsupported(token.text().toUpperCase(Locale.ROOT), token);
    }
    if (tableWord && code.isSymbol(index + 1, "(") && code.isWord(index + 2, "values")) {
      throw SqlErrors.unsupported(
          "VALUES as a table (write SELECT … UNION ALL)", code.at(index + 2));
    }
  }

  private static boolean isExtract(Code code, int from) {
    for (int index = from; index > from - 6; index--) {
      if (code.isWord(index, "extract", "trim", "substring", "overlay")) {
        return true;
      }
    }
    return false;
  }

  private void checkCall(Code code, int index) {
    boolean layout =
        code.isWord(0, "create") && code.isWord(index, "identity", "distkey", "sortkey");
    if (layout || namesTable(code, index)) {
      return;
    }
    Token name = code.at(index);
    String plain = Names.fold(name);
    boolean qualified = code.isSymbol(index - 1, ".") && !code.isWord(index - 2, "pg_catalog");
    if (qualified || !functions.isAllowed(plain)) {
      throw SqlErrors.unsupported("function " + plain + "()", name);
    }
    if (code.isWord(index - 1, "from", "join") && !isExtract(code, index - 1)) {
      throw SqlErrors.unsupported("function " + plain + "() as a table", name);
    }
    if (plain.equals("filter") || code.isPhrase(code.close(index + 1) + 1, "filter")) {
      throw SqlErrors.unsupported("FILTER (write CASE inside the aggregate)", name);
    }
  }

  /** Whether the parenthesis after the name holds columns: of a table, a CTE or an alias. */
  private static boolean namesTable(Code code, int name) {
    int before = name - 1;
    while (code.isSymbol(before, ".")) {
      before -= 2;
    }
    if (code.isWord(
        before, "into", "table", "copy", "as", "with", "recursive", "references", "view")) {
      return true;
    }
    if (code.isWord(before, "exists")) {
      return code.isWord(before - 1, "not", "if");
    }
    int after = code.close(name + 1) + 1;
    boolean cte = code.isWord(after, "as") && code.isSymbol(after + 1, "(");
    boolean alias = code.isSymbol(before, ")") || code.isName(before);
    boolean keyword = code.at(before).kind() == Kind.WORD && !code.isCall(before + 1);
    return cte || (alias && !keyword && code.isSymbol(before, ")"));
  }
}
