package com.sparkify.warehouse.cli;

import com.sparkify.warehouse.dataapi.CancelledException;
import com.sparkify.warehouse.dataapi.DeadlineExceededException;
import com.sparkify.warehouse.run.LoadError;
import com.sparkify.warehouse.run.LoadFailedException;
import com.sparkify.warehouse.run.LoadFailedException.Failure;
import com.sparkify.warehouse.run.LoadReport.Committed;
import com.sparkify.warehouse.run.Takeover;
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
        heading()
            + (error.isTakenOver() ? " before " : " in ")
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
    failure.takeover().ifPresent(takeover -> takenOver(takeover, lines));
    lines.add(standing());
    if (error.isTakenOver()) {
      lines.add(
          "Wait until no other load runs; then load again if the data of this one is still wanted.");
    }
    return lines;
  }

  private static void takenOver(Takeover takeover, List<String> lines) {
    if (!takeover.runs().isEmpty()) {
      lines.add("  taken over by: run " + Text.inert(String.join(", run ", takeover.runs())));
      return;
    }
    if (takeover.unknown().isEmpty()) {
      lines.add("  taken over by: no run that left its id; the claim of this one is gone");
      return;
    }
    lines.add("  taken over by: not known: " + Text.inert(takeover.unknown().get()));
    lines.add("  look with the command query, and the guard's own question:");
    takeover.question().lines().map(line -> "    " + Text.inert(line)).forEach(lines::add);
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

  private String heading() {
    if (error.getCause() instanceof CancelledException) {
      return "The load was stopped";
    }
    if (error.getCause() instanceof DeadlineExceededException) {
      return "The load timed out";
    }
    if (error.isTakenOver()) {
      return takenOverBySomebody() ? "Another load took over" : "The load lost its claim";
    }
    return error.isFailedCheck() ? "A check failed" : "The load failed";
  }

  private boolean takenOverBySomebody() {
    return failure.takeover().filter(takeover -> !takeover.runs().isEmpty()).isPresent();
  }

  /** What readers see now, which is what somebody who must decide what to do next asks first. */
  private String standing() {
    if (failure.mayBePublished()) {
      return "Whether the load was published isn't known. Readers see the tables of before or those"
          + " of this load, never a mix; load again, which is right in either case.";
    }
    if (error.isTakenOver()) {
      return (error.report().wasReset() ? "The old tables were dropped by --reset. " : "")
          + "Nothing of this load was published."
          + committed();
    }
    if (error.report().wasReset()) {
      return "The old tables were dropped by --reset, and nothing was published since: load again.";
    }
    return "Nothing was published: the star tables are as they were before this load."
        + committed();
  }

  private String committed() {
    String committed =
        error.report().committed().stream()
            .map(LoadFailureText::name)
            .collect(Collectors.joining(", "));
    return committed.isEmpty() ? "" : " Committed before the failure: " + committed + ".";
  }

  private static String name(Committed committed) {
    return committed.phase() + "/" + committed.transaction().name();
  }
}
