package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.local.engine.EngineException.Kind;
import com.sparkify.warehouse.script.SqlSyntaxException;
import com.sparkify.warehouse.script.SqlTokenizer;
import com.sparkify.warehouse.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a statement by its first word and decides what is to be done for it. */
final class Planner {
  /** DuckDB's ways to files, settings and extensions. */
  private static final Set<String> FORBIDDEN =
      Set.of(
          "attach",
          "detach",
          "install",
          "load",
          "pragma",
          "export",
          "import",
          "use",
          "checkpoint",
          "force",
          "summarize",
          "update extensions");

  /** Redshift knows these; the engine doesn't. */
  private static final Set<String> UNSUPPORTED =
      Set.of(
          "unload",
          "call",
          "declare",
          "fetch",
          "close",
          "prepare",
          "execute",
          "deallocate",
          "describe",
          "desc",
          "refresh",
          "cancel",
          "reassign",
          "revalidate");

  /** Settings that change nothing that this engine does. */
  private static final Set<String> HARMLESS_SETTINGS =
      Set.of(
          "query_group",
          "wlm_query_slot_count",
          "application_name",
          "statement_timeout",
          "analyze_threshold_percent",
          "enable_result_cache_for_session",
          "client_encoding",
          "datestyle",
          "extra_float_digits");

  private final Functions functions;
  private final Guard guard;

  Planner(Functions functions) {
    this.functions = functions;
    this.guard = new Guard(functions);
  }

  /**
   * Plans a statement.
   *
   * @throws EngineException of kind SYNTAX, UNSUPPORTED or FORBIDDEN
   */
  Plan plan(String sql, Map<String, String> parameters, SessionFacts facts) {
    Code code = Names.fold(tokens(sql), parameters);
    if (code.isSymbol(code.size() - 1, ";")) {
      code.remove(code.size() - 1);
    }
    if (code.size() == 0) {
      throw SqlErrors.endOfInput();
    }
    refuseKind(code);
    guard.check(code);
    ExpressionRules rules = new ExpressionRules(functions, facts);
    return switch (code.lower(0)) {
      case "select", "with", "(" -> query(code, rules);
      case "insert" -> InsertRule.plan(code, rules);
      case "update", "delete" -> change(code, rules);
      case "merge" -> MergeRule.plan(code, rules);
      case "create" -> create(code, rules);
      case "drop" -> DefinitionRules.drop(code);
      case "alter" -> DefinitionRules.alter(code, rules);
      case "truncate" -> new Plan.Truncate(tableAfter(code, code.isWord(1, "table") ? 2 : 1));
      case "copy" -> new Plan.Copy(CopyParser.parse(code));
      case "explain" -> explain(code, rules);
      case "analyze", "vacuum", "lock", "grant", "revoke", "comment" ->
          DefinitionRules.nothing(code);
      case "set", "reset" -> setting(code);
      case "show" -> show(code);
      case "begin", "start" -> transaction(code, Plan.Transaction.BEGIN);
      case "commit", "end" -> transaction(code, Plan.Transaction.COMMIT);
      case "rollback", "abort" -> transaction(code, Plan.Transaction.ROLLBACK);
      default -> throw unknown(code.at(0));
    };
  }

  private static List<Token> tokens(String sql) {
    try {
      return SqlTokenizer.tokenize(sql);
    } catch (SqlSyntaxException e) {
      throw SqlErrors.at(Kind.SYNTAX, e.getMessage(), e.offset());
    }
  }

  /** Names the statement as a whole before a part of it is looked at. */
  private static void refuseKind(Code code) {
    String name = code.lower(0);
    if (FORBIDDEN.contains(name) || UNSUPPORTED.contains(name)) {
      throw unknown(code.at(0));
    }
    boolean creates = code.isWord(0, "create") && !code.isWord(1, "or");
    boolean known = code.isWord(1, "table", "temp", "temporary", "local", "view", "schema");
    if (creates && !known) {
      throw SqlErrors.unsupported(
          "CREATE " + code.at(1).text().toUpperCase(Locale.ROOT), code.at(1));
    }
  }

