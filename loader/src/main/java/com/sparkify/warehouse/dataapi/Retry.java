package com.sparkify.warehouse.dataapi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A call, or a whole transaction, that failed by something that passes and is about to be tried
 * again. Holds no text of the service's and no header, so that it can be shown to anybody.
 *
 * @param work the name of the transaction or statement that it is for, or what is asked
 * @param operation the Data API's name for the call; {@link #WHOLE_TRANSACTION} where all of it is
 *     begun anew
 * @param error the service's error code, or the class of what broke on the way to it
 * @param attempt which try comes next; the first was 1
 * @param pause the time until then
 */
public record Retry(String work, String operation, String error, int attempt, Duration pause) {
  /** What stands for the operation where a transaction lost against another one. */
  public static final String WHOLE_TRANSACTION = "transaction";

  public Retry {
    requireNonNull(work, "work");
    requireNonNull(operation, "operation");
    requireNonNull(error, "error");
    requireNonNull(pause, "pause");
  }
}
