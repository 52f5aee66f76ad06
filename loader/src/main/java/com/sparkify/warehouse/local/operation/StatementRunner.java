package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.local.engine.Engine;
import com.sparkify.warehouse.local.engine.EngineException;
import com.sparkify.warehouse.local.engine.EngineResult;
import com.sparkify.warehouse.local.engine.EngineSession;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.redshiftdata.model.ExecutionMode;

/**
 * Runs what is submitted: different submissions side by side, each on a connection of its own; a
 * batch's statements one after the other on one connection.
 */
final class StatementRunner {
  /** How often a cancel is repeated until it is heard: it may arrive between two statements. */
  private static final long CANCEL_REPEAT_MILLIS = 20;

  private final Engine engine;
  private final ResultSpool spool;
  private final Clock clock;
  private final ExecutorService workers;
  private final ScheduledExecutorService cancels;

  /**
   * Starts at the clock's time so that a warehouse file that remembers query ids never sees one
   * twice.
   */
  private final AtomicLong lastQueryId;

  StatementRunner(Engine engine, ResultSpool spool, Clock clock, int workers) {
    this.engine = requireNonNull(engine, "engine");
    this.spool = requireNonNull(spool, "spool");
    this.clock = requireNonNull(clock, "clock");
    this.workers = Executors.newFixedThreadPool(workers, daemons("local-endpoint-statement-"));
    this.cancels = Executors.newSingleThreadScheduledExecutor(daemons("local-endpoint-cancel-"));
    this.lastQueryId = new AtomicLong(clock.millis());
  }

  /** Runs a submission as soon as a worker is free. */
  void run(Submission submission) {
    workers.execute(() -> work(submission));
  }

  /**
   * Cancels a submission: one that waits in line ends at once, one that runs as soon as the engine
   * has undone its work. A commit under way is not stopped.
   *
   * @return false where it had ended before
   */
  boolean cancel(Submission submission) {
    synchronized (submission.cancellation()) {
      StatementState state = submission.root().state();
      if (state.isEnd()) {
        return false;
      }
      submission.cancellation().request();
      if (state == StatementState.SUBMITTED) {
        submission.abort(clock.instant(), "Query canceled on user's request");
        return true;
      }
    }
    repeatCancel(submission);
    return true;
  }

  /** Lets what runs end; what is to end early must be cancelled before. */
  void close() {
    workers.shutdown();
    try {
      if (!workers.awaitTermination(30, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
    cancels.shutdownNow();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a repeated cancel has no outcome to look at
  private void repeatCancel(Submission submission) {
    if (submission.root().state().isEnd()) {
      return;
    }
    submission.cancellation().request();
    cancels.schedule(() -> repeatCancel(submission), CANCEL_REPEAT_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void work(Submission submission) {
    synchronized (submission.cancellation()) {
      if (submission.root().state() != StatementState.SUBMITTED) {
        return; // cancelled while it waited in line
      }
      submission.root().pick(clock.instant());
    }
    try {
      connectAndExecute(submission);
    } catch (RuntimeException | Error e) {
      new Ending(submission, clock).failed(submission.root(), e);
    }
  }

  private void connectAndExecute(Submission submission) {
    String database = submission.request().target().database();
    if (!database.equals(engine.database())) {
      throw new EngineException(
          EngineException.Kind.SYNTAX, "FATAL: database \"" + database + "\" does not exist");
    }
    EngineSession session = engine.openSession();
    try {
      execute(submission, session);
    } finally {
      session.close();
    }
  }

  private void execute(Submission submission, EngineSession session) {
    Ending ending = new Ending(submission, clock);
    if (!submission.request().batch()) {
      executeSingle(submission, session, ending);
      return;
    }
    submission.root().start(clock.instant(), session.processId(), -1);
    if (submission.request().executionMode() == ExecutionMode.AUTO_COMMIT) {
      executeEach(submission, session, ending);
    } else {
      executeTransaction(submission, session, ending);
    }
  }

  private void executeSingle(Submission submission, EngineSession session, Ending ending) {
    Statement statement = submission.root();
    try {
      runOne(statement, session, submission.cancellation());
    } catch (RuntimeException | Error e) {
      ending.failed(statement, e);
      return;
    }
    statement.finish(clock.instant());
  }

  /** Each statement commits by itself; the first failure ends the batch. */
  private void executeEach(Submission submission, EngineSession session, Ending ending) {
    for (Statement part : submission.parts()) {
      try {
        part.pick(clock.instant());
        runOne(part, session, submission.cancellation());
      } catch (RuntimeException | Error e) {
        ending.failed(part, e);
        return;
      }
      part.finish(clock.instant());
    }
    ending.finished();
  }

  /** All or nothing: no part is FINISHED before the commit. */
  private void executeTransaction(Submission submission, EngineSession session, Ending ending) {
    List<Statement> parts = submission.parts();
    Statement current = submission.root();
    try {
      session.begin();
      for (Statement part : parts) {
        part.pick(clock.instant());
        current = part;
        runOne(part, session, submission.cancellation());
      }
      current = submission.root();
      submission.cancellation().check();
      session.commit();
    } catch (RuntimeException | Error e) {
      rollback(session, e);
      ending.failed(current, e);
      return;
    }
    parts.forEach(part -> part.finish(clock.instant()));
    ending.finished();
  }

  private static void rollback(EngineSession session, Throwable failure) {
    try {
      session.rollback();
    } catch (RuntimeException e) {
      failure.addSuppressed(e); // closing the connection undoes the work as well
    }
  }

  private void runOne(Statement statement, EngineSession session, Cancellation cancellation) {
    long queryId = lastQueryId.incrementAndGet();
    statement.start(clock.instant(), session.processId(), queryId);
    long begin = System.nanoTime();
    cancellation.enter(session);
    try (EngineResult result = session.execute(statement.sql(), statement.parameters(), queryId)) {
      Optional<SpooledResult> kept =
          result.hasResultSet()
              ? Optional.of(spool.write(statement.id(), result))
              : Optional.empty();
      long rows = kept.map(SpooledResult::rows).orElseGet(result::updatedRows);
      statement.executed(clock.instant(), new Outcome(System.nanoTime() - begin, rows, kept));
    } finally {
      cancellation.leave();
    }
  }

  private static ThreadFactory daemons(String prefix) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
