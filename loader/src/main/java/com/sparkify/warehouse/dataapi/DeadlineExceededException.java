package com.sparkify.warehouse.dataapi;

/** The time given had passed. What ran was cancelled and has ended, as far as could be seen. */
public final class DeadlineExceededException extends DataApiException {
  DeadlineExceededException(String message) {
    super(message, null);
  }

  DeadlineExceededException(String message, boolean mayBeCommitted) {
    super(message, mayBeCommitted, null);
  }
}
