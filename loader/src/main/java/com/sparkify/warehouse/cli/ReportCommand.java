package com.sparkify.warehouse.cli;

import com.sparkify.warehouse.dataapi.DataApi;
import com.sparkify.warehouse.dataapi.Deadline;
import com.sparkify.warehouse.report.Report;
import com.sparkify.warehouse.report.Report.CheckOutcome;
import com.sparkify.warehouse.report.ReportPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the page that analysts look at after a load. */
@Command(
    name = "report",
    description = "Writes one self-contained HTML page: charts, checks, loads and the schema.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Draws every question of queries/ whose header has a line \"-- chart: …\"; adding a chart",
      "means adding a file. The page needs no network and opens from disk.",
      "",
      "Examples:",
      "  report",
      "  report --out november.html --param from=2018-11-01 --param to=2018-11-30"
    })
final class ReportCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final Output output;

  @Mixin private TargetOptions targetOptions;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "report.html",
      description = "the page to write (default: ${DEFAULT-VALUE})")
  private Path out;

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description =
          "a value for a parameter, in every question that takes it; may be given several times")
  private Map<String, String> parameters = new LinkedHashMap<>();

  ReportCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    checkWritable();
    Target target = targetOptions.resolve();
    ReportSource source = ReportSource.read(targetOptions.sqlFolder(), target, parameters);
    Report report;
    try (Warehouse warehouse = Warehouse.openLoaded(target)) {
      DataApi api = warehouse.api(output::tellRetry);
      report = source.ask(api, Deadline.in(PATIENCE, api.timing()));
    }
    byte[] page = ReportPage.render(report).getBytes(StandardCharsets.UTF_8);
    write(page);
    long failed = report.checks().stream().filter(check -> !check.passed()).count();
    output
        .err()
        .println(
            "Wrote "
                + out
                + " ("
                + Text.count(page.length / 1024)
                + " KB): "
                + Text.count(report.drawings().size(), "chart")
                + ", "
                + (failed == 0
                    ? Text.count(report.checks().size(), "check") + " passed."
                    : failed + " of " + Text.count(report.checks().size(), "check") + " failed."));
    report.checks().stream()
        .filter(check -> !check.passed())
        .map(CheckOutcome::name)
        .forEach(name -> output.err().println("FAIL  " + name));
    return ExitCode.DONE.number();
  }

  private void checkWritable() {
    Path parent = out.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new UsageException(
          "--out " + out + ": there is no folder " + parent + "; make it first, or name another");
    }
    if (Files.isDirectory(out)) {
      throw new UsageException("--out " + out + " is a folder; name a file, such as report.html");
    }
  }

  /** Written beside it first, so that there is a whole page or the one before. */
  private void write(byte[] page) {
    Path part = out.toAbsolutePath().resolveSibling("." + out.getFileName() + ".part");
    try {
      Files.write(part, page);
      Files.move(part, out.toAbsolutePath(), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UsageException("--out " + out + " can't be written: " + e, e);
    }
  }
}
