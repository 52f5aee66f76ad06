package com.sparkify.warehouse.simulation;

import com.sparkify.warehouse.dataapi.DataApi;
import com.sparkify.warehouse.dataapi.DataApiException;
import com.sparkify.warehouse.dataapi.Deadline;
import com.sparkify.warehouse.run.LoadPlan;
import com.sparkify.warehouse.run.LoadPlan.Phase;
import com.sparkify.warehouse.run.LoadPlan.PlannedStatement;
import com.sparkify.warehouse.run.Loader;
import com.sparkify.warehouse.run.ProgressEvent;
import com.sparkify.warehouse.run.ProgressListener;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The loader itself: {@link Loader} and {@link DataApi} as they are shipped.
 *
 * @param title how the table calls it
 * @param detailed whether the load is one with {@code --report}
 * @param watchInterval from one look at a running COPY to the next. The looks are CopyWatcher's,
 *     made here, as its own clock is the machine's
 */
record ProductionLoader(String title, boolean detailed, Duration watchInterval)
    implements Contender {
  /** As Target.Redshift has it. */
  private static final Duration WATCH_INTERVAL = Duration.ofSeconds(10);

  private static final Duration ALLOWED = Duration.ofHours(4);

  static final ProductionLoader SHIPPED = new ProductionLoader("loader", false, WATCH_INTERVAL);

  static final ProductionLoader REPORTING =
      new ProductionLoader("loader with --report", true, WATCH_INTERVAL);

  @Override
  public void load(LoadPlan plan, Session session) {
    DataApi api = session.api(1);
    Bookkeeper bookkeeper = new Bookkeeper(session);
    new Loader(api, session.api(2), bookkeeper, session.runId(), detailed)
        .load(plan, Deadline.in(ALLOWED, session.time()));
  }

  /** Keeps the clock's count of threads right, by what the loader says that it begins and ends. */
  private final class Bookkeeper implements ProgressListener {
    private final Session session;
    private Siblings running;
    private AtomicBoolean phaseEnded = new AtomicBoolean();

    private Bookkeeper(Session session) {
      this.session = session;
    }

    @Override
    public void on(ProgressEvent event) {
      if (event instanceof ProgressEvent.PhaseStarted started) {
        running = new Siblings(session.time(), started.phase().transactions().size());
        running.begin();
        phaseEnded = new AtomicBoolean();
        if (copies(started.phase())) {
          watch(phaseEnded);
        }
      } else if (event instanceof ProgressEvent.TransactionCommitted
          || event instanceof ProgressEvent.TransactionFailed) {
        running.end();
      } else if (event instanceof ProgressEvent.PhaseFinished) {
        phaseEnded.set(true);
      }
    }

    private void watch(AtomicBoolean ended) {
      DataApi api = session.api(3);
      session.time().join(1);
      Thread thread =
          new Thread(
              () -> {
                session.time().sleep(watchInterval);
                while (!ended.get()) {
                  look(api);
                  session.time().sleep(watchInterval);
                }
                session.time().leave();
              },
              "watcher");
      thread.setDaemon(true);
      thread.start();
    }

    private void look(DataApi api) {
      try {
        Deadline patience = Deadline.in(Duration.ofSeconds(30), session.time());
        api.query("copy progress", "select 1", Map.of(), patience).all();
      } catch (DataApiException e) {
        // As in CopyWatcher: the load goes on without being watched.
        return;
      }
    }

    private boolean copies(Phase phase) {
      return phase.transactions().stream()
          .flatMap(transaction -> transaction.statements().stream())
          .anyMatch(PlannedStatement::isCopy);
    }
  }
}
