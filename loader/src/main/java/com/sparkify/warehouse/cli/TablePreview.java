package com.sparkify.warehouse.cli;

import com.sparkify.warehouse.dataapi.Deadline;
import com.sparkify.warehouse.run.Overview;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** Prints what an overview finds. */
final class TablePreview {
  private TablePreview() {}

  static void print(
      PrintWriter out,
      Overview overview,
      String table,
      int rows,
      int widestCell,
      Deadline deadline) {
    out.println();
    out.println(table);
    new ResultWriter(out, widestCell)
        .write(overview.firstRows(table, rows, deadline), ResultFormat.TABLE);
  }

  static void printCounts(PrintWriter out, Map<String, Long> rowCounts) {
    TextTable counts =
        new TextTable(List.of("table", "rows"), List.of(false, true), Terminal.width());
    for (Map.Entry<String, Long> count : rowCounts.entrySet()) {
      counts.add(List.of(count.getKey(), Text.count(count.getValue())));
    }
    counts.lines().forEach(out::println);
  }
}
