package com.sparkify.warehouse.cli;

import com.sparkify.warehouse.dataapi.DataApi;
import com.sparkify.warehouse.dataapi.DataApiException;
import com.sparkify.warehouse.dataapi.Deadline;
import com.sparkify.warehouse.dataapi.Timing;
import com.sparkify.warehouse.run.CopyWatcher;
import com.sparkify.warehouse.run.LoadError;
import com.sparkify.warehouse.run.LoadFailedException;
import com.sparkify.warehouse.run.LoadPlan;
import com.sparkify.warehouse.run.LoadReport;
import com.sparkify.warehouse.run.Loader;
import com.sparkify.warehouse.run.Overview;
import com.sparkify.warehouse.run.PlanReader;
import com.sparkify.warehouse.run.RejectedLines;
import com.sparkify.warehouse.run.RetryLog;
import com.sparkify.warehouse.script.PlaceholderValue;
import com.sparkify.warehouse.script.SqlFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the phases, with the checks inside the publishing transaction, and shows the outcome. */
@Command(
    name = "load",
    description = "Loads logs and songs: runs the phases, shows progress, checks and tables.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  load                                            the sample, or the deployed cluster",
      "  load --data /data/udacity-dend                  a bucket of your own, as a folder",
      "  load --events s3://my-bucket/log_data/2018/11/2018-11-07    one day of logs"
    })
final class LoadCommand implements Callable<Integer> {
  private static final DateTimeFormatter RUN_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Output output;
  private final Interrupts interrupts;
  private final Warehouse.Opener opener;

  @Mixin private TargetOptions targetOptions;
  @Mixin private SourceOptions sourceOptions;

  @Option(names = "--reset", description = "drop the warehouse's tables first, and rebuild them")
  private boolean reset;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "PT30M",
      description =
          "cancel what runs and give up after this ISO-8601 duration (default: ${DEFAULT-VALUE})")
  private String timeout;

  @Option(
      names = "--report",
      paramLabel = "FILE.json",
      description = "write down what was sent, under which ids, and how it ended")
  private Path report;

  @Option(
      names = "--rejects",
      paramLabel = "FILE.jsonl",
      description =
          "where --max-errors writes the lines it passed over"
              + " (default: .sparkify/rejected-<run id>.jsonl)")
  private Path rejects;

  LoadCommand(Output output, Interrupts interrupts, Warehouse.Opener opener) {
    this.output = output;
    this.interrupts = interrupts;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    Duration allowed = parseTimeout(timeout);
    String runId = newRunId();
    Target target = targetOptions.resolve();
    SqlFolder folder = targetOptions.sqlFolder();
    Map<String, PlaceholderValue> values = sourceOptions.values(target, runId);
    LoadPlan plan = PlanReader.read(folder, values, sourceOptions.given(), reset);
    Optional<RunReportFile> reportFile =
        Optional.ofNullable(report).map(file -> new RunReportFile(file, target, values));
    reportFile.ifPresent(RunReportFile::checkWritable);
    try (Warehouse warehouse = opener.open(target);
        ProgressDisplay display = ProgressDisplay.of(output.err(), plan)) {
      output.err().println("Loading into the " + target.describe() + ", run " + runId);
      RetryLog retries = new RetryLog(display.listener(), runId);
      boolean detailed =
          target.detailed() || reportFile.isPresent() || sourceOptions.maxErrors() > 0;
      Run run = new Run(warehouse, plan, runId, detailed, allowed, retries, reportFile);
      LoadReport done = load(run, display);
      show(run, done);
    }
    return ExitCode.DONE.number();
  }

  private record Run(
      Warehouse warehouse,
      LoadPlan plan,
      String id,
      boolean detailed,
      Duration allowed,
      RetryLog retries,
      Optional<RunReportFile> reportFile) {

    /** A way into the warehouse whose retries are told and counted. */
    DataApi api() {
      return warehouse.api(retries);
    }
  }

  private void tellRejected(List<LoadError> rejected, String runId) {
    if (rejected.isEmpty()) {
      return;
    }
    Path file = rejects == null ? Path.of(".sparkify", "rejected-" + runId + ".jsonl") : rejects;
    RejectFile.write(file, rejected);
    output
        .err()
        .println(
            Text.count(rejected.size(), "line")
                + (rejected.size() == 1 ? " was" : " were")
                + " rejected and not loaded; see "
                + file);
  }

  /** What is published stays published: a fault from here on is told, but fails no load. */
  private void show(Run run, LoadReport done) {
    DataApi reading = run.api();
    interrupts.onInterrupt(() -> reading.cancelAll("interrupted"));
    Overview overview = new Overview(reading, run.plan());
    Deadline deadline = Deadline.in(run.allowed(), Timing.system());
    Map<String, Long> rowCounts = new LinkedHashMap<>();
    List<LoadError> rejected = new ArrayList<>();
    try {
      if (sourceOptions.maxErrors() > 0) {
        rejected.addAll(new RejectedLines(reading).of(done));
      }
      rowCounts.putAll(overview.rowCounts(deadline));
      new LoadSummary(output.out(), overview, deadline, run.plan()).print(done, rowCounts);
    } catch (DataApiException e) {
      output
          .err()
          .println("The load is published, but can't be shown: " + Text.inertLines(e.getMessage()));
    }
    tellRejected(rejected, done.runId());
    run.reportFile()
        .ifPresent(file -> file.writeDone(done, run.retries().counted(), rowCounts, rejected));
  }

  private LoadReport load(Run run, ProgressDisplay display) {
    try (display;
        CopyWatcher watcher =
            new CopyWatcher(run.api(), display.listener(), run.warehouse().watchInterval())) {
      Loader loader =
          new Loader(
              run.api(), run.api(), display.listener().and(watcher), run.id(), run.detailed());
      interrupts.onInterrupt(() -> loader.cancel("interrupted"));
      return loader.load(run.plan(), Deadline.in(run.allowed(), Timing.system()));
    } catch (LoadFailedException e) {
      run.reportFile()
          .ifPresent(file -> file.writeFailed(e, run.retries().counted(), Main.exitCode(e)));
      throw e;
    }
  }

  private static Duration parseTimeout(String text) {
    try {
      Duration duration = Duration.parse(text);
      if (duration.isNegative() || duration.isZero()) {
        throw new UsageException("--timeout is \"" + text + "\"; it must be more than nothing");
      }
      return duration;
    } catch (DateTimeParseException e) {
      throw new UsageException(
          "--timeout is \"" + text + "\"; write a duration such as PT30M, PT90S or PT2H", e);
    }
  }

  private static String newRunId() {
    return RUN_TIME.format(Instant.now()) + "-" + UUID.randomUUID().toString().substring(0, 8);
  }
}
