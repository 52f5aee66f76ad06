package com.sparkify.warehouse.cli;

import com.sparkify.warehouse.run.LoadPlan;
import com.sparkify.warehouse.run.LoadPlan.Phase;
import com.sparkify.warehouse.run.LoadPlan.PlannedStatement;
import com.sparkify.warehouse.run.LoadPlan.PlannedTransaction;
import com.sparkify.warehouse.run.PlanReader;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what a load would send, without sending it; needs no credentials. */
@Command(
    name = "plan",
    description = "Prints phases, transactions and resolved SQL, and lints; sends nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  plan",
      "  plan --events s3://my-bucket/log_data/2018/11",
      "  plan --format mermaid"
    })
final class PlanCommand implements Callable<Integer> {
  private final Output output;

  @Mixin private TargetOptions targetOptions;
  @Mixin private SourceOptions sourceOptions;

  @Option(names = "--reset", description = "show the plan of load --reset")
  private boolean reset;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "text, or mermaid for a picture to put into documents (default: ${DEFAULT-VALUE})")
  private String format;

  PlanCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    Target target = targetOptions.resolve();
    LoadPlan plan =
        PlanReader.read(
            targetOptions.sqlFolder(),
            sourceOptions.values(target, "run-id-of-the-load"),
            sourceOptions.given(),
            reset);
    PlanPicture picture = new PlanPicture(plan);
    if (isMermaid()) {
      picture.mermaid().forEach(output.out()::println);
      return ExitCode.DONE.number();
    }
    output.out().println("-- for the " + target.describe());
    picture.lines().forEach(line -> output.out().println("--   " + line));
    for (Phase phase : plan.phases()) {
      output.out().println();
      output.out().println("-- " + PlainProgress.heading(plan, phase));
      phase.transactions().forEach(this::print);
    }
    output
        .err()
        .println(
            "The plan is sound: "
                + Text.count(plan.phases().size(), "phase")
                + ", "
                + Text.count(plan.transactionCount(), "transaction")
                + "; nothing was sent.");
    return ExitCode.DONE.number();
  }

  private boolean isMermaid() {
    return switch (format.toLowerCase(Locale.ROOT)) {
      case "text" -> false;
      case "mermaid" -> true;
      default ->
          throw new UsageException("--format is \"" + format + "\"; allowed are text and mermaid");
    };
  }

  private void print(PlannedTransaction transaction) {
    output.out().println();
    output
        .out()
        .println(
            "-- transaction "
                + transaction.name()
                + ": "
                + Text.count(transaction.statements().size(), "statement"));
    for (PlannedStatement statement : transaction.statements()) {
      output.out().println();
      output
          .out()
          .println(
              "-- "
                  + statement.location()
                  + (statement.isGate() ? " (" + statement.summary() + ")" : ""));
      output.out().println(statement.sql() + ";");
    }
  }
}
