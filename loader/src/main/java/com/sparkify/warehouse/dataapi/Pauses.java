package com.sparkify.warehouse.dataapi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Pauses between tries, and tells of each. An interrupt of the thread cancels what is in flight.
 */
final class Pauses {
  private final Timing timing;
  private final Backoff backoff;
  private final InFlight inFlight;
  private final Consumer<Retry> listener;

  Pauses(Timing timing, Backoff backoff, InFlight inFlight, Consumer<Retry> listener) {
    this.timing = requireNonNull(timing, "timing");
    this.backoff = requireNonNull(backoff, "backoff");
    this.inFlight = requireNonNull(inFlight, "inFlight");
    this.listener = requireNonNull(listener, "listener");
  }

  /** Pauses between two polls, the {@code poll}th from 1, but not beyond the deadline. */
  void pause(int poll, Deadline deadline) {
    Duration pause = backoff.pause(poll);
    Duration left = deadline.left(timing);
    pauseFor(pause.compareTo(left) < 0 ? pause : left);
  }

  /** Pauses before another look at what must end although the deadline has passed. */
  void pause(int look) {
    pauseFor(backoff.pause(look));
  }

  /**
   * Pauses after a fault, but not beyond the deadline, and tells that there will be another try,
   * where there will.
   *
   * @param failures how often it has failed now
   */
  void beforeRetry(String work, String operation, String error, int failures, Deadline deadline) {
    Duration pause = backoff.pause(failures);
    Duration left = deadline.left(timing);
    if (pause.compareTo(left) >= 0) {
      pauseFor(left);
      return;
    }
    if (inFlight.cancelReason().isEmpty()) {
      listener.accept(new Retry(work, operation, error, failures + 1, pause));
    }
    pauseFor(pause);
  }

  /** The same for what must be done although the deadline has passed. */
  void beforeLateRetry(String work, String operation, String error, int failures) {
    Duration pause = backoff.pause(failures);
    listener.accept(new Retry(work, operation, error, failures + 1, pause));
    pauseFor(pause);
  }

  private void pauseFor(Duration duration) {
    try {
      timing.sleep(duration);
    } catch (InterruptedException e) {
      // Not passed on: an interrupted thread couldn't make the calls that end the statement.
      inFlight.cancel("interrupted");
    }
  }
}
