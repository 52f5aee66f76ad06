package com.sparkify.warehouse.dataapi;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.dataapi.Submission.Accepted;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultRequest;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
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
  /**
   * A statement that ends this soon costs one call; a longer one gives its id to cancel it by. One
   * that ends between this call and the next is seen a round trip late, which shall be no more than
   * 2 % of it: of 80 ms, this is what that takes.
   */
  private static final Integer SUBMIT_WAIT_SECONDS = 4;

  private static final int MAX_CONFLICT_ATTEMPTS = 5;

  private static final List<StatusString> ACTIVE =
      List.of(StatusString.SUBMITTED, StatusString.PICKED, StatusString.STARTED);

  private final RedshiftDataClient client;
  private final WarehouseAddress address;
  private final Timing timing;
  private final InFlight inFlight = new InFlight();
  private final Pauses pauses;
  private final Calls calls;
  private final Submitter submitter;
  private final Waiter waiter;

  /**
   * Takes over the client and closes it in the end.
   *
   * @param client its socket timeout must lie well above 20 s, the length of a long poll; its own
   *     retries must be off, or nobody would be told of them
   * @param onRetry is told, by whichever thread calls, what is about to be tried again
   */
  public DataApi(
      RedshiftDataClient client,
      WarehouseAddress address,
      Timing timing,
      RandomGenerator random,
      Consumer<Retry> onRetry) {
    this.client = requireNonNull(client, "client");
    this.address = requireNonNull(address, "address");
    this.timing = requireNonNull(timing, "timing");
    Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10), random);
    this.pauses = new Pauses(timing, backoff, inFlight, onRetry);
    this.calls = new Calls(inFlight, timing, pauses);
    this.submitter = new Submitter(client, address, inFlight, calls, pauses);
    this.waiter = new Waiter(client, inFlight, timing, calls, pauses);
  }

  /** The clock that deadlines are measured with. */
  public Timing timing() {
    return timing;
  }

  /**
   * Runs the statements in one transaction.
   *
   * @param onSubmitted is told the id of each attempt as soon as the service has accepted it
   * @return how each statement ended; all have finished and are committed. Where the transaction
   *     isn't {@link Transaction#detailed detailed}, rows, durations and query ids may be missing
   * @throws StatementFailedException where one failed; all are rolled back
   * @throws DeadlineExceededException once the deadline has passed
   * @throws CancelledException after {@link #cancelAll}
   * @throws ServiceFailedException where the service refuses or can't be reached
   */
  public Execution run(Transaction transaction, Deadline deadline, Consumer<String> onSubmitted) {
    for (int attempt = 1; ; attempt++) {
      Accepted accepted = submit(transaction, attempt, deadline);
      onSubmitted.accept(accepted.id());
      DescribeStatementResponse ended = awaitEnd(accepted, deadline);
      Execution execution = Endings.execution(ended, attempt);
      if (ended.status() == StatusString.FINISHED) {
        return execution;
      }
      throwIfCancelled("transaction " + transaction.name() + " was rolled back", execution);
      StatementFailedException failure = Endings.failure(ended, execution);
      boolean tryAgain =
          ServiceErrors.isConflict(failure.getMessage())
              && attempt < MAX_CONFLICT_ATTEMPTS
              && !deadline.passed(timing);
      if (!tryAgain) {
        throw failure;
      }
      pauses.beforeRetry(
          transaction.name(), Retry.WHOLE_TRANSACTION, "serialization conflict", attempt, deadline);
      Optional<DataApiException> reason = calls.reasonToStop(failure.getMessage(), deadline);
      if (reason.isPresent()) {
        throw reason.get().seen(execution);
      }
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
            .clientToken(UUID.randomUUID().toString());
    if (!bound.isEmpty()) {
      request.parameters(bound);
    }
    Accepted accepted =
        submitter.submit(
            new Submission(name, 1, false),
            deadline,
            (mayWait, callBound) ->
                Answer.of(
                    client.executeStatement(
                        request
                            .waitTimeSeconds(mayWait ? SUBMIT_WAIT_SECONDS : null)
                            .overrideConfiguration(callBound)
                            .build())));
    DescribeStatementResponse ended = awaitEnd(accepted, deadline);
    if (ended.status() != StatusString.FINISHED) {
      Execution execution = Endings.execution(ended, 1);
      throwIfCancelled("statement " + name + " was cancelled", execution);
      throw Endings.failure(ended, execution);
    }
    return new QueryResult(
        nextToken -> page(accepted, nextToken, deadline),
        Boolean.TRUE.equals(ended.hasResultSet()));
  }

  /**
   * The statements that this caller's role has running or waiting now in this database, oldest
   * first. A list has one status, or else a day's worth of statements with their whole texts, so
   * there are three, asked for side by side; each is tried again by itself.
   *
   * @param namePrefix only those whose name starts so
   * @throws DataApiException as {@link #run}
   */
  public List<ActiveStatement> active(String namePrefix, Deadline deadline) {
    ExecutorService threads = Executors.newFixedThreadPool(ACTIVE.size());
    try {
      List<CompletableFuture<List<ActiveStatement>>> lists =
          ACTIVE.stream()
              .map(
                  status ->
                      CompletableFuture.supplyAsync(
                          () -> list(namePrefix, status, deadline), threads))
              .toList();
      return lists.stream()
          .flatMap(list -> list.join().stream())
          .sorted(Comparator.comparing(ActiveStatement::createdAt))
          .toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof DataApiException fault ? fault : e;
    } finally {
      threads.shutdown();
    }
  }

  private List<ActiveStatement> list(String namePrefix, StatusString status, Deadline deadline) {
    String action = "list the statements that run";
    return calls.answered(
        action,
        "ListStatements",
        action,
        deadline,
        bound ->
            client
                .listStatementsPaginator(
                    request ->
                        request
                            .clusterIdentifier(address.clusterIdentifier())
                            .database(address.database())
                            .statementName(namePrefix)
                            .status(status)
                            .overrideConfiguration(bound))
                .statements()
                .stream()
                .map(
                    found ->
                        new ActiveStatement(found.id(), found.statementName(), found.createdAt()))
                .toList());
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

  private Accepted submit(Transaction transaction, int attempt, Deadline deadline) {
    Submission submission = new Submission(transaction.name(), attempt, true);
    BatchExecuteStatementRequest.Builder request =
        BatchExecuteStatementRequest.builder()
            .clusterIdentifier(address.clusterIdentifier())
            .database(address.database())
            .statementName(submission.name())
            .sqls(transaction.statements())
            .clientToken(UUID.randomUUID().toString());
    return submitter.submit(
        submission,
        deadline,
        (mayWait, bound) ->
            Answer.of(
                client.batchExecuteStatement(
                    request
                        .waitTimeSeconds(
                            mayWait && !transaction.detailed() ? SUBMIT_WAIT_SECONDS : null)
                        .overrideConfiguration(bound)
                        .build()),
                transaction.statements().size()));
  }

  private GetStatementResultResponse page(Accepted statement, String token, Deadline deadline) {
    return calls.answered(
        statement.work(),
        "GetStatementResult",
        "read the result of statement " + statement.id(),
        deadline,
        bound ->
            client.getStatementResult(
                GetStatementResultRequest.builder()
                    .id(statement.id())
                    .nextToken(token)
                    .overrideConfiguration(bound)
                    .build()));
  }

  private DescribeStatementResponse awaitEnd(Accepted statement, Deadline deadline) {
    try {
      return statement.end().orElseGet(() -> waiter.await(statement, deadline));
    } catch (DataApiException e) {
      if (e.lastSeen().isEmpty()) {
        e.seen(Endings.unseen(statement));
      }
      throw e;
    } finally {
      inFlight.remove(statement);
    }
  }

  private void throwIfCancelled(String what, Execution execution) {
    Optional<String> reason = inFlight.cancelReason();
    if (reason.isPresent()) {
      throw new CancelledException(reason.get() + ": " + what).seen(execution);
    }
  }
}
