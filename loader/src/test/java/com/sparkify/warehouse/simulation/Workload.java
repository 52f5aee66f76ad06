package com.sparkify.warehouse.simulation;

import java.time.Duration;
import java.util.SplittableRandom;

/** How long the service needs for a statement. */
@FunctionalInterface
interface Workload {
  /** What CopyWatcher's question takes. */
  Duration QUESTION = Duration.ofMillis(100);

  Duration SHORTEST = Duration.ofMillis(50);
  Duration LONGEST = Duration.ofMinutes(10);

  /**
   * The time.
   *
   * @param loader whose statement it is
   * @param statementName ends in {@code phase/transaction} for those of a plan
   */
  Duration takes(int loader, String statementName);

  /** The same for every loader, by the transactions of sql/. */
  static Workload of(double schema, double events, double songs, double star) {
    return (loader, name) -> {
      double seconds =
          switch (name.substring(name.lastIndexOf('/') + 1)) {
            case "warehouse" -> schema;
            case "staging_events" -> events;
            case "staging_songs" -> songs;
            case "star" -> star;
            default -> QUESTION.toMillis() / 1000.0;
          };
      return Duration.ofNanos(Math.round(seconds * 1e9));
    };
  }

  /** From the shortest to the longest, every order of magnitude as often. */
  static Workload mixed(long seed) {
    return (loader, name) -> {
      if (!name.contains("/")) {
        return QUESTION;
      }
      String transaction = name.substring(name.indexOf('/'));
      SplittableRandom random =
          new SplittableRandom(seed * 1_000_003L + loader * 8191L + transaction.hashCode());
      double spread = Math.log((double) LONGEST.toMillis() / SHORTEST.toMillis());
      return Duration.ofNanos(
          Math.round(SHORTEST.toNanos() * Math.exp(random.nextDouble() * spread)));
    };
  }
}
