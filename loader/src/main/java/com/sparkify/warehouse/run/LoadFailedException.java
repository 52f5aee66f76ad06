package com.sparkify.warehouse.run;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.dataapi.DataApiException;
import com.sparkify.warehouse.run.LoadPlan.PlannedStatement;
import com.sparkify.warehouse.script.Location;
import java.util.List;
import java.util.Optional;

/** A load that didn't finish: what failed, where, and what is committed all the same. */
public final class LoadFailedException extends RuntimeException {
  private final transient LoadReport report;
  private final transient Failure failure;

  /**
   * What failed.
   *
   * @param phase the phase's name
   * @param transaction the transaction's name
   * @param statement the statement, where the service says which
   * @param location the place that the error points at; empty where no statement is known
   * @param statementId the Data API's id, where there is one
   * @param loadErrors the lines that a COPY rejected
   * @param takeover where a guard stopped the load, who has taken over
   * @param mayBePublished whether the end of the publishing transaction wasn't seen, so that it may
   *     be committed all the same
   */
  public record Failure(
      String phase,
      String transaction,
      Optional<PlannedStatement> statement,
      Optional<Location> location,
      Optional<String> statementId,
      List<LoadError> loadErrors,
      Optional<Takeover> takeover,
      boolean mayBePublished) {
    public Failure {
      requireNonNull(phase, "phase");
      requireNonNull(transaction, "transaction");
      requireNonNull(statement, "statement");
      requireNonNull(location, "location");
      requireNonNull(statementId, "statementId");
      loadErrors = List.copyOf(loadErrors);
      requireNonNull(takeover, "takeover");
    }
  }

  LoadFailedException(DataApiException cause, Failure failure, LoadReport report) {
    super(cause.getMessage(), cause);
    this.failure = requireNonNull(failure, "failure");
    this.report = requireNonNull(report, "report");
  }

  @Override
  public synchronized DataApiException getCause() {
    return (DataApiException) super.getCause();
  }

  /** Whether a check found rows, rather than a statement, be it the check's own, going wrong. */
  public boolean isFailedCheck() {
    return failure.statement().filter(statement -> !statement.checks().isEmpty()).isPresent()
        && CheckGate.isVerdict(getMessage());
  }

  /** Whether a guard stopped the load since another one has taken over. */
  public boolean isTakenOver() {
    return failure.takeover().isPresent();
  }

  /** What failed and where. */
  public Failure failure() {
    return failure;
  }

  /** What had been committed by then. */
  public LoadReport report() {
    return report;
  }
}
