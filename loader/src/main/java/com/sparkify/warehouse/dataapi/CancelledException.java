package com.sparkify.warehouse.dataapi;

/** {@link DataApi#cancelAll} was called: the statement was rolled back, or was never submitted. */
public final class CancelledException extends DataApiException {
  CancelledException(String message) {
    super(message, null);
  }

  CancelledException(String message, boolean mayBeCommitted) {
    super(message, mayBeCommitted, null);
  }
}
