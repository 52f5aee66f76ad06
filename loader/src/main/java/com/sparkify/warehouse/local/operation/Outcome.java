package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What the execution of a statement brought.
 *
 * @param rows rows returned, changed or loaded; -1 where that isn't known
 * @param result the result set, where the statement has one
 */
record Outcome(long durationNanos, long rows, Optional<SpooledResult> result) {
  Outcome {
    requireNonNull(result, "result");
  }

  long resultBytes() {
    return result.map(SpooledResult::bytes).orElse(0L);
  }
}
