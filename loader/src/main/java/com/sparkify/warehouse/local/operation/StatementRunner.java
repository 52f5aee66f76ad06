package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.local.engine.Engine;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs what is submitted, different submissions side by side, as many at once as there are workers;
 * and cancels it.
 */
final class StatementRunner {
  /** How often a cancel is repeated until it is heard: it may arrive between two statements. */
  private static final long CANCEL_REPEAT_MILLIS = 20;

  private final Engine engine;
  private final ResultSpool spool;
  private final Clock clock;
  private final ExecutorService workers;
  private final ScheduledExecutorService cancels;

  /** Small: Redshift's older system views (stl_query and the like) show it as an int4. */
  private final AtomicLong queryIds = new AtomicLong();

  StatementRunner(Engine engine, ResultSpool spool, Clock clock, int workers) {
    this.engine = requireNonNull(engine, "engine");
    this.spool = requireNonNull(spool, "spool");
    this.clock = requireNonNull(clock, "clock");
    this.workers = Executors.newFixedThreadPool(workers, daemons("local-endpoint-statement-"));
    this.cancels = Executors.newSingleThreadScheduledExecutor(daemons("local-endpoint-cancel-"));
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

  /** Takes nothing new; {@link #run} then throws. */
  void stopAccepting() {
    workers.shutdown();
  }

  /** Waits for the end of what was accepted; what is to end early must be cancelled before. */
  void awaitEnd() {
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
    new Execution(engine, spool, clock, queryIds, submission).run();
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
