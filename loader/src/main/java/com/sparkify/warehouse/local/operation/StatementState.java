package com.sparkify.warehouse.local.operation;

import java.util.Set;

/** The life of a statement, as DescribeStatement's Status shows it. */
enum StatementState {
  SUBMITTED,
  PICKED,
  STARTED,
  FINISHED,
  FAILED,
  ABORTED;

  /** Whether nothing changes any more. */
  boolean isEnd() {
    return next().isEmpty();
  }

  boolean mayBecome(StatementState next) {
    return next().contains(next);
  }

  private Set<StatementState> next() {
    return switch (this) {
      case SUBMITTED -> Set.of(PICKED, ABORTED);
      case PICKED -> Set.of(STARTED, FAILED, ABORTED);
      case STARTED -> Set.of(FINISHED, FAILED, ABORTED);
      case FINISHED, FAILED, ABORTED -> Set.of();
    };
  }
}
