package com.sparkify.warehouse.cli;

import com.sparkify.warehouse.dataapi.Deadline;
import com.sparkify.warehouse.run.LoadPlan;
import com.sparkify.warehouse.run.LoadReport;
import com.sparkify.warehouse.run.Overview;
import java.io.PrintWriter;
import java.util.Map;

/** What a load prints in the end: row counts, durations, checks, and the first rows. */
final class LoadSummary {
  private static final int FIRST_ROWS = 3;
  private static final int WIDEST_CELL = 28;

  private final PrintWriter out;
  private final Overview overview;
  private final Deadline deadline;
  private final PlanPicture picture;

  LoadSummary(PrintWriter out, Overview overview, Deadline deadline, LoadPlan plan) {
    this.out = out;
    this.overview = overview;
    this.deadline = deadline;
    this.picture = new PlanPicture(plan);
  }

  void print(LoadReport report, Map<String, Long> rowCounts) {
    for (String table : overview.tables()) {
      TablePreview.print(out, overview, table, FIRST_ROWS, WIDEST_CELL, deadline);
    }
    out.println();
    TablePreview.printCounts(out, rowCounts);
    out.println();
    picture.lines(report).forEach(out::println);
    out.println();
    out.println(
        "Loaded in "
            + Text.duration(report.elapsed())
            + "; "
            + Text.count(report.checksPassed().size(), "check")
            + " passed.");
    out.flush();
  }
}
