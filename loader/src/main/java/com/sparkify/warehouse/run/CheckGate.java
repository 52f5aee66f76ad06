package com.sparkify.warehouse.run;

import com.sparkify.warehouse.dataapi.Transaction;
import com.sparkify.warehouse.run.LoadPlan.PlannedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns checks into statements that fail where a check finds rows, so that the database refuses to
 * commit; {@link Verdict} tells how.
 */
final class CheckGate {
  private static final String KIND = "check ";

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

  /** Whether an error is the one that a gate fails with where its check finds rows. */
  static boolean isVerdict(String error) {
    return Verdict.isIn(error, KIND);
  }

  /** Room for gates after so many statements. */
  static int room(int statements) {
    return Transaction.MAX_STATEMENTS - statements;
  }

  private static PlannedStatement gate(List<Check> checks) {
    List<String> selects =
        checks.stream()
            .map(check -> Verdict.on(KIND + check.name(), check.statement().text()))
            .toList();
    List<String> names = checks.stream().map(Check::name).toList();
    return new PlannedStatement(
        String.join("\nunion all\n", selects),
        KIND + String.join(", ", names),
        checks.get(0).statement().location(),
        names,
        Optional.empty());
  }
}
