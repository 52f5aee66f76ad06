package com.sparkify.warehouse.sample;

import java.util.List;

/**
 * When a listener listens. Hours are UTC, and most listeners are five to eight hours behind it.
 *
 * @param weekendShare how much of a weekday's listening is left on a Saturday or Sunday
 */
record Habit(double weekendShare, WeightedChoice hours) {

  /** On the way to work and back, at work, in the evening, and at night. */
  static final List<Habit> ALL =
      List.of(
          of(0.25, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 4, 9, 8, 3, 1, 1, 2, 2, 3, 6, 9, 8, 3),
          of(0.15, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 5, 8, 9, 9, 7, 8, 9, 9, 7, 4, 2),
          of(0.9, 9, 8, 6, 4, 2, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 5, 7, 9),
          of(1.0, 3, 5, 7, 9, 9, 8, 6, 4, 3, 2, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3));

  private static Habit of(double weekendShare, int... hourWeights) {
    return new Habit(weekendShare, new WeightedChoice(24, hour -> hourWeights[hour]));
  }

  /** A moment of the day in milliseconds after midnight, at an hour that suits. */
  int moment(StableRandom random) {
    return hours.draw(random) * 3_600_000 + random.below(3_600_000);
  }
}
