package com.sparkify.warehouse.run;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.dataapi.DataApi;
import com.sparkify.warehouse.dataapi.DataApiException;
import com.sparkify.warehouse.dataapi.Deadline;
import com.sparkify.warehouse.dataapi.Execution;
import com.sparkify.warehouse.dataapi.StatementFailedException;
import com.sparkify.warehouse.dataapi.StatementOutcome;
import com.sparkify.warehouse.run.LoadFailedException.Failure;
import com.sparkify.warehouse.run.LoadPlan.Phase;
import com.sparkify.warehouse.run.LoadPlan.PlannedStatement;
import com.sparkify.warehouse.run.LoadPlan.PlannedTransaction;
import com.sparkify.warehouse.run.LoadReport.Committed;
import com.sparkify.warehouse.run.LoadReport.Unfinished;
import com.sparkify.warehouse.script.Location;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs a plan: phases one after the other, the transactions of a phase side by side. Where one
 * fails, its siblings are cancelled and waited for, and nothing more is sent. Runs one plan once.
 */
public final class Loader {
  /** Redshift's own pointer into the statement, counted in characters from 1. */
  private static final Pattern POSITION = Pattern.compile("Position: ([0-9]{1,9})");

  /** What every statement of every load is listed under, so that loads find each other. */
  private static final String STATEMENT_NAMES = "sparkify ";

  private final DataApi api;
  private final ProgressListener listener;
  private final String runId;
  private final boolean detailed;
  private final LoadErrors loadErrors;
  private final Takeovers takeovers;
  private final List<Committed> committed = new ArrayList<>();
  private final List<Unfinished> unfinished = new ArrayList<>();

  /**
   * A loader for one run.
   *
   * @param diagnosis asks for the lines that a COPY rejected, and who has taken over, once {@code
   *     api} may be cancelled
   * @param runId the prefix of every statement's name at the service
   * @param detailed whether the report must tell rows, durations and query ids of every statement;
   *     of transactions that take longer than a few seconds it does in any case
   */
  public Loader(
      DataApi api, DataApi diagnosis, ProgressListener listener, String runId, boolean detailed) {
    this.api = requireNonNull(api, "api");
    this.listener = requireNonNull(listener, "listener");
    this.runId = requireNonNull(runId, "runId");
    this.detailed = detailed;
    this.loadErrors = new LoadErrors(diagnosis);
    this.takeovers = new Takeovers(diagnosis, runId);
  }

  /** What the names of a run's statements begin with at the service. */
  static String statementPrefix(String runId) {
    return STATEMENT_NAMES + runId + " ";
  }

  /**
   * Runs the plan to its end.
   *
   * @throws LoadInProgressException where another load's statements are running; nothing is sent
   * @throws LoadFailedException where a transaction fails, a guard stops it since another load has
   *     taken over, the deadline passes or {@link #cancel} is called; whatever was running has then
   *     ended
   */
  public LoadReport load(LoadPlan plan, Deadline deadline) {
    Instant startedAt = api.timing().now();
    api.active(STATEMENT_NAMES, deadline).stream()
        .findFirst()
        .ifPresent(
            running -> {
              throw new LoadInProgressException(running);
            });
    for (Phase phase : plan.phases()) {
      boolean last = phase.equals(plan.phases().get(plan.phases().size() - 1));
      run(phase, last, startedAt, deadline);
    }
    return report(startedAt);
  }

  /** Ends the load as soon as what runs has been cancelled; from any thread. */
  public void cancel(String reason) {
    tell(new ProgressEvent.Cancelling(reason));
    api.cancelAll(reason);
  }

  private void run(Phase phase, boolean last, Instant loadStartedAt, Deadline deadline) {
    Instant startedAt = api.timing().now();
    tell(new ProgressEvent.PhaseStarted(phase));
    ExecutorService threads = Executors.newFixedThreadPool(phase.transactions().size());
    try {
      CompletionService<Optional<TransactionFault>> running =
          new ExecutorCompletionService<>(threads);
      for (PlannedTransaction transaction : phase.transactions()) {
        running.submit(() -> run(phase, transaction, deadline));
      }
      Optional<TransactionFault> first = Optional.empty();
      for (int ended = 0; ended < phase.transactions().size(); ended++) {
        Optional<TransactionFault> fault = take(running);
        if (first.isEmpty() && fault.isPresent()) {
          first = fault;
          api.cancelAll(fault.get().transaction().name() + " failed");
        }
      }
      if (first.isPresent()) {
        throw failure(phase, last, first.get(), loadStartedAt);
      }
    } finally {
      threads.shutdown();
    }
    tell(new ProgressEvent.PhaseFinished(phase, elapsedSince(startedAt)));
  }

