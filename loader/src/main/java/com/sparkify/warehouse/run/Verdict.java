package com.sparkify.warehouse.run;

/**
 * A statement that fails where a query finds rows, so that the database itself gives up the
 * transaction, even when the client is gone.
 *
 * <p>SQL has no raise outside a procedure: a sentence that is cast to a number does it. The
 * sentence holds the count of rows, so that no planner can work the cast out beforehand; with no
 * rows there is no sentence, and nothing to cast.
 */
final class Verdict {
  private Verdict() {}

  /**
   * The statement.
   *
   * @param subject what the sentence begins with: a kind and a name, such as {@code check is_good}
   * @param query no rows is good
   */
  static String on(String subject, String query) {
    return "select cast('"
        + subject.replace("\\", "\\\\").replace("'", "''")
        + " found ' || cast(count(*) as varchar) || ' offending rows' as integer) as verdict\n"
        + "from (\n"
        + query
        + "\n) as offending\n"
        + "having count(*) > 0";
  }

  /**
   * Whether an error is the failed cast, rather than the query itself going wrong: the leader node
   * quotes the whole sentence, a compute node only its first character.
   */
  static boolean isIn(String error, String subject) {
    return error.contains(" offending rows")
        || error.contains("Invalid digit, Value '" + subject.charAt(0) + "'");
  }
}
