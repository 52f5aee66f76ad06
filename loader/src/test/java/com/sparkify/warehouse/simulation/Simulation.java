package com.sparkify.warehouse.simulation;

import com.sparkify.warehouse.run.LoadPlan;
import com.sparkify.warehouse.run.PlanReader;
import com.sparkify.warehouse.script.PlaceholderValue;
import com.sparkify.warehouse.script.PlaceholderValue.Kind;
import com.sparkify.warehouse.script.SqlFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Runs loads of the plan in sql/ against a simulated account, in virtual time. */
final class Simulation {
  /** How many lists a load asks for side by side at its start. */
  private static final int LISTS = 3;

  private final LoadPlan plan;

  Simulation(Path sql) {
    this.plan = PlanReader.read(SqlFolder.discover(sql), values(), Set.of(), false);
  }

  /** Plays a scenario; the same seed gives the same outcome. */
  Outcome run(Contender contender, Scenario scenario, long seed) {
    VirtualTime time = new VirtualTime();
    Account account = new Account(time, scenario.limits());
    Latency latency = new Latency(seed);
    SplittableRandom random = new SplittableRandom(seed);
    Outcome.Load[] loads = new Outcome.Load[scenario.loaders()];
    List<Throwable> faults = new CopyOnWriteArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int index = 0; index < scenario.loaders(); index++) {
      int loader = index;
      // never two at the same moment, whose order would be left to the machine
      Duration delay =
          Duration.ofNanos(Math.round(scenario.spread().toNanos() * random.nextDouble()) + index);
      SimulatedService service =
          new SimulatedService(
              loader, account, time, latency, scenario.workload(), new Siblings(time, LISTS));
      Session session = new Session(loader, service, time, seed);
      Thread thread =
          new Thread(
              () -> {
                time.sleep(delay);
                Instant startedAt = time.now();
                contender.load(plan, session);
                loads[loader] = result(account, loader, startedAt, time.now());
                time.leave();
              },
              "loader-" + loader);
      thread.setDaemon(true);
      thread.setUncaughtExceptionHandler((failed, fault) -> faults.add(fault));
      threads.add(thread);
    }
    time.join(threads.size());
    threads.forEach(Thread::start);
    threads.forEach(thread -> await(thread, faults));
    return new Outcome(List.of(loads), account);
  }

  private static Outcome.Load result(
      Account account, int loader, Instant startedAt, Instant endedAt) {
    List<SimulatedStatement> statements =
        account.statements(loader).stream()
            .filter(statement -> statement.name().contains("/"))
            .toList();
    Map<String, List<SimulatedStatement>> phases =
        statements.stream().collect(Collectors.groupingBy(Simulation::phase));
    Duration service = Duration.ZERO;
    Duration criticalPath = Duration.ZERO;
    for (List<SimulatedStatement> phase : phases.values()) {
      service = service.plus(longest(phase.stream().map(SimulatedStatement::takes).toList()));
      criticalPath =
          criticalPath.plus(
              longest(
                  phase.stream()
                      .map(statement -> statement.takes().plus(statement.roundTrip()))
                      .toList()));
    }
    return new Outcome.Load(
        service, criticalPath, Duration.between(startedAt, endedAt), statements);
  }

  private static Duration longest(List<Duration> durations) {
    return durations.stream().max(Comparator.naturalOrder()).orElseThrow();
  }

  private static String phase(SimulatedStatement statement) {
    return statement.name().substring(0, statement.name().indexOf('/'));
  }

  private static void await(Thread thread, List<Throwable> faults) {
    try {
      while (thread.isAlive() && faults.isEmpty()) {
        thread.join(100);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException("a simulated load failed", faults.get(0));
    }
  }

  private static Map<String, PlaceholderValue> values() {
    return Map.of(
        "events", new PlaceholderValue(Kind.S3_URI, "s3://bucket/log_data"),
        "songs", new PlaceholderValue(Kind.S3_URI, "s3://bucket/song_data"),
        "log_jsonpaths", new PlaceholderValue(Kind.S3_URI, "s3://bucket/log_json_path.json"),
        "copy_role", new PlaceholderValue(Kind.ARN, "arn:aws:iam::123456789012:role/copy"),
        "region", new PlaceholderValue(Kind.REGION, "us-west-2"),
        "error_limit", new PlaceholderValue(Kind.NUMBER, "1"),
        "run_id", new PlaceholderValue(Kind.LITERAL, "simulated"),
        "loader_version", new PlaceholderValue(Kind.LITERAL, "1"));
  }
}
