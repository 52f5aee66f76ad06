package com.sparkify.warehouse.cli;

import com.sparkify.warehouse.dataapi.DataApi;
import com.sparkify.warehouse.dataapi.Deadline;
import com.sparkify.warehouse.dataapi.QueryResult;
import com.sparkify.warehouse.run.Check;
import com.sparkify.warehouse.run.PlanReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks every check again of the warehouse as it stands. */
@Command(
    name = "check",
    description = "Runs the checks and prints the rows that break them.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {"", "Exits with 4 where a check finds rows.", "", "Examples:", "  check"})
final class CheckCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final int ROWS_SHOWN = 20;

  private final Output output;

  @Mixin private TargetOptions targetOptions;

  CheckCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    Target target = targetOptions.resolve();
    List<Check> checks =
        PlanReader.checks(targetOptions.sqlFolder(), new SourceOptions().values(target, "no-run"));
    int failed = 0;
    try (Warehouse warehouse = Warehouse.openLoaded(target)) {
      DataApi api = warehouse.api(output::tellRetry);
      Deadline deadline = Deadline.in(PATIENCE, api.timing());
      for (Check check : checks) {
        failed += passes(api, check, deadline) ? 0 : 1;
        output.flush();
      }
    }
    output
        .err()
        .println(
            failed == 0
                ? "All " + checks.size() + " checks passed."
                : failed + " of " + checks.size() + " checks failed.");
    return (failed == 0 ? ExitCode.DONE : ExitCode.CHECK_FAILED).number();
  }

  private boolean passes(DataApi api, Check check, Deadline deadline) {
    QueryResult rows =
        api.query("check " + check.name(), check.statement().text(), Map.of(), deadline);
    TextTable table =
        new TextTable(
            rows.columns().stream().map(QueryResult.Column::name).toList(),
            rows.columns().stream().map(QueryResult.Column::isNumber).toList(),
            Terminal.width());
    long count = 0;
    for (List<Object> row : rows) {
      if (count++ < ROWS_SHOWN) {
        table.add(row);
      }
    }
    output
        .out()
        .println((count == 0 ? "pass  " : "FAIL  ") + check.name() + "  " + check.description());
    if (count > 0) {
      output
          .out()
          .println(
              "      "
                  + Text.count(count, "offending row")
                  + ", see "
                  + check.statement().location());
      table.lines().forEach(line -> output.out().println("      " + line));
    }
    return count == 0;
  }
}
