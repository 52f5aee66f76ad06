package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.local.engine.EngineException.Kind;
import java.util.Optional;

/** MERGE within the limits that Redshift sets it. */
final class MergeRule {
  private MergeRule() {}

  static Plan plan(Code code, ExpressionRules rules) {
    if (!code.isWord(1, "into")) {
      throw SqlErrors.syntax(code.at(1));
    }
    TableReference target = TableReference.read(code, 2);
    int using = target.end();
    if (!code.isWord(using, "using")) {
      throw SqlErrors.at(
          Kind.UNSUPPORTED,
          "MERGE takes no alias of its target table (Redshift's rule)",
          code.at(using).offset());
    }
    if (code.isSymbol(using + 1, "(")) {
      throw SqlErrors.at(
          Kind.UNSUPPORTED,
          "MERGE takes a table as its source, not a subquery (Redshift's rule): make a temporary"
              + " table",
          code.at(using + 1).offset());
    }
    int on = find(code, using, "on");
    int when = find(code, on, "when");
    boolean matched = false;
    boolean notMatched = false;
    for (int index = when; index < code.size(); index++) {
      if (code.isPhrase(index, "when", "matched", "then")) {
        matched = true;
      } else if (code.isPhrase(index, "when", "not", "matched", "then")) {
        notMatched = true;
      } else if (code.isWord(index, "when") && code.isWord(index + 1, "matched", "not")) {
        throw SqlErrors.at(
            Kind.UNSUPPORTED,
            "MERGE takes no further condition between MATCHED and THEN (Redshift's rule)",
            code.at(index).offset());
      }
    }
    if (!matched || !notMatched) {
      throw SqlErrors.at(
          Kind.UNSUPPORTED,
          "MERGE needs both WHEN MATCHED and WHEN NOT MATCHED (Redshift's rule)",
          code.at(when).offset());
    }
    RewrittenSql check = check(code, target.name(), using, on, when, rules);
    rules.apply(code);
    return new Plan.Change(code.render(), Optional.of(new Plan.MergeCheck(check)));
  }

  private static RewrittenSql check(
      Code code, TableName target, int using, int on, int when, ExpressionRules rules) {
    Code condition = new Code(code.copy(on + 1, when));
    rules.apply(condition);
    String source = new Code(code.copy(using + 1, on)).render().text();
    return RewrittenSql.of(
        "select 1 from "
            + target.quoted()
            + " inner join "
            + source
            + " on "
            + condition.render().text()
            + " group by "
            + TableName.quote(target.name())
            + ".rowid having count(*) > 1 limit 1");
  }

  private static int find(Code code, int start, String word) {
    int index = start;
    while (index < code.size() && !code.isWord(index, word)) {
      index = code.isSymbol(index, "(") ? code.close(index) + 1 : index + 1;
    }
    if (index == code.size()) {
      throw SqlErrors.endOfInput();
    }
    return index;
  }

  /** What Redshift says where a row of the target matches more than once. */
  static EngineException multipleMatches() {
    return SqlErrors.of(Kind.DATA, "Found multiple matches to update the same tuple.");
  }
}
