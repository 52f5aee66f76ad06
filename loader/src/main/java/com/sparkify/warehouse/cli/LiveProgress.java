package com.sparkify.warehouse.cli;

import com.sparkify.warehouse.run.LoadPlan;
import com.sparkify.warehouse.run.ProgressEvent;
import com.sparkify.warehouse.run.ProgressListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Progress on a terminal: what is done stays as lines, and below it one line for each transaction
 * that runs now counts its seconds.
 */
final class LiveProgress implements ProgressListener, AutoCloseable {
  private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
  private static final long TICK_MILLISECONDS = 100;
  private static final String ERASE_BELOW = "\u001b[J";

  private final PrintWriter err;
  private final LoadPlan plan;
  private final boolean colour;
  private final Map<String, Long> runningSince = new LinkedHashMap<>();

  /** How far the COPY into a table is; a staging transaction is named after its table. */
  private final Map<String, String> copied = new HashMap<>();

  private final Timer ticker = new Timer("progress", true);
  private int drawnLines;
  private int tick;
  private boolean closed;

  LiveProgress(PrintWriter err, LoadPlan plan, boolean colour) {
    this.err = err;
    this.plan = plan;
    this.colour = colour;
    ticker.scheduleAtFixedRate(
        new TimerTask() {
          @Override
          public void run() {
            redraw();
          }
        },
        TICK_MILLISECONDS,
        TICK_MILLISECONDS);
  }

  @Override
  public synchronized void on(ProgressEvent event) {
    erase();
    if (event instanceof ProgressEvent.PhaseStarted started) {
      err.println(PlainProgress.heading(plan, started.phase()));
      started
          .phase()
          .transactions()
          .forEach(transaction -> runningSince.put(transaction.name(), System.nanoTime()));
    } else if (event instanceof ProgressEvent.CopyAdvanced advanced) {
      copied.put(advanced.table(), PlainProgress.advancedText(advanced));
    } else if (event instanceof ProgressEvent.TransactionCommitted committed) {
      runningSince.remove(committed.transaction().name());
      err.println("    " + paint("32", "✓") + " " + PlainProgress.committedLine(committed));
    } else if (event instanceof ProgressEvent.TransactionFailed failed) {
      runningSince.remove(failed.transaction().name());
      err.println("    " + paint("31", "✗") + " " + PlainProgress.failedLine(failed));
    } else if (event instanceof ProgressEvent.Retrying retrying) {
      err.println(
          "    "
              + paint("33", "↻")
              + " "
              + PlainProgress.retryLine(retrying.work(), retrying.retry()));
    } else if (event instanceof ProgressEvent.Cancelling cancelling) {
      err.println(PlainProgress.cancellingLine(cancelling));
    }
    if (closed) {
      err.flush();
      return;
    }
    draw();
  }

  @Override
  public synchronized void close() {
    closed = true;
    ticker.cancel();
    erase();
    err.flush();
  }

  private synchronized void redraw() {
    if (!closed) {
      tick++;
      erase();
      draw();
    }
  }

  private void draw() {
    for (Map.Entry<String, Long> entry : runningSince.entrySet()) {
      Duration elapsed = Duration.ofNanos(System.nanoTime() - entry.getValue());
      err.println(
          "    "
              + paint("36", SPINNER[tick % SPINNER.length])
              + " "
              + entry.getKey()
              + "  "
              + Text.duration(elapsed)
              + (copied.containsKey(entry.getKey()) ? "  " + copied.get(entry.getKey()) : ""));
    }
    drawnLines = runningSince.size();
    err.flush();
  }

  private void erase() {
    if (drawnLines > 0) {
      err.print("\u001b[" + drawnLines + "F" + ERASE_BELOW);
      drawnLines = 0;
    }
  }

  private String paint(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
