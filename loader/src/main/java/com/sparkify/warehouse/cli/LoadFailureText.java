package com.sparkify.warehouse.cli;

import com.sparkify.warehouse.run.LoadError;
import com.sparkify.warehouse.run.LoadFailedException;
import com.sparkify.warehouse.run.LoadFailedException.Failure;
import com.sparkify.warehouse.run.LoadReport.Committed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A failed load in words: what and where, the rejected lines, and what stands all the same. */
final class LoadFailureText {
  private static final int WIDEST_CELL = 120;

  private final LoadFailedException error;
  private final Failure failure;

  LoadFailureText(LoadFailedException error) {
    this.error = error;
    this.failure = error.failure();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        (failure.isFailedCheck() ? "A check failed in " : "The load failed in ")
            + failure.phase()
            + "/"
            + failure.transaction()
            + failure.location().map(location -> ", at " + location).orElse(""));
    failure
        .statement()
        .ifPresent(statement -> lines.add("  statement: " + Text.inert(statement.summary())));
    failure.statementId().ifPresent(id -> lines.add("  id: " + id));
    Text.inertLines(error.getMessage()).lines().map(line -> "  error: " + line).forEach(lines::add);
    rejectedLines(lines);
    lines.add(standing());
    return lines;
  }

  private void rejectedLines(List<String> lines) {
    List<LoadError> rejected = failure.loadErrors();
    if (rejected.isEmpty()) {
      return;
    }
    lines.add("  rejected " + Text.count(rejected.size(), "line") + ":");
    if (rejected.size() == 1) {
      LoadError only = rejected.get(0);
      lines.add("    file:   " + Text.inert(only.file()));
      lines.add("    line:   " + only.line());
      if (!only.column().isEmpty()) {
        lines.add("    column: " + Text.inert(only.column()));
      }
      lines.add("    reason: " + Text.inert(only.reason()));
      lines.add("    text:   " + Text.inert(only.text()));
      return;
    }
    TextTable table =
        new TextTable(
            List.of("file", "line", "column", "reason", "text"),
            List.of(false, true, false, false, false),
            WIDEST_CELL);
    rejected.forEach(
        one -> table.add(List.of(one.file(), one.line(), one.column(), one.reason(), one.text())));
    table.lines().forEach(line -> lines.add("    " + line));
  }

  private String standing() {
    String committed =
        error.report().committed().stream()
            .map(LoadFailureText::name)
            .collect(Collectors.joining(", "));
    return "Nothing was published: the star tables are as they were before this load."
        + (committed.isEmpty() ? "" : " Committed before the failure: " + committed + ".");
  }

  private static String name(Committed committed) {
    return committed.phase() + "/" + committed.transaction().name();
  }
}
