package com.sparkify.warehouse.dataapi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.ListStatementsRequest;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/**
 * Hands statements to the service, each one once: every attempt carries the same client token.
 * Where it has to give up after an answer was lost, it looks whether the service had taken the
 * statement, so that none runs unseen.
 */
final class Submitter {
  private final RedshiftDataClient client;
  private final InFlight inFlight;
  private final Timing timing;
  private final Pauses pauses;

  Submitter(RedshiftDataClient client, InFlight inFlight, Timing timing, Pauses pauses) {
    this.client = requireNonNull(client, "client");
    this.inFlight = requireNonNull(inFlight, "inFlight");
    this.timing = requireNonNull(timing, "timing");
    this.pauses = requireNonNull(pauses, "pauses");
  }

  /** One call with always the same client token. */
  interface Call {
    /** Submits; may ask the service to wait only where {@code mayWait}. */
    Accepted submit(boolean mayWait);
  }

  /**
   * Submits until the service has taken the statement.
   *
   * @param action what is being done, for messages
   * @param uniqueName the name to find the statement by; empty where it only reads
   * @return also one that was found by its name; it may then have to be cancelled
   * @throws DeadlineExceededException once the deadline has passed; nothing is begun after it
   * @throws CancelledException after a cancellation
   * @throws ServiceFailedException where the service refuses
   */
  Accepted submit(String action, Optional<String> uniqueName, Deadline deadline, Call call) {
    boolean mayWait = true;
    boolean mayBeTaken = false;
    String lastFault = "didn't " + action;
    for (int attempt = 1; ; attempt++) {
      Optional<DataApiException> reason = reasonToStop(lastFault, deadline);
      if (reason.isPresent()) {
        return taken(mayBeTaken ? uniqueName : Optional.empty(), reason.get());
      }
      try {
        Accepted accepted = call.submit(mayWait);
        inFlight.add(accepted.id());
        return accepted;
      } catch (SdkException e) {
        mayWait &= !ServiceErrors.isTooManyWaiting(e);
        mayBeTaken |= !ServiceErrors.isRefusal(e);
        ServiceFailedException explained = ServiceErrors.explain(action, e);
        if (!ServiceErrors.mayPass(e)) {
          return taken(mayBeTaken ? uniqueName : Optional.empty(), explained);
        }
        lastFault = explained.getMessage();
        pauses.pause(attempt, deadline);
      }
    }
  }

  private Optional<DataApiException> reasonToStop(String what, Deadline deadline) {
    Optional<String> cancelled = inFlight.cancelReason();
    if (cancelled.isPresent()) {
      return Optional.of(new CancelledException(cancelled.get() + ": " + what));
    }
    return deadline.passed(timing)
        ? Optional.of(
            new DeadlineExceededException("timed out after " + deadline.allowed() + "; " + what))
        : Optional.empty();
  }

  /** A statement that the service has taken although it never said so. */
  private Accepted taken(Optional<String> name, DataApiException reason) {
    if (name.isEmpty()) {
      throw reason;
    }
    try {
      ListStatementsRequest request =
          ListStatementsRequest.builder()
              .statementName(name.get())
              .status(StatusString.ALL)
              .build();
      List<StatementData> found =
          client.listStatementsPaginator(request).statements().stream()
              .filter(statement -> name.get().equals(statement.statementName()))
              .toList();
      if (found.isEmpty()) {
        throw reason;
      }
      inFlight.add(found.get(0).id());
      return Accepted.running(found.get(0).id());
    } catch (SdkException e) {
      throw reason.unseen(
          "an answer was lost, and whether the service had taken the statement isn't known"
              + "; look with: aws redshift-data list-statements --status ALL --statement-name \""
              + name.get()
              + "\"");
    }
  }
}
