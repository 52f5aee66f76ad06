package com.sparkify.warehouse.run;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.dataapi.Execution;
import com.sparkify.warehouse.run.LoadPlan.PlannedTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a load did.
 *
 * @param runId the id under which load_history and the service's statement list know it
 * @param startedAt when the first statement was about to be sent
 * @param elapsed from then to the last commit
 * @param committed what is committed, in the order of the commits
 * @param unfinished what failed, was cancelled or timed out, in the order it ended
 */
public record LoadReport(
    String runId,
    Instant startedAt,
    Duration elapsed,
    List<Committed> committed,
    List<Unfinished> unfinished) {

  public LoadReport {
    requireNonNull(runId, "runId");
    requireNonNull(startedAt, "startedAt");
    requireNonNull(elapsed, "elapsed");
    committed = List.copyOf(committed);
    unfinished = List.copyOf(unfinished);
  }

  /**
   * A committed transaction.
   *
   * @param phase the phase's name
   * @param transaction what was sent
   * @param execution how it went
   * @param elapsed from submission to the end, as the client saw it
   */
  public record Committed(
      String phase, PlannedTransaction transaction, Execution execution, Duration elapsed) {
    public Committed {
      requireNonNull(phase, "phase");
      requireNonNull(transaction, "transaction");
      requireNonNull(execution, "execution");
      requireNonNull(elapsed, "elapsed");
    }
  }

  /**
   * A transaction that isn't committed, or wasn't seen to be.
   *
   * @param phase the phase's name
   * @param transaction what was, or was to be, sent
   * @param execution how it was last seen; with no statements where it never was, empty where the
   *     service never took it
   * @param elapsed until its end, as the client saw it
   * @param error why it didn't finish
   * @param mayBeCommitted whether it may be committed all the same
   */
  public record Unfinished(
      String phase,
      PlannedTransaction transaction,
      Optional<Execution> execution,
      Duration elapsed,
      String error,
      boolean mayBeCommitted) {
    public Unfinished {
      requireNonNull(phase, "phase");
      requireNonNull(transaction, "transaction");
      requireNonNull(execution, "execution");
      requireNonNull(elapsed, "elapsed");
      requireNonNull(error, "error");
    }
  }

  /** Whether the tables that were there before have been dropped. */
  public boolean wasReset() {
    return committed.stream().anyMatch(one -> one.phase().equals(PlanReader.RESET));
  }

  /** The names of the checks that held, in order. */
  public List<String> checksPassed() {
    return committed.stream()
        .flatMap(one -> one.transaction().statements().stream())
        .flatMap(statement -> statement.checks().stream())
        .toList();
  }
}
