package com.sparkify.warehouse.sample;

import static com.sparkify.warehouse.sample.AwkwardSongs.EMOJI_TITLE;
import static com.sparkify.warehouse.sample.AwkwardSongs.ESCAPED_TITLE;
import static com.sparkify.warehouse.sample.AwkwardSongs.LIGHTS_BY_MARLOW;
import static com.sparkify.warehouse.sample.AwkwardSongs.LIGHTS_BY_PLAIN_SAILING;
import static com.sparkify.warehouse.sample.AwkwardSongs.LONG_TITLE;
import static com.sparkify.warehouse.sample.AwkwardSongs.RIGHT_TO_LEFT_TITLE;
import static com.sparkify.warehouse.sample.AwkwardSongs.TABBED_TITLE;
import static com.sparkify.warehouse.sample.AwkwardSongs.TERN_ONE;
import static com.sparkify.warehouse.sample.AwkwardSongs.TERN_THREE;
import static com.sparkify.warehouse.sample.AwkwardSongs.TERN_TWO;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Log lines that a careless load gets wrong, by three listeners who do nothing else. What each is
 * for is in docs/sample-data.md.
 */
final class AwkwardPlays {

  static final Person NADIA = person(2, "Nadia", "Okonjo", "F", "Boise City, ID");
  static final Person ABEL = person(3, "Abel", "O'Malley", "M", "Missoula, MT");
  static final Person INGA = person(4, "Inga", "Lindqvist", "F", "Anchorage, AK");

  private static final Play LONG_CUT_BUT_FOR_A_BREATH =
      new Play("Two Cuts of One Song", "Plain Sailing", Duration.ofMillis(250_900));
  private static final Play BETWEEN_TWO_SONGS =
      new Play("Equally Near", "Plain Sailing", Duration.ofSeconds(205));

  /** The name of the artist's row, but not of this song's file. */
  private static final Play ARTIST_SPELT_AS_ELSEWHERE =
      new Play("Low Water", "Marlow Finch", TERN_TWO.duration());

  private static final Play TITLE_IN_LOWER_CASE =
      new Play("harbour lights out", "Plain Sailing", LIGHTS_BY_PLAIN_SAILING.duration());
  private static final Play ARTIST_WITH_TWO_BLANKS =
      new Play("Harbour Lights Out", "Plain  Sailing", LIGHTS_BY_PLAIN_SAILING.duration());

  private AwkwardPlays() {}

  /** The lines that belong into the file of a day counted from 0; most days have none. */
  static List<LogEvent> inFileOf(int day) {
    return switch (day) {
      case 4 -> deliveredTwice();
      case 5 -> List.of(deliveredAgainADayLater());
      case 6 -> matchedWithCare();
      case 9 -> levelUpAndDownInADay();
      case 10 -> afterMidnight();
      case 13 -> momentsApartAndTogether();
      case 14 -> upgrade();
      case 15 -> List.of(deliveredLate());
      default -> List.of();
    };
  }

  private static List<LogEvent> deliveredTwice() {
    return List.of(
        play(ABEL, "free", 11, 0, "2018-11-05T14:00:00.123", TERN_ONE.asPlay()),
        play(ABEL, "free", 11, 0, "2018-11-05T14:00:00.123", TERN_ONE.asPlay()),
        deliveredAgainADayLater(),
        play(ABEL, "free", 11, 2, "2018-11-05T14:07:00.789", TERN_THREE.asPlay()),
        play(ABEL, "free", 11, 3, "2018-11-05T14:07:00.789", TERN_THREE.asPlay()));
  }

  private static LogEvent deliveredAgainADayLater() {
    return play(ABEL, "free", 11, 1, "2018-11-05T14:03:25.456", TERN_TWO.asPlay());
  }

