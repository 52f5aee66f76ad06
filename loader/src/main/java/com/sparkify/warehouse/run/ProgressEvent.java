package com.sparkify.warehouse.run;

import com.sparkify.warehouse.dataapi.Execution;
import com.sparkify.warehouse.dataapi.Retry;
import com.sparkify.warehouse.run.LoadPlan.Phase;
import com.sparkify.warehouse.run.LoadPlan.PlannedTransaction;
import java.time.Duration;

/** What happens during a load, in the order it happens. */
public sealed interface ProgressEvent {

  /** A phase begins; its transactions are about to be submitted. */
  record PhaseStarted(Phase phase) implements ProgressEvent {}

  /** The service has accepted a transaction; told again for each further attempt. */
  record TransactionSubmitted(Phase phase, PlannedTransaction transaction, String statementId)
      implements ProgressEvent {}

  /**
   * How far a COPY is.
   *
   * @param table what it fills
   * @param rows loaded so far
   * @param bytes read so far
   * @param percent of the bytes to read; -1 where the warehouse doesn't tell how many those are
   */
  record CopyAdvanced(String table, long rows, long bytes, int percent) implements ProgressEvent {}

  /**
   * A call, or a whole transaction, is about to be tried again.
   *
   * @param work phase and transaction, such as 2-stage/staging_events, or what is asked
   */
  record Retrying(String work, Retry retry) implements ProgressEvent {}

  /** Somebody wants the load to end; what runs is being cancelled. */
  record Cancelling(String reason) implements ProgressEvent {}

  /** A transaction is committed. */
  record TransactionCommitted(
      Phase phase, PlannedTransaction transaction, Execution execution, Duration elapsed)
      implements ProgressEvent {}

  /**
   * A transaction failed.
   *
   * @param mayBeCommitted whether its end wasn't seen; otherwise it is rolled back or never began
   */
  record TransactionFailed(
      Phase phase,
      PlannedTransaction transaction,
      String reason,
      Duration elapsed,
      boolean mayBeCommitted)
      implements ProgressEvent {}

  /** All transactions of a phase are committed. */
  record PhaseFinished(Phase phase, Duration elapsed) implements ProgressEvent {}
}
