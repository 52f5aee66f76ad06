package com.sparkify.warehouse.dataapi;

import java.util.Optional;

/** Something that kept a statement from finishing. The message is fit to be read by a person. */
public abstract sealed class DataApiException extends RuntimeException
    permits StatementFailedException,
        DeadlineExceededException,
        CancelledException,
        ServiceFailedException {
  private final boolean mayBeCommitted;
  private transient Execution lastSeen;

  DataApiException(String message, Throwable cause) {
    this(message, false, cause);
  }

  DataApiException(String message, boolean mayBeCommitted, Throwable cause) {
    super(message, cause);
    this.mayBeCommitted = mayBeCommitted;
  }

  /**
   * Whether the statement may be committed all the same, now or a little later, because the service
   * may have taken it and nobody saw its end. Where not, it has had no effect.
   */
  public boolean mayBeCommitted() {
    return mayBeCommitted;
  }

  /**
   * The transaction as the service last described it; with no statements where it never did, and
   * empty where it hasn't taken the transaction, as far as is known.
   */
  public Optional<Execution> lastSeen() {
    return Optional.ofNullable(lastSeen);
  }

  /** Keeps how the transaction was seen last. */
  DataApiException seen(Execution execution) {
    lastSeen = execution;
    return this;
  }

  /** The same failure of a statement whose end wasn't seen. */
  DataApiException unseen(String whatIsUnknown) {
    DataApiException unseen = unseenAs(getMessage() + "; " + whatIsUnknown);
    lastSeen().ifPresent(unseen::seen);
    return unseen;
  }

  private DataApiException unseenAs(String message) {
    if (this instanceof CancelledException) {
      return new CancelledException(message, true);
    }
    boolean configuration =
        this instanceof ServiceFailedException service && service.isConfiguration();
    return this instanceof DeadlineExceededException
        ? new DeadlineExceededException(message, true)
        : new ServiceFailedException(message, configuration, true, getCause());
  }
}
