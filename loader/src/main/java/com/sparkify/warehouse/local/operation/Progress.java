package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a statement is, at one moment. Numbers that aren't known are -1, as on the wire.
 *
 * @param processId 0 until there is a connection
 * @param durationNanos what the execution took, without waiting in line or for the commit
 * @param rows rows returned, changed or loaded
 * @param result where there is a result set that can be read
 */
record Progress(
    StatementState state,
    Instant updatedAt,
    long processId,
    long queryId,
    long durationNanos,
    long rows,
    long resultBytes,
    boolean hasResultSet,
    Optional<String> error,
    Optional<SpooledResult> result) {

  Progress {
    requireNonNull(state, "state");
    requireNonNull(updatedAt, "updatedAt");
    requireNonNull(error, "error");
    requireNonNull(result, "result");
  }

  static Progress submitted(Instant now) {
    return new Progress(
        StatementState.SUBMITTED,
        now,
        0,
        -1,
        -1,
        -1,
        -1,
        false,
        Optional.empty(),
        Optional.empty());
  }

  Progress picked(Instant now) {
    return new Progress(
        StatementState.PICKED, now, processId, queryId, -1, -1, -1, false, error, result);
  }

  Progress started(Instant now, long newProcessId, long newQueryId) {
    return new Progress(
        StatementState.STARTED, now, newProcessId, newQueryId, -1, -1, -1, false, error, result);
  }

  /** Executed, but its transaction isn't committed yet: still STARTED. */
  Progress executed(Instant now, Outcome outcome) {
    return new Progress(
        state,
        now,
        processId,
        queryId,
        outcome.durationNanos(),
        outcome.rows(),
        outcome.resultBytes(),
        outcome.result().isPresent(),
        error,
        outcome.result());
  }

  Progress finished(Instant now) {
    return new Progress(
        StatementState.FINISHED,
        now,
        processId,
        queryId,
        durationNanos,
        rows,
        resultBytes,
        hasResultSet,
        error,
        result);
  }

  /** FAILED or ABORTED; whatever it had done is undone. */
  Progress undone(StatementState end, Instant now, String newError) {
    return new Progress(
        end, now, processId, queryId, -1, -1, -1, false, Optional.of(newError), Optional.empty());
  }
}
