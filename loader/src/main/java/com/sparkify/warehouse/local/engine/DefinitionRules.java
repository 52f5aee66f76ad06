package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.local.engine.EngineException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Statements that define, change and drop, other than CREATE TABLE. */
final class DefinitionRules {
  private DefinitionRules() {}

  static Plan create(Code code, ExpressionRules rules) {
    if (code.isWord(1, "schema")) {
      int end = code.isPhrase(2, "if", "not", "exists") ? 6 : 3;
      if (code.isPhrase(end, "authorization")) {
        code.remove(end, end + 2);
      }
      if (code.size() != end) {
        throw SqlErrors.syntax(code.at(end));
      }
      return definition(code);
    }
    boolean replaces = code.isPhrase(1, "or", "replace");
    int view = replaces ? 3 : 1;
    if (!code.isWord(view, "view")) {
      throw SqlErrors.unsupported(
          "CREATE " + code.at(view).text().toUpperCase(Locale.ROOT), code.at(view));
    }
    int last = code.size();
    if (code.isPhrase(last - 4, "with", "no", "schema", "binding")) {
      code.remove(last - 4, last);
    }
    SelectRules.check(code);
    SelectRules.nameColumns(code);
    rules.apply(code);
    return definition(code);
  }

  static Plan drop(Code code) {
    String what = code.lower(1);
    int index = code.isPhrase(2, "if", "exists") ? 4 : 2;
    boolean ifExists = index == 4;
    if (code.isWord(code.size() - 1, "cascade", "restrict") && !what.equals("schema")) {
      code.remove(code.size() - 1);
    }
    if (what.equals("schema")) {
      return definition(code);
    }
    if (!what.equals("table") && !what.equals("view")) {
      throw SqlErrors.unsupported("DROP " + what.toUpperCase(Locale.ROOT), code.at(1));
    }
    List<TableName> tables = new ArrayList<>();
    do {
      TableReference table = TableReference.read(code, index);
      tables.add(table.name());
      index = table.end() + 1;
    } while (code.isSymbol(index - 1, ","));
    if (index - 1 != code.size()) {
      throw SqlErrors.syntax(code.at(index - 1));
    }
    if (what.equals("table")) {
      return new Plan.DropTables(tables, ifExists);
    }
    String start = "drop view " + (ifExists ? "if exists " : "");
    return new Plan.Definition(
        tables.stream().map(table -> RewrittenSql.of(start + table.quoted())).toList());
  }

  static Plan alter(Code code, ExpressionRules rules) {
    if (!code.isWord(1, "table")) {
      throw SqlErrors.unsupported(
          "ALTER " + code.at(1).text().toUpperCase(Locale.ROOT), code.at(1));
    }
    TableReference table = TableReference.read(code, 2);
    int index = table.end();
    if (code.isWord(index, "append")) {
      return append(code, table.name(), index);
    }
    if (code.isWord(index, "owner")) {
      return new Plan.Nothing(List.of(table.name()), false, "ALTER TABLE");
    }
    if (code.isWord(index, "alter") && !code.isWord(index + 2, "type")) {
      boolean layout =
          code.isWord(index + 1, "diststyle", "distkey", "sortkey", "compound", "encode");
      if (layout) {
        return new Plan.Nothing(List.of(table.name()), false, "ALTER TABLE");
      }
    }
    if (code.isPhrase(index, "rename", "column")) {
      String from = Names.fold(code.at(index + 2));
      String to = Names.fold(code.at(index + 4));
      return new Plan.RenameColumn(table.name(), code.render(), from, to);
    }
    if (code.isWord(index, "add")
        && !code.isWord(index + 1, "constraint", "primary", "foreign", "unique")) {
      return addColumn(
          code, table.name(), code.isWord(index + 1, "column") ? index + 2 : index + 1, rules);
    }
    if (code.isWord(index, "add") || code.isPhrase(index, "drop", "constraint")) {
      return new Plan.Nothing(List.of(table.name()), false, "ALTER TABLE");
    }
    if (code.isPhrase(index, "rename", "to") || code.isWord(index, "drop")) {
      return definition(code);
    }
    throw SqlErrors.unsupported(
        "ALTER TABLE … " + code.at(index).text().toUpperCase(Locale.ROOT), code.at(index));
  }

  private static Plan addColumn(Code code, TableName table, int index, ExpressionRules rules) {
    String column = Names.fold(code.at(index));
    int typeEnd = code.typeEnd(index + 1);
    ColumnType type = ColumnType.parse(CastRule.declaration(code.copy(index + 1, typeEnd)));
    int end = typeEnd;
    StringBuilder sql = new StringBuilder("alter table ");
    sql.append(table.quoted()).append(" add column ").append(TableName.quote(column)).append(' ');
    sql.append(type.storedAs());
    if (code.isWord(end, "default")) {
      Code value = new Code(code.copy(end + 1, code.operandEnd(end + 1)));
      end = code.operandEnd(end + 1);
      rules.apply(value);
      sql.append(" default ").append(value.render().text());
    }
    if (code.isWord(end, "encode")) {
      end += 2;
    }
    if (code.isWord(end, "null")) {
      end++;
    }
    if (end != code.size()) {
      throw SqlErrors.unsupported(
          "ALTER TABLE … ADD COLUMN … " + code.at(end).text(), code.at(end));
    }
    return new Plan.AddColumn(table, RewrittenSql.of(sql.toString()), column, type);
  }

  private static Plan append(Code code, TableName target, int index) {
    if (!code.isWord(index + 1, "from")) {
      throw SqlErrors.syntax(code.at(index + 1));
    }
    TableReference source = TableReference.read(code, index + 2);
    boolean ignore = code.isWord(source.end(), "ignoreextra");
    boolean fill = code.isWord(source.end(), "filltarget");
    if (source.end() + (ignore || fill ? 1 : 0) != code.size()) {
      throw SqlErrors.syntax(code.at(source.end()));
    }
    return new Plan.Append(target, source.name(), ignore, fill);
  }

  /** VACUUM, ANALYZE, LOCK, GRANT … : checked, and nothing to do on one machine with one user. */
  static Plan nothing(Code code) {
    String name = code.lower(0).toUpperCase(Locale.ROOT);
    boolean vacuum = code.isWord(0, "vacuum");
    int index = 1;
    while (code.isWord(
        index,
        "full",
        "sort",
        "delete",
        "only",
        "reindex",
        "recluster",
        "table",
        "verbose",
        "compression")) {
      index++;
    }
    boolean named = code.isWord(0, "vacuum", "analyze", "lock") && code.isName(index);
    boolean columns = code.isWord(index, "predicate");
    if (!named || columns) {
      if (code.isWord(0, "lock")) {
        throw SqlErrors.syntax(code.at(index));
      }
      return new Plan.Nothing(List.of(), vacuum, name);
    }
    List<TableName> tables = new ArrayList<>();
    TableReference table = TableReference.read(code, index);
    tables.add(table.name());
    while (code.isWord(0, "lock") && code.isSymbol(table.end(), ",")) {
      table = TableReference.read(code, table.end() + 1);
      tables.add(table.name());
    }
    return new Plan.Nothing(tables, vacuum, name);
  }

  private static Plan definition(Code code) {
    return new Plan.Definition(List.of(code.render()));
  }

  static EngineException inTransaction(String statement) {
    return SqlErrors.of(Kind.SYNTAX, statement + " cannot run inside a transaction block");
  }
}
