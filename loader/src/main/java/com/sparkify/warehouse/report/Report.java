package com.sparkify.warehouse.report;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that the page shows.
 *
 * @param warehouse a few words that say which warehouse it is
 * @param parameters the values that a person gave in place of the questions' defaults
 * @param drawings the answers and how they are drawn, in the page's order
 * @param checks every check's outcome
 * @param loads the rows of {@code load_history}, the latest first; the page's date is the latest
 *     load's, so that the same warehouse gives the same page
 * @param schema the tables
 * @param rowCounts rows of each table, by name
 */
public record Report(
    String warehouse,
    Map<String, String> parameters,
    List<Drawing> drawings,
    List<CheckOutcome> checks,
    Answer loads,
    Schema schema,
    Map<String, Long> rowCounts) {

  public Report {
    requireNonNull(warehouse, "warehouse");
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    drawings = List.copyOf(drawings);
    checks = List.copyOf(checks);
    requireNonNull(loads, "loads");
    requireNonNull(schema, "schema");
    rowCounts = Collections.unmodifiableMap(new LinkedHashMap<>(rowCounts));
  }

  /**
   * An answer and how to draw it.
   *
   * @param chart names only columns that the answer has
   * @param answer what is drawn, and shown as a table behind the drawing
   */
  public record Drawing(Chart chart, Answer answer) {
    public Drawing {
      requireNonNull(chart, "chart");
      requireNonNull(answer, "answer");
    }
  }

  /**
   * What a check found.
   *
   * @param name the check's name
   * @param description what its rule says
   * @param offending the rows that break it; none is good
   */
  public record CheckOutcome(String name, String description, Answer offending) {
    public CheckOutcome {
      requireNonNull(name, "name");
      requireNonNull(description, "description");
      requireNonNull(offending, "offending");
    }

    /** Whether the rule holds. */
    public boolean passed() {
      return offending.rows().isEmpty();
    }
  }
}