  private record TransactionFault(PlannedTransaction transaction, DataApiException cause) {}

  private Optional<TransactionFault> run(
      Phase phase, PlannedTransaction transaction, Deadline deadline) {
    Instant startedAt = api.timing().now();
    try {
      Execution execution =
          api.run(
              transaction.toSend(statementPrefix(runId) + phase.name() + "/", detailed),
              deadline,
              id -> tell(new ProgressEvent.TransactionSubmitted(phase, transaction, id)));
      Duration elapsed = elapsedSince(startedAt);
      synchronized (committed) {
        committed.add(new Committed(phase.name(), transaction, execution, elapsed));
      }
      tell(new ProgressEvent.TransactionCommitted(phase, transaction, execution, elapsed));
      return Optional.empty();
    } catch (DataApiException e) {
      Duration elapsed = elapsedSince(startedAt);
      synchronized (committed) {
        unfinished.add(
            new Unfinished(
                phase.name(),
                transaction,
                e.lastSeen(),
                elapsed,
                e.getMessage(),
                e.mayBeCommitted()));
      }
      tell(
          new ProgressEvent.TransactionFailed(
              phase, transaction, e.getMessage(), elapsed, e.mayBeCommitted()));
      return Optional.of(new TransactionFault(transaction, e));
    }
  }

  private static Optional<TransactionFault> take(
      CompletionService<Optional<TransactionFault>> running) {
    while (true) {
      try {
        return running.take().get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a transaction's thread died", e.getCause());
      } catch (InterruptedException e) {
        // The transactions decide when a load ends, and end it cleanly: go on waiting for them.
      }
    }
  }

  private LoadFailedException failure(
      Phase phase, boolean last, TransactionFault fault, Instant startedAt) {
    PlannedTransaction transaction = fault.transaction();
    Optional<PlannedStatement> statement = Optional.empty();
    Optional<Location> location = Optional.empty();
    Optional<String> statementId = fault.cause().lastSeen().map(Execution::id);
    List<LoadError> rejected = List.of();
    Optional<Takeover> takeover = Optional.empty();
    if (fault.cause() instanceof StatementFailedException failed) {
      int index = failed.failedIndex();
      if (index >= 0 && index < transaction.statements().size()) {
        PlannedStatement planned = transaction.statements().get(index);
        statement = Optional.of(planned);
        location = Optional.of(locationIn(planned, failed.getMessage()));
        StatementOutcome outcome = failed.execution().statements().get(index);
        if (planned.isCopy()) {
          rejected =
              loadErrors.explain(outcome.queryId().orElse(-1L), failed.execution().processId());
        }
        if (Guard.isVerdict(failed.getMessage())) {
          takeover = planned.guard().map(takeovers::explain);
        }
      }
    }
    return new LoadFailedException(
        fault.cause(),
        new Failure(
            phase.name(),
            transaction.name(),
            statement,
            location,
            statementId,
            rejected,
            takeover,
            last && fault.cause().mayBeCommitted()),
        report(startedAt));
  }

  private static Location locationIn(PlannedStatement statement, String error) {
    Matcher position = POSITION.matcher(error);
    return position.find()
        ? statement.locationOf(Integer.parseInt(position.group(1))).orElse(statement.location())
        : statement.location();
  }

  private LoadReport report(Instant startedAt) {
    synchronized (committed) {
      return new LoadReport(runId, startedAt, elapsedSince(startedAt), committed, unfinished);
    }
  }

  private synchronized void tell(ProgressEvent event) {
    listener.on(event);
  }

  private Duration elapsedSince(Instant start) {
    return Duration.between(start, api.timing().now());
  }
}
