package com.sparkify.warehouse.simulation;

import com.sparkify.warehouse.simulation.Outcome.Load;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Prints, as Markdown, how contenders wait side by side; benchmarks/waiting.sh runs it. */
public final class WaitingTable {
  private static final List<Contender> CONTENDERS =
      List.of(ProductionLoader.SHIPPED, PollingLoader.FIXED, PollingLoader.GROWING);

  private final Simulation simulation;
  private final long seed;

  private WaitingTable(Path sql, long seed) {
    this.simulation = new Simulation(sql);
    this.seed = seed;
  }

  /** Takes the folder sql/ and a seed. */
  public static void main(String[] arguments) {
    try {
      WaitingTable table = new WaitingTable(Path.of(arguments[0]), Long.parseLong(arguments[1]));
      table.printAlone();
      System.out.println();
      table.printTogether();
    } catch (RuntimeException e) {
      e.printStackTrace();
      // The threads of the other loads sleep for ever.
      System.exit(1);
    }
  }

  private void printAlone() {
    System.out.println(
        "| schema; events, songs; star | waiting | service | critical path | wall | overhead | share"
            + " | allowed | wall - service | submits + describes a transaction |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|");
    for (Scenario scenario : Scenario.alone()) {
      for (Contender contender : CONTENDERS) {
        Outcome outcome = simulation.run(contender, scenario, seed);
        Load load = outcome.loads().get(0);
        print(
            "| %s s | %s | %.3f s | %.3f s | %.3f s | %s | %.1f %% | %s%s | %s | 1 + %.2f |",
            scenario.title(),
            contender.title(),
            seconds(load.service()),
            seconds(load.criticalPath()),
            seconds(load.wall()),
            milliseconds(load.overhead()),
            100 * seconds(load.overhead()) / seconds(load.criticalPath()),
            milliseconds(load.allowed()),
            load.isWithinAllowed() ? "" : ", **missed**",
            milliseconds(load.wall().minus(load.service())),
            outcome.callsPerStatement() - 1);
      }
    }
  }

  private void printTogether() {
    System.out.println(
        "| 100 loads started | waiting | within the goal | overhead, median | overhead, worst"
            + " | Describe a second, most | mean | submits | describes | lists | results"
            + " | throttled |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (Scenario scenario : Scenario.together(seed)) {
      for (Contender contender : affected(scenario.limits())) {
        Outcome outcome = simulation.run(contender, scenario, seed);
        List<Duration> overheads = outcome.overheads();
        print(
            "| %s | %s | %d | %.2f s | %.2f s | %d | %.1f | %d | %d | %d | %d | %d |",
            scenario.title(),
            contender.title(),
            outcome.loadsWithinAllowed(),
            seconds(overheads.get(overheads.size() / 2)),
            seconds(overheads.get(overheads.size() - 1)),
            outcome.peakRate(Operation.DESCRIBE),
            outcome.meanRate(Operation.DESCRIBE),
            outcome.calls(Operation.SUBMIT),
            outcome.calls(Operation.DESCRIBE),
            outcome.calls(Operation.LIST),
            outcome.calls(Operation.RESULT),
            outcome.throttled());
      }
    }
  }

  /** The polls neither list nor wait: stricter limits of those change nothing for them. */
  private static List<Contender> affected(Limits limits) {
    return limits.equals(Limits.DOCUMENTED) ? CONTENDERS : List.of(ProductionLoader.SHIPPED);
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static String milliseconds(Duration duration) {
    return String.format(Locale.ROOT, "%,d ms", Math.round(duration.toNanos() / 1e6));
  }
}
