package com.sparkify.warehouse.run;

import com.sparkify.warehouse.dataapi.Transaction;
import com.sparkify.warehouse.run.LoadPlan.PlannedStatement;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns checks into statements that fail where a check finds rows, so that the database itself
 * refuses to commit, even when the client is gone.
 *
 * <p>SQL has no raise outside a procedure: a sentence that is cast to a number does it. The
 * sentence holds the count of rows, so that no planner can work the cast out beforehand; with no
 * rows there is no sentence, and nothing to cast.
 */
final class CheckGate {
  private CheckGate() {}

  /**
   * One statement a check, or a few checks together where the transaction has no room for that.
   *
   * @param room how many statements the transaction can still take; at least 1
   */
  static List<PlannedStatement> statements(List<Check> checks, int room) {
    int together = (checks.size() + room - 1) / room;
    List<PlannedStatement> gates = new ArrayList<>();
    for (int from = 0; from < checks.size(); from += together) {
      gates.add(gate(checks.subList(from, Math.min(from + together, checks.size()))));
    }
    return gates;
  }

  /**
   * Whether an error is the cast that a gate fails with: the leader node quotes the whole sentence,
   * a compute node only its first character.
   */
  static boolean isVerdict(String error) {
    return error.contains(" offending rows") || error.contains("Invalid digit, Value 'c'");
  }

  /** Room for gates after so many statements. */
  static int room(int statements) {
    return Transaction.MAX_STATEMENTS - statements;
  }

  private static PlannedStatement gate(List<Check> checks) {
    List<String> selects = checks.stream().map(CheckGate::select).toList();
    List<String> names = checks.stream().map(Check::name).toList();
    return new PlannedStatement(
        String.join("\nunion all\n", selects),
        "check " + String.join(", ", names),
        checks.get(0).statement().location(),
        names);
  }

  private static String select(Check check) {
    return "select cast('check "
        + check.name().replace("\\", "\\\\").replace("'", "''")
        + " found ' || cast(count(*) as varchar) || ' offending rows' as integer) as verdict\n"
        + "from (\n"
        + check.statement().text()
        + "\n) as offending\n"
        + "having count(*) > 0";
  }
}
