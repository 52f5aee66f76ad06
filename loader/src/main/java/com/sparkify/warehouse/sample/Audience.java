package com.sparkify.warehouse.sample;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Invents the listeners. Few listen much and most a little; who pays listens more. */
final class Audience {

  private static final int EVENTS_A_LISTENER = 60;
  private static final int FEWEST = 20;

  /** Ids below are those of {@link AwkwardPlays}. */
  private static final int FIRST_ID = 10;

  private static final List<String> USER_AGENTS =
      List.of(
          browser("Windows NT 10.0; Win64; x64", "Chrome/70.0.3538.77 Safari/537.36"),
          browser("Macintosh; Intel Mac OS X 10_14_1", "Chrome/70.0.3538.77 Safari/537.36"),
          browser("X11; Linux x86_64", "Chrome/69.0.3497.100 Safari/537.36"),
          browser("Linux; Android 9; Pixel 2", "Chrome/70.0.3538.64 Mobile Safari/537.36"),
          browser(
              "Windows NT 10.0; Win64; x64", "Chrome/64.0.3282.140 Safari/537.36 Edge/17.17134"),
          "\"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_14_1) AppleWebKit/605.1.15"
              + " (KHTML, like Gecko) Version/12.0.1 Safari/605.1.15\"",
          "\"Mozilla/5.0 (iPhone; CPU iPhone OS 12_1 like Mac OS X) AppleWebKit/605.1.15"
              + " (KHTML, like Gecko) Version/12.0 Mobile/15E148 Safari/604.1\"",
          "\"Mozilla/5.0 (iPad; CPU OS 12_1 like Mac OS X) AppleWebKit/605.1.15"
              + " (KHTML, like Gecko) Version/12.0 Mobile/15E148 Safari/604.1\"",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:63.0) Gecko/20100101 Firefox/63.0",
          "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:63.0) Gecko/20100101 Firefox/63.0",
          "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko");

  private static final WeightedChoice AREAS = WeightedChoice.zipf(Places.AREAS.size(), 0.7);

  private Audience() {}

  /** As many listeners as the number of events asks for. */
  static List<Listener> listeners(SampleSettings settings, StableRandom random, Jukebox jukebox) {
    int perListener = Math.min(EVENTS_A_LISTENER, settings.days() * 2);
    int count = Math.max(FEWEST, settings.events() / perListener);
    List<Listener> listeners = new ArrayList<>(count);
    for (int index = 0; index < count; index++) {
      listeners.add(listener(FIRST_ID + index, settings.days(), random, jukebox));
    }
    return listeners;
  }

  /** Draws listeners, each as often as they listen. */
  static WeightedChoice activity(List<Listener> listeners, StableRandom random) {
    return new WeightedChoice(
        listeners.size(), index -> (listeners.get(index).paid() ? 3 : 1) / (0.05 + random.unit()));
  }

  /** A person who registered on a day counted from the first, negative before it. */
  private static Person person(int id, String gender, int registrationDay, StableRandom random) {
    long firstMidnight =
        SampleSettings.FIRST_DAY
            .plusDays(registrationDay)
            .atStartOfDay()
            .toEpochSecond(ZoneOffset.UTC);
    return new Person(
        id,
        random.pick(gender.equals("F") ? Words.WOMEN : Words.MEN),
        random.pick(Words.FAMILIES),
        gender,
        Places.AREAS.get(AREAS.draw(random)),
        random.pick(USER_AGENTS),
        firstMidnight * 1000 + random.below(86_400_000));
  }

  private static Listener listener(int id, int days, StableRandom random, Jukebox jukebox) {
    boolean isNew = random.chance(0.25);
    int firstDay = isNew ? random.below(days) : 0;
    int registrationDay = isNew ? firstDay - 1 : -random.between(1, 90);
    Person person = person(id, random.chance(0.55) ? "F" : "M", registrationDay, random);
    boolean paid = random.chance(isNew ? 0.05 : 0.25);
    boolean changes = random.chance(paid ? 0.15 : 0.5);
    int levelChangeDay = changes ? firstDay + random.below(days - firstDay) : Listener.NEVER;
    Habit habit = random.pick(Habit.ALL);
    return new Listener(person, habit, firstDay, jukebox.favourites(random), paid, levelChangeDay);
  }

  /** With its quotes inside the text, as the real logs have them for all but Firefox. */
  private static String browser(String platform, String version) {
    return "\"Mozilla/5.0 (%s) AppleWebKit/537.36 (KHTML, like Gecko) %s\""
        .formatted(platform, version);
  }
}
