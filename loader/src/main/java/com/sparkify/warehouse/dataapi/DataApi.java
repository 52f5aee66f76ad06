package com.sparkify.warehouse.dataapi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultRequest;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.StatementStatusString;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/**
 * Runs statements and transactions to their end. Safe for use by many threads; each call blocks.
 *
 * <p>A lost answer never runs a statement twice: every attempt carries a client token, and the
 * service remembers tokens for eight hours. Faults that pass are retried with backoff until the
 * deadline; a serialization conflict tries the whole transaction again under a new token; an error
 * in the SQL or the data is never retried.
 */
public final class DataApi implements AutoCloseable {
  /** A statement that ends this soon costs one call; a longer one gives its id to cancel it by. */
  private static final Duration SUBMIT_WAIT = Duration.ofSeconds(2);

  private static final int MAX_CONFLICT_ATTEMPTS = 5;

  private static final List<StatusString> ACTIVE =
      List.of(StatusString.SUBMITTED, StatusString.PICKED, StatusString.STARTED);

  private final RedshiftDataClient client;
  private final WarehouseAddress address;
  private final Timing timing;
  private final InFlight inFlight = new InFlight();
  private final Pauses pauses;
  private final Submitter submitter;
  private final Waiter waiter;

  /**
   * Takes over the client and closes it in the end.
   *
   * @param client its socket timeout must lie well above 20 s, the length of a long poll
   */
  public DataApi(
      RedshiftDataClient client, WarehouseAddress address, Timing timing, RandomGenerator random) {
    this.client = requireNonNull(client, "client");
    this.address = requireNonNull(address, "address");
    this.timing = requireNonNull(timing, "timing");
    Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10), random);
    this.pauses = new Pauses(timing, backoff, inFlight);
    this.submitter = new Submitter(client, inFlight, timing, pauses);
    this.waiter = new Waiter(client, inFlight, timing, pauses);
  }

  /** The clock that deadlines are measured with. */
  public Timing timing() {
    return timing;
  }

  /**
   * Runs the statements in one transaction.
   *
   * @param onSubmitted is told the id of each attempt as soon as the service has accepted it
   * @return how each statement ended; all have finished and are committed
   * @throws StatementFailedException where one failed; all are rolled back
   * @throws DeadlineExceededException once the deadline has passed
   * @throws CancelledException after {@link #cancelAll}
   * @throws ServiceFailedException where the service refuses or can't be reached
   */
  public Execution run(Transaction transaction, Deadline deadline, Consumer<String> onSubmitted) {
    for (int attempt = 1; ; attempt++) {
      String id = submitTransaction(transaction, attempt, deadline);
      onSubmitted.accept(id);
      DescribeStatementResponse ended = awaitEnd(id, deadline);
      Execution execution = Endings.execution(ended, attempt);
      if (ended.status() == StatusString.FINISHED) {
        return execution;
      }
      throwIfCancelled("transaction " + transaction.name() + " was rolled back");
      StatementFailedException failure = Endings.failure(ended, execution);
      boolean tryAgain =
          ServiceErrors.isConflict(failure.getMessage())
              && attempt < MAX_CONFLICT_ATTEMPTS
              && !deadline.passed(timing);
      if (!tryAgain) {
        throw failure;
      }
      pauses.pause(attempt, deadline);
    }
  }

  /**
   * Runs one statement that returns rows.
   *
   * @param parameters what each {@code :name} in the statement stands for; never empty strings
   * @return the rows, read page by page while they are consumed
   * @throws DataApiException as {@link #run}
   */
  public QueryResult query(
      String name, String sql, Map<String, String> parameters, Deadline deadline) {
    String token = UUID.randomUUID().toString();
    List<SqlParameter> bound =
        parameters.entrySet().stream()
            .map(
                entry ->
                    SqlParameter.builder().name(entry.getKey()).value(entry.getValue()).build())
            .toList();
    ExecuteStatementRequest.Builder request =
        ExecuteStatementRequest.builder()
            .clusterIdentifier(address.clusterIdentifier())
            .database(address.database())
            .statementName(name)
            .sql(sql)
            .clientToken(token)
            .waitTimeSeconds((int) SUBMIT_WAIT.toSeconds());
    if (!bound.isEmpty()) {
      request.parameters(bound);
    }
    AtomicReference<ExecuteStatementResponse> answer = new AtomicReference<>();
    String id =
        submitter.submit(
            "run " + name,
            Optional.empty(),
            deadline,
            wait -> {
              answer.set(client.executeStatement(wait ? request.build() : unwaiting(request)));
              return answer.get().id();
            });
    if (answer.get().status() == StatementStatusString.FINISHED) {
      inFlight.remove(id); // it ended within the wait, and the answer said so
      return result(id, answer.get().hasResultSet(), deadline);
    }
    DescribeStatementResponse ended = awaitEnd(id, deadline);
    if (ended.status() != StatusString.FINISHED) {
      throwIfCancelled("statement " + name + " was cancelled");
      throw Endings.failure(ended, Endings.execution(ended, 1));
    }
    return result(id, ended.hasResultSet(), deadline);
  }

  private QueryResult result(String id, Boolean hasRows, Deadline deadline) {
    return new QueryResult(
        nextToken -> page(id, nextToken, deadline), Boolean.TRUE.equals(hasRows));
  }

  /**
   * The statements that this caller's role has running or waiting now, oldest first.
   *
   * @param namePrefix only those whose name starts so
   * @throws DataApiException as {@link #run}
   */
  public List<ActiveStatement> active(String namePrefix, Deadline deadline) {
    return answered(
        "list the statements that run",
        deadline,
        () ->
            ACTIVE.stream()
                .flatMap(status -> list(namePrefix, status))
                .sorted(Comparator.comparing(ActiveStatement::createdAt))
                .toList());
  }

  private Stream<ActiveStatement> list(String namePrefix, StatusString status) {
    return client
        .listStatementsPaginator(request -> request.statementName(namePrefix).status(status))
        .statements()
        .stream()
        .map(found -> new ActiveStatement(found.id(), found.statementName(), found.createdAt()));
  }

  /**
   * Lets every statement that runs now, and every later one, end without effect where it still can.
   * Returns at once; the calls that wait for the statements see them end and throw {@link
   * CancelledException}, or return where the cancellation came too late.
   */
  public void cancelAll(String reason) {
    inFlight.cancel(reason);
    inFlight.statements().forEach(waiter::cancel);
  }

  @Override
  public void close() {
    client.close();
  }

  private String submitTransaction(Transaction transaction, int attempt, Deadline deadline) {
    String name = transaction.name() + (attempt == 1 ? "" : ", attempt " + attempt);
    BatchExecuteStatementRequest.Builder request =
        BatchExecuteStatementRequest.builder()
            .clusterIdentifier(address.clusterIdentifier())
            .database(address.database())
            .statementName(name)
            .sqls(transaction.statements())
            .clientToken(UUID.randomUUID().toString())
            .waitTimeSeconds((int) SUBMIT_WAIT.toSeconds());
    return submitter.submit(
        "submit transaction " + name,
        Optional.of(name),
        deadline,
        wait -> client.batchExecuteStatement(wait ? request.build() : unwaiting(request)).id());
  }

  private GetStatementResultResponse page(String id, String token, Deadline deadline) {
    GetStatementResultRequest request =
        GetStatementResultRequest.builder().id(id).nextToken(token).build();
    return answered(
        "read the result of statement " + id, deadline, () -> client.getStatementResult(request));
  }

  /**
   * Calls, for something that changes nothing, until there is an answer other than a passing fault.
   */
  private <T> T answered(String action, Deadline deadline, Supplier<T> call) {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.get();
      } catch (SdkException e) {
        if (!ServiceErrors.mayPass(e) || deadline.passed(timing)) {
          throw ServiceErrors.explain(action, e);
        }
        pauses.pause(attempt, deadline);
      }
    }
  }

  private static ExecuteStatementRequest unwaiting(ExecuteStatementRequest.Builder request) {
    return request.build().toBuilder().waitTimeSeconds(null).build();
  }

  private static BatchExecuteStatementRequest unwaiting(
      BatchExecuteStatementRequest.Builder request) {
    return request.build().toBuilder().waitTimeSeconds(null).build();
  }

  private DescribeStatementResponse awaitEnd(String id, Deadline deadline) {
    try {
      return waiter.await(id, deadline);
    } finally {
      inFlight.remove(id);
    }
  }

  private void throwIfCancelled(String what) {
    Optional<String> reason = inFlight.cancelReason();
    if (reason.isPresent()) {
      throw new CancelledException(reason.get() + ": " + what);
    }
  }
}