  private static List<LogEvent> matchedWithCare() {
    return List.of(
        play(NADIA, "free", 12, 0, "2018-11-07T18:00:00.010", LIGHTS_BY_MARLOW.asPlay()),
        play(NADIA, "free", 12, 1, "2018-11-07T18:04:00.020", LIGHTS_BY_PLAIN_SAILING.asPlay()),
        play(NADIA, "free", 12, 2, "2018-11-07T18:08:00.030", LONG_CUT_BUT_FOR_A_BREATH),
        play(NADIA, "free", 12, 3, "2018-11-07T18:13:00.040", BETWEEN_TWO_SONGS),
        play(NADIA, "free", 12, 4, "2018-11-07T18:17:00.050", LONG_TITLE.asPlay()),
        play(NADIA, "free", 12, 5, "2018-11-07T18:24:00.060", EMOJI_TITLE.asPlay()),
        play(NADIA, "free", 12, 6, "2018-11-07T18:28:00.070", ESCAPED_TITLE.asPlay()),
        play(NADIA, "free", 12, 7, "2018-11-07T18:32:00.080", TABBED_TITLE.asPlay()),
        play(NADIA, "free", 12, 8, "2018-11-07T18:36:00.090", RIGHT_TO_LEFT_TITLE.asPlay()),
        play(NADIA, "free", 12, 9, "2018-11-07T18:40:00.100", ARTIST_SPELT_AS_ELSEWHERE),
        play(NADIA, "free", 12, 10, "2018-11-07T18:44:00.110", TITLE_IN_LOWER_CASE),
        play(NADIA, "free", 12, 11, "2018-11-07T18:48:00.120", ARTIST_WITH_TWO_BLANKS));
  }

  private static List<LogEvent> levelUpAndDownInADay() {
    return List.of(
        play(NADIA, "free", 13, 0, "2018-11-10T09:00:00.315", TERN_ONE.asPlay()),
        visit(NADIA, "free", 13, 1, "2018-11-10T09:03:40.002", Page.UPGRADE),
        visit(NADIA, "free", 13, 2, "2018-11-10T09:04:01.500", Page.SUBMIT_UPGRADE),
        play(NADIA, "paid", 13, 3, "2018-11-10T09:05:12.871", TERN_THREE.asPlay()),
        play(NADIA, "paid", 14, 0, "2018-11-10T21:00:00.664", TERN_TWO.asPlay()),
        visit(NADIA, "paid", 14, 1, "2018-11-10T21:10:00.040", Page.SUBMIT_DOWNGRADE),
        play(NADIA, "free", 14, 2, "2018-11-10T21:15:30.207", EMOJI_TITLE.asPlay()),
        play(ABEL, "free", 15, 0, "2018-11-10T23:55:00.001", LONG_TITLE.asPlay()));
  }

  private static List<LogEvent> afterMidnight() {
    return List.of(
        play(ABEL, "free", 15, 1, "2018-11-11T00:00:00.000", TERN_ONE.asPlay()),
        play(ABEL, "free", 15, 2, "2018-11-11T00:03:21.500", TERN_TWO.asPlay()));
  }

  private static List<LogEvent> momentsApartAndTogether() {
    return List.of(
        play(ABEL, "free", 16, 0, "2018-11-14T12:00:00.500", TERN_ONE.asPlay()),
        play(NADIA, "free", 17, 0, "2018-11-14T12:00:00.500", TERN_ONE.asPlay()),
        play(ABEL, "free", 16, 1, "2018-11-14T12:30:00.001", EMOJI_TITLE.asPlay()),
        play(ABEL, "free", 16, 2, "2018-11-14T12:30:00.999", ESCAPED_TITLE.asPlay()),
        play(INGA, "free", 18, 0, "2018-11-14T15:00:00.750", LIGHTS_BY_MARLOW.asPlay()));
  }

  private static List<LogEvent> upgrade() {
    return List.of(
        visit(INGA, "free", 19, 0, "2018-11-15T08:00:00.125", Page.SUBMIT_UPGRADE),
        play(INGA, "paid", 19, 1, "2018-11-15T08:01:00.250", LIGHTS_BY_PLAIN_SAILING.asPlay()));
  }

  /** Lay in a queue for two days; it must not turn Inga's level back to free. */
  private static LogEvent deliveredLate() {
    return play(INGA, "free", 18, 1, "2018-11-14T15:03:35.900", TERN_TWO.asPlay());
  }

  private static LogEvent play(
      Person person, String level, int session, int item, String when, Play play) {
    return new LogEvent(
        millis(when), Optional.of(person), level, session, item, Page.NEXT_SONG, Optional.of(play));
  }

  private static LogEvent visit(
      Person person, String level, int session, int item, String when, Page page) {
    return new LogEvent(
        millis(when), Optional.of(person), level, session, item, page, Optional.empty());
  }

  private static Person person(
      int id, String firstName, String lastName, String gender, String location) {
    return new Person(
        id,
        firstName,
        lastName,
        gender,
        location,
        "\"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36"
            + " (KHTML, like Gecko) Chrome/70.0.3538.77 Safari/537.36\"",
        millis("2018-10-20T10:00:00.796"));
  }

  private static long millis(String dateTime) {
    return LocalDateTime.parse(dateTime).toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
