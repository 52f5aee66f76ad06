package com.sparkify.warehouse.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One visit of one listener: what they do, line by line, until they stop. */
final class Session {

  private static final double SONG_SHARE = 0.9;
  private static final List<Page> SIDE_PAGES =
      List.of(
          Page.HOME,
          Page.HOME,
          Page.HOME,
          Page.HOME,
          Page.HOME,
          Page.SETTINGS,
          Page.SETTINGS,
          Page.SAVE_SETTINGS,
          Page.HELP,
          Page.HELP,
          Page.ABOUT,
          Page.UPGRADE,
          Page.DOWNGRADE,
          Page.ERROR);

  private final Listener listener;
  private final int sessionId;
  private final int day;
  private final int mostEvents;
  private final long end;
  private final StableRandom random;
  private final List<LogEvent> events = new ArrayList<>();
  private long clock;

  /**
   * A visit.
   *
   * @param day counted from 0
   * @param start in milliseconds since 1970
   * @param mostEvents lines after which it is over
   * @param end the moment, in milliseconds since 1970, before which every line lies
   */
  Session(
      Listener listener,
      int sessionId,
      int day,
      long start,
      int mostEvents,
      long end,
      StableRandom random) {
    this.listener = listener;
    this.sessionId = sessionId;
    this.day = day;
    this.clock = start;
    this.mostEvents = mostEvents;
    this.end = end;
    this.random = random;
  }

  /** Its lines in order; at least one where it starts before the end. */
  List<LogEvent> run(Jukebox jukebox) {
    arrive();
    while (isOpen()) {
      if (events.size() > 2 && listener.wantsToChangeLevel(day)) {
        changeLevel();
      } else if (mostEvents - events.size() == 2 && random.chance(0.15)) {
        leave();
      } else if (random.chance(SONG_SHARE)) {
        play(jukebox.next(listener, random));
      } else {
        visit(sidePage());
      }
    }
    listener.isBusyUntil(clock);
    return events;
  }

  private boolean isOpen() {
    return events.size() < mostEvents && clock < end;
  }

  private void arrive() {
    if (random.chance(0.08)) {
      add(Page.HOME, Optional.empty(), Optional.empty(), pause());
      add(Page.LOGIN, Optional.empty(), Optional.empty(), pause());
      visit(Page.HOME);
    } else if (random.chance(0.3)) {
      visit(Page.HOME);
    }
  }

  private void changeLevel() {
    visit(listener.paid() ? Page.DOWNGRADE : Page.UPGRADE);
    if (isOpen()) {
      visit(listener.paid() ? Page.SUBMIT_DOWNGRADE : Page.SUBMIT_UPGRADE);
      boolean changesAgain = random.chance(0.25);
      listener.changeLevel(changesAgain ? day + random.between(0, 9) : Listener.NEVER);
    }
  }

  private void leave() {
    visit(Page.LOGOUT);
    add(Page.HOME, Optional.empty(), Optional.empty(), pause());
  }

  private Page sidePage() {
    Page page = random.pick(SIDE_PAGES);
    boolean pointless = listener.paid() ? page == Page.UPGRADE : page == Page.DOWNGRADE;
    return pointless ? Page.HOME : page;
  }

  private void visit(Page page) {
    add(page, Optional.of(listener.person()), Optional.empty(), pause());
  }

  private void play(Play play) {
    boolean skipped = random.chance(0.06);
    long heard = skipped ? random.between(900, 40_000) : play.length().toMillis();
    add(
        Page.NEXT_SONG,
        Optional.of(listener.person()),
        Optional.of(play),
        heard + random.below(900));
  }

  private int pause() {
    return random.between(800, 55_000);
  }

  private void add(Page page, Optional<Person> person, Optional<Play> play, long millisAfter) {
    if (isOpen()) {
      events.add(
          new LogEvent(clock, person, listener.level(), sessionId, events.size(), page, play));
      clock += millisAfter;
    }
  }
}
