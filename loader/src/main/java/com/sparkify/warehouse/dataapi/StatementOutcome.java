package com.sparkify.warehouse.dataapi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * How one statement ended.
 *
 * @param id the Data API's id, {@code id:n} for a part of a transaction
 * @param queryId Redshift's own id, as its system views have it; empty where none was given
 * @param status FINISHED, FAILED or ABORTED
 * @param duration time in the warehouse; empty where the service doesn't tell
 * @param rows rows returned or changed; empty where the service doesn't tell
 * @param error the service's text where it failed
 */
public record StatementOutcome(
    String id,
    Optional<Long> queryId,
    String status,
    Optional<Duration> duration,
    Optional<Long> rows,
    Optional<String> error) {

  public StatementOutcome {
    requireNonNull(id, "id");
    requireNonNull(queryId, "queryId");
    requireNonNull(status, "status");
    requireNonNull(duration, "duration");
    requireNonNull(rows, "rows");
    requireNonNull(error, "error");
  }
}
