package com.sparkify.warehouse.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The log, a day at a time. A session belongs to the day on which it starts, and its lines to the
 * file of the day on which they happen. Holds one day in memory.
 */
final class EventStream {

  private static final long MILLIS_A_DAY = 86_400_000;

  /** Ids below are those of {@link AwkwardPlays}. */
  private static final int FIRST_SESSION_ID = 101;

  private final SampleSettings settings;
  private final Jukebox jukebox;
  private final StableRandom random;
  private final List<Listener> listeners;
  private final WeightedChoice activity;
  private final long firstMidnight;
  private final long end;
  private int nextSessionId = FIRST_SESSION_ID;
  private List<LogEvent> afterMidnight = new ArrayList<>();

  EventStream(SampleSettings settings, Jukebox jukebox, StableRandom random) {
    this.settings = settings;
    this.jukebox = jukebox;
    this.random = random;
    this.listeners = Audience.listeners(settings, random, jukebox);
    this.activity = Audience.activity(listeners, random);
    this.firstMidnight = SampleSettings.FIRST_DAY.toEpochDay() * MILLIS_A_DAY;
    this.end = firstMidnight + settings.days() * MILLIS_A_DAY;
  }

  /**
   * The lines of a day's file in their order.
   *
   * @param day counted from 0; each is asked for once, in order
   */
  List<LogEvent> day(int day) {
    List<LogEvent> events = afterMidnight;
    afterMidnight = new ArrayList<>();
    long nextMidnight = midnight(day + 1);
    int wanted = DailyShare.events(settings, day);
    if (settings.holdsAwkwardCases()) {
      List<LogEvent> awkward = AwkwardPlays.inFileOf(day);
      events.addAll(awkward);
      wanted -= awkward.size();
    }
    for (int round = 0; wanted > 0; round++) {
      for (Visit visit : plan(day, wanted)) {
        // the month's last hours may be full of sessions; then a listener may run two at once
        if (visit.listener.isBusyAt(visit.start) && round < 20) {
          continue;
        }
        List<LogEvent> session =
            new Session(visit.listener, nextSessionId, day, visit.start, visit.events, end, random)
                .run(jukebox);
        nextSessionId++;
        wanted -= session.size();
        session.forEach(
            event -> (event.epochMillis() < nextMidnight ? events : afterMidnight).add(event));
      }
    }
    events.sort(LogEvent.BY_TIME);
    return events;
  }

  /** Sessions of exactly {@code wanted} lines together, by their start. */
  private List<Visit> plan(int day, int wanted) {
    List<Visit> visits = new ArrayList<>();
    int planned = 0;
    while (planned < wanted) {
      Listener listener = listeners.get(activity.draw(random));
      if (!listens(listener, day)) {
        continue;
      }
      int events = Math.min(sessionLength(listener), wanted - planned);
      visits.add(new Visit(listener, midnight(day) + listener.habit().moment(random), events));
      planned += events;
    }
    visits.sort(
        Comparator.comparingLong(Visit::start)
            .thenComparingInt(visit -> visit.listener.person().id()));
    return visits;
  }

  private boolean listens(Listener listener, int day) {
    LocalDate date = SampleSettings.FIRST_DAY.plusDays(day);
    boolean weekend =
        date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    return listener.firstDay() <= day
        && (!weekend || random.chance(listener.habit().weekendShare()));
  }

  /** Exponential: most sessions are short, a few go on for hours. */
  private int sessionLength(Listener listener) {
    double mean = listener.paid() ? 16 : 6;
    return Math.min(120, 1 + (int) (-StrictMath.log(1 - random.unit()) * mean));
  }

  private long midnight(int day) {
    return firstMidnight + day * MILLIS_A_DAY;
  }

  private record Visit(Listener listener, long start, int events) {}
}
