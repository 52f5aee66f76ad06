package com.sparkify.warehouse.dataapi;

/** The time given had passed; what ran was cancelled and has ended. */
public final class DeadlineExceededException extends DataApiException {
  DeadlineExceededException(String message) {
    super(message, null);
  }
}
