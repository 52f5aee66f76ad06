package com.sparkify.warehouse.cli;

import com.sparkify.warehouse.run.LoadPlan;
import com.sparkify.warehouse.run.ProgressListener;
import java.io.PrintWriter;

/** The display that fits where messages go: live on a terminal, plain lines elsewhere. */
final class ProgressDisplay implements AutoCloseable {
  private final ProgressListener listener;
  private final Runnable onClose;

  private ProgressDisplay(ProgressListener listener, Runnable onClose) {
    this.listener = listener;
    this.onClose = onClose;
  }

  static ProgressDisplay of(PrintWriter err, LoadPlan plan) {
    if (!Terminal.isLive()) {
      return new ProgressDisplay(new PlainProgress(err, plan), () -> {});
    }
    LiveProgress live = new LiveProgress(err, plan, Terminal.hasColour());
    return new ProgressDisplay(live, live::close);
  }

  ProgressListener listener() {
    return listener;
  }

  @Override
  public void close() {
    onClose.run();
  }
}
