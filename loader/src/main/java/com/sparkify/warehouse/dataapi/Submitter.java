package com.sparkify.warehouse.dataapi;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.dataapi.Calls.Bound;
import com.sparkify.warehouse.dataapi.Submission.Accepted;
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
  private final WarehouseAddress address;
  private final InFlight inFlight;
  private final Calls calls;
  private final Pauses pauses;

  Submitter(
      RedshiftDataClient client,
      WarehouseAddress address,
      InFlight inFlight,
      Calls calls,
      Pauses pauses) {
    this.client = requireNonNull(client, "client");
    this.address = requireNonNull(address, "address");
    this.inFlight = requireNonNull(inFlight, "inFlight");
    this.calls = requireNonNull(calls, "calls");
    this.pauses = requireNonNull(pauses, "pauses");
  }

  /** One call with always the same client token. */
  interface Call {
    /** Submits; may ask the service to wait only where {@code mayWait}. */
    Answer submit(boolean mayWait, Bound bound);
  }

  /**
   * Submits until the service has taken the statement.
   *
   * @return it and its id, also where it was found by its name; it may then have to be cancelled
   * @throws DeadlineExceededException once the deadline has passed; nothing is begun after it
   * @throws CancelledException after a cancellation
   * @throws ServiceFailedException where the service refuses
   */
  Accepted submit(Submission submission, Deadline deadline, Call call) {
    boolean mayWait = true;
    boolean mayBeTaken = false;
    String lastFault = "didn't " + submission.action();
    for (int attempt = 1; ; attempt++) {
      Optional<DataApiException> reason = calls.reasonToStop(lastFault, deadline);
      if (reason.isPresent()) {
        return taken(submission, mayBeTaken, reason.get());
      }
      try {
        return add(submission.accepted(call.submit(mayWait, calls.until(deadline))));
      } catch (SdkException e) {
        mayWait &= !ServiceErrors.isTooManyWaiting(e);
        mayBeTaken |= !ServiceErrors.isRefusal(e);
        ServiceFailedException explained = ServiceErrors.explain(submission.action(), e);
        if (!ServiceErrors.mayPass(e)) {
          return taken(submission, mayBeTaken, explained);
        }
        lastFault = explained.getMessage();
        pauses.beforeRetry(
            submission.work(), submission.operation(), ServiceErrors.nameOf(e), attempt, deadline);
      }
    }
  }

  /** The statement, where the service has taken it although it never said so. */
  private Accepted taken(Submission submission, boolean mayBeTaken, DataApiException reason) {
    Optional<String> name = submission.uniqueName();
    if (!mayBeTaken || name.isEmpty()) {
      throw reason;
    }
    try {
      List<StatementData> found =
          calls.late(submission.work(), "ListStatements", bound -> list(name.get(), bound));
      if (found.isEmpty()) {
        throw reason;
      }
      return add(submission.accepted(Answer.running(found.get(0).id())));
    } catch (SdkException e) {
      throw reason.unseen(
          "an answer was lost, and whether the service had taken the statement isn't known: it may"
              + " be running; look with: aws redshift-data list-statements --status ALL"
              + " --statement-name \""
              + name.get()
              + "\"");
    }
  }

  private List<StatementData> list(String name, Bound bound) {
    ListStatementsRequest request =
        ListStatementsRequest.builder()
            .clusterIdentifier(address.clusterIdentifier())
            .database(address.database())
            .statementName(name)
            .status(StatusString.ALL)
            .overrideConfiguration(bound)
            .build();
    return client.listStatementsPaginator(request).statements().stream()
        .filter(statement -> name.equals(statement.statementName()))
        .toList();
  }

  private Accepted add(Accepted statement) {
    inFlight.add(statement);
    return statement;
  }
}
