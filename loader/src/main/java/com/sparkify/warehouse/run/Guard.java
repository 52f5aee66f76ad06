package com.sparkify.warehouse.run;

import com.sparkify.warehouse.run.LoadPlan.PlannedStatement;
import com.sparkify.warehouse.script.SqlFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns a file of {@code guards/} into the first statement of the transaction that it is named
 * after: it fails where the file's query finds runs that stand in the way; {@link Verdict} tells
 * how.
 */
final class Guard {
  private static final String KIND = "guard ";

  /** What a guard meets whose tables another load has just dropped. */
  private static final Pattern DROPPED = Pattern.compile("relation \"?\\S+ does not exist");

  private Guard() {}

  static PlannedStatement statement(SqlFile file) {
    String subject = KIND + file.name();
    String question = file.statements().get(0).text();
    return new PlannedStatement(
        Verdict.on(subject, question),
        subject,
        file.statements().get(0).location(),
        List.of(),
        Optional.of(question));
  }

  /**
   * Whether an error tells that this load may not go on, rather than that the question couldn't be
   * asked.
   */
  static boolean isVerdict(String error) {
    return Verdict.isIn(error, KIND) || DROPPED.matcher(error).find();
  }
}