  private static EngineException unknown(Token first) {
    String name = Names.fold(first);
    if (FORBIDDEN.contains(name)) {
      return SqlErrors.forbidden("statement " + name.toUpperCase(Locale.ROOT), first);
    }
    if (UNSUPPORTED.contains(name)) {
      return SqlErrors.unsupported("statement " + name.toUpperCase(Locale.ROOT), first);
    }
    return SqlErrors.syntax(first);
  }

  private static Plan query(Code code, ExpressionRules rules) {
    SelectRules.check(code);
    SelectRules.nameColumns(code);
    rules.apply(code);
    return new Plan.Query(code.render());
  }

  private static Plan change(Code code, ExpressionRules rules) {
    SelectRules.check(code);
    SelectRules.nameColumns(code);
    if (code.isWord(0, "delete") && !code.isWord(1, "from")) {
      code.insertWord(1, "from");
    }
    rules.apply(code);
    return new Plan.Change(code.render(), Optional.empty());
  }

  private static Plan explain(Code code, ExpressionRules rules) {
    Code rest = new Code(code.copy(1, code.size()));
    if (!rest.isWord(0, "select", "with", "insert", "update", "delete")) {
      throw SqlErrors.unsupported("EXPLAIN of " + rest.at(0).text(), rest.at(0));
    }
    SelectRules.check(rest);
    SelectRules.nameColumns(rest);
    rules.apply(rest);
    rest.insertWord(0, "explain");
    return new Plan.Query(rest.render());
  }

  private Plan create(Code code, ExpressionRules rules) {
    if (code.isWord(1, "table") || code.isWord(2, "table") || code.isWord(3, "table")) {
      return new Plan.CreateTable(TableParser.parse(code, rules));
    }
    return DefinitionRules.create(code, rules);
  }

  static TableName tableAfter(Code code, int index) {
    TableReference table = TableReference.read(code, index);
    if (table.end() != code.size()) {
      throw SqlErrors.syntax(code.at(table.end()));
    }
    return table.name();
  }

  private static Plan setting(Code code) {
    String name = Names.fold(code.at(code.isWord(1, "session", "local") ? 2 : 1));
    if (name.equals("search_path")) {
      boolean usual = true;
      for (int index = 2; index < code.size(); index++) {
        String text = code.at(index).text().replaceAll("['\"]", "");
        usual &= Set.of("to", "=", ",", "public", "$user", "default").contains(text);
      }
      if (!usual) {
        throw SqlErrors.unsupported("a search_path other than public", code.at(1));
      }
    } else if (!HARMLESS_SETTINGS.contains(name)) {
      throw SqlErrors.forbidden("setting " + name, code.at(1));
    }
    return new Plan.Nothing(List.of(), false, "SET");
  }

  private static Plan show(Code code) {
    String name = Names.fold(code.at(1));
    if (code.size() != 2 || !(HARMLESS_SETTINGS.contains(name) || name.equals("search_path"))) {
      throw SqlErrors.unsupported("SHOW " + name, code.at(1));
    }
    String value = name.equals("search_path") ? "\"$user\", public" : "";
    return new Plan.Query(
        RewrittenSql.of("select " + Names.literal(value) + " as " + TableName.quote(name)));
  }

  private static Plan transaction(Code code, Plan.Transaction kind) {
    Set<String> words =
        Set.of(
            "begin",
            "start",
            "commit",
            "end",
            "rollback",
            "abort",
            "transaction",
            "work",
            "isolation",
            "level",
            "serializable",
            "read",
            "write",
            "only",
            "committed",
            "uncommitted",
            "repeatable");
    List<Token> unknown = new ArrayList<>();
    for (Token token : code.tokens()) {
      if (!words.contains(token.text())) {
        unknown.add(token);
      }
    }
    if (!unknown.isEmpty()) {
      throw SqlErrors.syntax(unknown.get(0));
    }
    return kind;
  }
}
