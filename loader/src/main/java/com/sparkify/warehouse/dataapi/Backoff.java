package com.sparkify.warehouse.dataapi;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to pause before the next try: a random part of a bound that doubles, so that many
 * loaders that were refused together don't come back together.
 *
 * @param first the bound before the first retry
 * @param longest the bound never grows past this
 * @param random the source of chance; tests pass a seeded one
 */
record Backoff(Duration first, Duration longest, RandomGenerator random) {

  /** The pause before retry {@code attempt}, counted from 1; half the bound at least. */
  Duration pause(int attempt) {
    long bound = first.toMillis() << Math.min(attempt - 1, 16);
    bound = Math.min(bound, longest.toMillis());
    return Duration.ofMillis(bound / 2 + random.nextLong(bound / 2 + 1));
  }
}
