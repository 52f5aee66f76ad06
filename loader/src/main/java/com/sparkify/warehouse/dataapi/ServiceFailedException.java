package com.sparkify.warehouse.dataapi;

/** The service, or the way to it, failed, and trying again wouldn't help or didn't. */
public final class ServiceFailedException extends DataApiException {
  private final boolean configuration;

  ServiceFailedException(
      String message, boolean configuration, boolean mayBeCommitted, Throwable cause) {
    super(message, mayBeCommitted, cause);
    this.configuration = configuration;
  }

  /** Whether names, rights or credentials are wrong, so that the caller must change something. */
  public boolean isConfiguration() {
    return configuration;
  }
}
