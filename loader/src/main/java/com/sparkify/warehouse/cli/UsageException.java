package com.sparkify.warehouse.cli;

/** Options or configuration that can't work; the message names the value and what is allowed. */
final class UsageException extends RuntimeException {
  UsageException(String message) {
    super(message);
  }

  UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
