package com.sparkify.warehouse.dataapi;

/** {@link DataApi#cancelAll} was called: the statement has ended without effect, or never began. */
public final class CancelledException extends DataApiException {
  CancelledException(String message) {
    super(message, null);
  }
}
