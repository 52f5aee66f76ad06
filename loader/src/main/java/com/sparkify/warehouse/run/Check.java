package com.sparkify.warehouse.run;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.script.SqlFile;
import com.sparkify.warehouse.script.SqlStatement;

/**
 * A rule that the warehouse must keep, as a query that returns what breaks it.
 *
 * @param name the file's name without {@code .sql}
 * @param description what the rule says
 * @param statement the query; no rows is good
 */
public record Check(String name, String description, SqlStatement statement) {
  public Check {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    requireNonNull(statement, "statement");
  }

  static Check of(SqlFile file) {
    return new Check(file.name(), file.description(), file.statements().get(0));
  }
}
