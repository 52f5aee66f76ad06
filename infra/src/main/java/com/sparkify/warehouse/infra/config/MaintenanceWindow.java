package com.sparkify.warehouse.infra.config;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A weekly window such as {@code sun:09:00-sun:09:30}, in UTC, 30 minutes to 24 hours long. */
final class MaintenanceWindow {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final String TIME = "(mon|tue|wed|thu|fri|sat|sun):([01]\\d|2[0-3]):([0-5]\\d)";
  private static final Pattern SHAPE = Pattern.compile(TIME + "-" + TIME);
  private static final int MINUTES_A_DAY = 24 * 60;

  private MaintenanceWindow() {}

  static String read(ContextValues context, ConfigKey key) {
    String text =
        context.matching(key, SHAPE, "a window ddd:hh:mm-ddd:hh:mm, such as sun:09:00-sun:09:30");
    int length = lengthInMinutes(text);
    if (length < 30 || length > MINUTES_A_DAY) {
      throw new ConfigurationException(
          key, text, "is %d minutes long: it takes 30 minutes to 24 hours".formatted(length));
    }
    return text;
  }

  private static int lengthInMinutes(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(text);
    }
    int minutes = minuteOfWeek(parts, 4) - minuteOfWeek(parts, 1);
    return Math.floorMod(minutes, 7 * MINUTES_A_DAY);
  }

  private static int minuteOfWeek(Matcher parts, int group) {
    return DAYS.indexOf(parts.group(group)) * MINUTES_A_DAY
        + Integer.parseInt(parts.group(group + 1)) * 60
        + Integer.parseInt(parts.group(group + 2));
  }
}
