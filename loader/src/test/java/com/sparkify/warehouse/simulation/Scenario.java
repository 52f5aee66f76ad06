package com.sparkify.warehouse.simulation;

import java.time.Duration;
import java.util.List;

/**
 * What is to be loaded, and beside what.
 *
 * @param title how the table calls it
 * @param loaders how many loads run at once, each of a warehouse of its own in one account
 * @param spread their starts lie anywhere in it
 * @param workload how long the statements take
 * @param limits the account's
 */
record Scenario(String title, int loaders, Duration spread, Workload workload, Limits limits) {
  private static final int MANY = 100;
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** One load, whose transactions take so many seconds. */
  static Scenario alone(double schema, double events, double songs, double star) {
    return new Scenario(
        text(schema) + "; " + text(events) + ", " + text(songs) + "; " + text(star),
        1,
        Duration.ZERO,
        Workload.of(schema, events, songs, star),
        Limits.DOCUMENTED);
  }

  /** From the shortest to the longest; one ends just after each wait of the loader's is over. */
  static List<Scenario> alone() {
    return List.of(
        alone(0.05, 0.05, 0.05, 0.05),
        alone(0.3, 1.8, 0.9, 3),
        alone(4.01, 20.01, 20.01, 4.01),
        alone(0.3, 20, 12, 20),
        alone(0.3, 120, 60, 180),
        alone(0.3, 600, 300, 600));
  }

  /** Any durations, started in a minute, or in a second; and what an account might hold against. */
  static List<Scenario> together(long seed) {
    Workload mixed = Workload.mixed(seed);
    Workload longest = Workload.of(0.3, 600, 300, 600);
    Limits limits = Limits.DOCUMENTED;
    return List.of(
        new Scenario("in a minute, 0.05 s to 10 min", MANY, Duration.ofMinutes(1), mixed, limits),
        new Scenario("in a minute, 10 min", MANY, Duration.ofMinutes(1), longest, limits),
        new Scenario("in a second, 0.05 s to 10 min", MANY, SECOND, mixed, limits),
        new Scenario("in a second, 10 min", MANY, SECOND, longest, limits),
        new Scenario("in a second, 3 lists/s", MANY, SECOND, mixed, limits.with(Operation.LIST, 3)),
        new Scenario("in a second, 50 may wait", MANY, SECOND, mixed, limits.withWaiting(50)));
  }

  private static String text(double seconds) {
    return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
  }
}
