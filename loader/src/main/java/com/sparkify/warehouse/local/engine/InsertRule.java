package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.local.engine.EngineException.Kind;
import java.util.ArrayList;
import java.util.List;

/** INSERT, and who may give a value to an identity column: no one, unless it is BY DEFAULT. */
final class InsertRule {
  private InsertRule() {}

  static Plan plan(Code code, ExpressionRules rules) {
    if (!code.isWord(1, "into")) {
      throw SqlErrors.syntax(code.at(1));
    }
    SelectRules.check(code);
    TableReference table = TableReference.read(code, 2);
    int index = table.end();
    List<String> columns = new ArrayList<>();
    boolean list = code.isSymbol(index, "(") && !code.isWord(index + 1, "select", "with");
    if (list) {
      int close = code.close(index);
      for (int[] part : code.split(index + 1, close)) {
        columns.add(Names.fold(code.at(part[0])));
      }
      index = close + 1;
    }
    List<String> values = new ArrayList<>();
    if (code.isWord(index, "values") && code.isSymbol(index + 1, "(")) {
      for (int[] part : code.split(index + 2, code.close(index + 1))) {
        values.add(CastRule.declaration(code.copy(part[0], part[1])));
      }
    }
    SelectRules.nameColumns(code);
    rules.apply(code);
    return new Plan.Insert(table.name(), columns, values, code.render());
  }

  /**
   * Refuses a value for an identity column.
   *
   * @throws EngineException of kind SYNTAX in Redshift's words
   */
  static void check(Plan.Insert insert, TableShape table) {
    for (int column = 0; column < table.columns().size(); column++) {
      TableShape.Column target = table.columns().get(column);
      if (!target.identityKind().equals("always")) {
        continue;
      }
      int place = insert.columns().isEmpty() ? column : insert.columns().indexOf(target.name());
      boolean given = place >= 0 && (insert.values().isEmpty() || place < insert.values().size());
      boolean isDefault =
          place >= 0
              && place < insert.values().size()
              && insert.values().get(place).equals("default");
      if (given && !isDefault) {
        throw SqlErrors.of(
            Kind.SYNTAX, "cannot set an identity column to a value: \"" + target.name() + "\"");
      }
    }
  }
}
