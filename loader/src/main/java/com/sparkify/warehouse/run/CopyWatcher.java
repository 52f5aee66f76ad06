package com.sparkify.warehouse.run;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.dataapi.DataApi;
import com.sparkify.warehouse.dataapi.DataApiException;
import com.sparkify.warehouse.dataapi.Deadline;
import com.sparkify.warehouse.run.LoadPlan.Phase;
import com.sparkify.warehouse.run.LoadPlan.PlannedStatement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells, while COPYs run, how far they are, as the warehouse's own SYS_LOAD_HISTORY has it. A
 * listener of the load whose COPYs it watches; what it finds goes to another listener.
 */
public final class CopyWatcher implements ProgressListener, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String RUNNING =
      """
      select trim(table_name), loaded_rows, file_bytes_scanned, source_file_bytes
      from sys_load_history
      where status = 'running'
      order by 1""";

  private final DataApi api;
  private final ProgressListener listener;
  private final Duration interval;
  private Optional<CountDownLatch> watching = Optional.empty();

  /**
   * Watches nothing yet.
   *
   * @param api its own, so that cancelling the load doesn't touch it
   * @param listener is told {@link ProgressEvent.CopyAdvanced}
   * @param interval from one look to the next; a look costs two or three calls
   */
  public CopyWatcher(DataApi api, ProgressListener listener, Duration interval) {
    this.api = requireNonNull(api, "api");
    this.listener = requireNonNull(listener, "listener");
    this.interval = requireNonNull(interval, "interval");
  }

  /** Starts with a phase that copies and stops with its end. */
  @Override
  public synchronized void on(ProgressEvent event) {
    if (event instanceof ProgressEvent.PhaseStarted started && copies(started.phase())) {
      CountDownLatch stopped = new CountDownLatch(1);
      watching = Optional.of(stopped);
      Thread thread = new Thread(() -> watch(stopped), "copy-watcher");
      thread.setDaemon(true);
      thread.start();
    } else if (event instanceof ProgressEvent.PhaseFinished) {
      close();
    }
  }

  @Override
  public synchronized void close() {
    watching.ifPresent(CountDownLatch::countDown);
    watching = Optional.empty();
  }

  private void watch(CountDownLatch stopped) {
    try {
      while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        for (List<Object> row : look()) {
          if (stopped.getCount() > 0) {
            listener.on(advanced(row));
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (DataApiException | IllegalStateException e) {
      // The load goes on without being watched: whether it works is told by its own statements.
      // Or it has ended, and closed the client in the middle of a look.
      close();
    }
  }

  private List<List<Object>> look() {
    return api.query("copy progress", RUNNING, Map.of(), Deadline.in(PATIENCE, api.timing())).all();
  }

  private static ProgressEvent advanced(List<Object> row) {
    long scanned = number(row.get(2));
    long toScan = number(row.get(3));
    int percent = toScan <= 0 ? -1 : (int) Math.min(100, 100 * scanned / toScan);
    return new ProgressEvent.CopyAdvanced(
        (String) row.get(0), number(row.get(1)), scanned, percent);
  }

  private static long number(Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }

  private static boolean copies(Phase phase) {
    return phase.transactions().stream()
        .flatMap(transaction -> transaction.statements().stream())
        .anyMatch(PlannedStatement::isCopy);
  }
}
