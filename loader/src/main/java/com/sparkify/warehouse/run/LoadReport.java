package com.sparkify.warehouse.run;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.dataapi.Execution;
import com.sparkify.warehouse.run.LoadPlan.PlannedTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a load did.
 *
 * @param runId the id under which load_history and the service's statement list know it
 * @param startedAt when the first statement was about to be sent
 * @param elapsed from then to the last commit
 * @param committed what is committed, in the order of the commits
 */
public record LoadReport(
    String runId, Instant startedAt, Duration elapsed, List<Committed> committed) {

  public LoadReport {
    requireNonNull(runId, "runId");
    requireNonNull(startedAt, "startedAt");
    requireNonNull(elapsed, "elapsed");
    committed = List.copyOf(committed);
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
