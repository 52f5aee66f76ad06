package com.sparkify.warehouse.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a simulation went.
 *
 * @param loads each loader's load
 * @param account what was asked of the service
 */
record Outcome(List<Load> loads, Account account) {
  /** What the goal allows beyond the critical path: this share of it, and this. */
  private static final double ALLOWED_SHARE = 0.02;

  private static final Duration ALLOWED = Duration.ofMillis(100);

  /**
   * One load.
   *
   * @param service the service's own time: the longest transaction of each phase, added up
   * @param criticalPath the same with the round trip of the call that submits the transaction.
   *     Phases run one after the other, so no client can do without one a phase
   * @param wall from the start of the load to its end
   * @param statements what was run for the plan
   */
  record Load(
      Duration service, Duration criticalPath, Duration wall, List<SimulatedStatement> statements) {
    Duration overhead() {
      return wall.minus(criticalPath);
    }

    Duration allowed() {
      return ALLOWED.plusNanos(Math.round(criticalPath.toNanos() * ALLOWED_SHARE));
    }

    boolean isWithinAllowed() {
      return overhead().compareTo(allowed()) <= 0;
    }
  }

  /** Overheads, the least first. */
  List<Duration> overheads() {
    return loads.stream().map(Load::overhead).sorted().toList();
  }

  long loadsWithinAllowed() {
    return loads.stream().filter(Load::isWithinAllowed).count();
  }

  /** Calls for a statement of the plan, from its submission to its end. */
  double callsPerStatement() {
    return loads.stream()
        .flatMap(load -> load.statements().stream())
        .mapToInt(statement -> statement.calls().get())
        .average()
        .orElseThrow();
  }

  int calls(Operation operation) {
    return account.calls(operation).size();
  }

  int throttled() {
    return Stream.of(Operation.values()).mapToInt(account::throttled).sum();
  }

  /** The most calls that arrived within any second, refused ones included. */
  int peakRate(Operation operation) {
    List<Instant> calls = account.calls(operation);
    int most = 0;
    int first = 0;
    for (int last = 0; last < calls.size(); last++) {
      while (!calls.get(first).plusSeconds(1).isAfter(calls.get(last))) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  /** Calls a second from the first to the last, refused ones included. */
  double meanRate(Operation operation) {
    List<Instant> calls = account.calls(operation);
    Duration elapsed = Duration.between(calls.get(0), calls.get(calls.size() - 1));
    return calls.size() * 1e9 / elapsed.toNanos();
  }
}
