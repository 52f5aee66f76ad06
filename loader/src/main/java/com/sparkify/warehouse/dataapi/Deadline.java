package com.sparkify.warehouse.dataapi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * When a run must have ended.
 *
 * @param allowed the time that was given, for messages
 * @param end the moment itself
 */
public record Deadline(Duration allowed, Instant end) {

  public Deadline {
    requireNonNull(allowed, "allowed");
    requireNonNull(end, "end");
  }

  /** A deadline that much from now. */
  public static Deadline in(Duration allowed, Timing timing) {
    return new Deadline(allowed, timing.now().plus(allowed));
  }

  /** What is left; zero once passed. */
  Duration left(Timing timing) {
    Duration left = Duration.between(timing.now(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  boolean passed(Timing timing) {
    return left(timing).isZero();
  }
}
