package com.sparkify.warehouse.dataapi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Pauses between tries. An interrupt of the thread cancels what is in flight. */
final class Pauses {
  private final Timing timing;
  private final Backoff backoff;
  private final InFlight inFlight;

  Pauses(Timing timing, Backoff backoff, InFlight inFlight) {
    this.timing = requireNonNull(timing, "timing");
    this.backoff = requireNonNull(backoff, "backoff");
    this.inFlight = requireNonNull(inFlight, "inFlight");
  }

  /** Pauses before retry {@code attempt}, counted from 1, but not beyond the deadline. */
  void pause(int attempt, Deadline deadline) {
    Duration pause = backoff.pause(attempt);
    Duration left = deadline.left(timing);
    pauseFor(pause.compareTo(left) < 0 ? pause : left);
  }

  /** Pauses before retry {@code attempt} of what must be done although the deadline has passed. */
  void pause(int attempt) {
    pauseFor(backoff.pause(attempt));
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
