package com.sparkify.warehouse.cli;

import com.sparkify.warehouse.dataapi.DataApi;
import com.sparkify.warehouse.dataapi.Deadline;
import com.sparkify.warehouse.run.Overview;
import com.sparkify.warehouse.run.PlanReader;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the tables as they stand. */
@Command(
    name = "preview",
    description = "Prints row counts and the first rows of the tables, or of one.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {"", "Examples:", "  preview", "  preview songplays --rows 20"})
final class PreviewCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int WIDEST_CELL = 40;

  private final Output output;

  @Mixin private TargetOptions targetOptions;

  @Parameters(index = "0", arity = "0..1", paramLabel = "TABLE", description = "only this table")
  private String table;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "5",
      description = "how many rows of each (default: ${DEFAULT-VALUE})")
  private int rows;

  PreviewCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    if (rows < 0) {
      throw new UsageException("--rows is " + rows + "; it must be 0 or more");
    }
    Target target = targetOptions.resolve();
    SourceOptions sources = new SourceOptions();
    Overview overview;
    try (Warehouse warehouse = Warehouse.openLoaded(target)) {
      DataApi api = warehouse.api(output::tellRetry);
      overview =
          new Overview(
              api,
              PlanReader.read(
                  targetOptions.sqlFolder(), sources.values(target, "no-run"), Set.of(), false));
      Deadline deadline = Deadline.in(PATIENCE, api.timing());
      if (table != null) {
        String known = Names.nearestOrFail("table", table, overview.tables());
        TablePreview.print(output.out(), overview, known, rows, WIDEST_CELL, deadline);
        return ExitCode.DONE.number();
      }
      TablePreview.printCounts(output.out(), overview.rowCounts(deadline));
      for (String each : overview.tables()) {
        TablePreview.print(output.out(), overview, each, rows, WIDEST_CELL, deadline);
      }
    }
    return ExitCode.DONE.number();
  }
}
