package com.sparkify.warehouse.sample;

import java.time.LocalDate;

/**
 * What decides every byte of the sample.
 *
 * @param events log lines in all, exactly; from 1 to 1,000,000,000
 * @param songs song files, exactly; from 1 to 10,000,000
 * @param days log files, one a day from {@link #FIRST_DAY} on; from 1 to 3,650
 * @param seed another seed, another world of the same habits
 */
record SampleSettings(int events, int songs, int days, long seed) {

  static final LocalDate FIRST_DAY = LocalDate.of(2018, 11, 1);

  SampleSettings {
    requireBetween("events", events, 1_000_000_000);
    requireBetween("songs", songs, 10_000_000);
    requireBetween("days", days, 3_650);
  }

  /**
   * Whether the world is large enough to hold {@link AwkwardSongs} and {@link AwkwardPlays}: 16
   * days of 30 lines, and 50 songs.
   */
  boolean holdsAwkwardCases() {
    return days >= 16 && events / days >= 30 && songs >= 50;
  }

  private static void requireBetween(String name, int value, int last) {
    if (value < 1 || value > last) {
      throw new IllegalArgumentException(name + " is " + value + "; it goes from 1 to " + last);
    }
  }
}
