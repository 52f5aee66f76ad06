package com.sparkify.warehouse.local.http;

/** The endpoint can't start; the message says why and what to do. */
public final class EndpointException extends RuntimeException {
  EndpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
