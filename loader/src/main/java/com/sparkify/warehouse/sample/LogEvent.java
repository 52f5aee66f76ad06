package com.sparkify.warehouse.sample;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.Optional;

/**
 * A log line.
 *
 * @param epochMillis when, in milliseconds since 1970
 * @param person who; empty where nobody is logged in
 * @param level paid or free; logged even where nobody is logged in
 * @param itemInSession counted from 0
 * @param play the song; present for {@link Page#NEXT_SONG} alone
 */
record LogEvent(
    long epochMillis,
    Optional<Person> person,
    String level,
    int sessionId,
    int itemInSession,
    Page page,
    Optional<Play> play) {

  /** The order of lines in a file. */
  static final Comparator<LogEvent> BY_TIME =
      Comparator.comparingLong(LogEvent::epochMillis)
          .thenComparingInt(LogEvent::sessionId)
          .thenComparingInt(LogEvent::itemInSession);

  LogEvent {
    requireNonNull(person, "person");
    requireNonNull(level, "level");
    requireNonNull(page, "page");
    requireNonNull(play, "play");
  }
}
