package com.sparkify.warehouse.sample;

import java.time.LocalDate;

/** How many lines a day has: fewer at weekends, and a little more each day. */
final class DailyShare {

  /** Monday first. */
  private static final int[] WEEKDAY_WEIGHTS = {100, 104, 110, 108, 102, 62, 58};

  private DailyShare() {}

  /** The lines that start on a day counted from 0; those of all days are the settings' events. */
  static int events(SampleSettings settings, int day) {
    long total = weightBefore(settings.days());
    long before = settings.events() * weightBefore(day) / total;
    long after = settings.events() * weightBefore(day + 1) / total;
    return (int) (after - before);
  }

  private static long weightBefore(int day) {
    long weight = 0;
    for (int earlier = 0; earlier < day; earlier++) {
      LocalDate date = SampleSettings.FIRST_DAY.plusDays(earlier);
      weight += WEEKDAY_WEIGHTS[date.getDayOfWeek().getValue() - 1] * (100L + earlier);
    }
    return weight;
  }
}
