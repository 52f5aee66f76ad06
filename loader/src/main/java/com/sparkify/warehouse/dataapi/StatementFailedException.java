package com.sparkify.warehouse.dataapi;

import static java.util.Objects.requireNonNull;

/** The warehouse ran a statement and it failed, or an administrator aborted it. */
public final class StatementFailedException extends DataApiException {
  private final transient Execution execution;
  private final int failedIndex;

  StatementFailedException(String error, Execution execution, int failedIndex) {
    super(error, null);
    this.execution = requireNonNull(execution, "execution");
    this.failedIndex = failedIndex;
    seen(execution);
  }

  /** The transaction as it ended. */
  public Execution execution() {
    return execution;
  }

  /** Which statement failed, counted from 0; -1 where the service doesn't say. */
  public int failedIndex() {
    return failedIndex;
  }
}
