package com.sparkify.warehouse.sample;

import com.sparkify.warehouse.sample.Artist.Coordinates;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Songs that a careless load gets wrong. docs/sample-data.md says what each is for; the comments
 * here say only what can't be seen.
 */
final class AwkwardSongs {

  static final Artist MARLOW_FINCH =
      new Artist(
          "ARAWKWD1187B000001",
          "Marlow Finch",
          "Hobart, Tasmania",
          Optional.of(Coordinates.of("-42.88214", "147.32719")));
  static final Artist PLAIN_SAILING =
      new Artist("ARAWKWD1187B000002", "Plain Sailing", "", Optional.empty());
  static final Artist ESCAPES =
      new Artist(
          "ARAWKWD1187B000003", "Quote \"Unquote\" \\ O'Slash", "Cork, Ireland", Optional.empty());
  static final Artist WIDE =
      new Artist("ARAWKWD1187B000004", "Ünïcödé & the 🎺🎺", "東京 / Tōkyō", Optional.empty());

  static final Song TERN_ONE = song(1, "Tern, Tern", MARLOW_FINCH, 1998, 201_50000);
  static final Song TERN_TWO =
      song(
          2,
          "Low Water",
          MARLOW_FINCH.spelt("Marlow Finch & The Tern Band", "Hobart TAS"),
          2001,
          188_03927);
  static final Song TERN_THREE =
      song(3, "High Water", MARLOW_FINCH.spelt("marlow finch", ""), 2004, 240_12363);

  static final Song LIGHTS_BY_MARLOW = song(4, "Harbour Lights Out", MARLOW_FINCH, 1996, 215_00000);
  static final Song LIGHTS_BY_PLAIN_SAILING =
      song(5, "Harbour Lights Out", PLAIN_SAILING, 0, 198_00000);

  static final Song SHORT_CUT = song(6, "Two Cuts of One Song", PLAIN_SAILING, 2009, 218_50000);
  static final Song LONG_CUT = song(7, "Two Cuts of One Song", PLAIN_SAILING, 2010, 251_25000);

  /** As far from 205 seconds as {@link #LATER_ID}, in binary too, and the smaller song_id. */
  static final Song EARLIER_ID = song(8, "Equally Near", PLAIN_SAILING, 2012, 200_00000);

  static final Song LATER_ID = song(9, "Equally Near", PLAIN_SAILING, 2013, 210_00000);

  static final Song LONG_TITLE =
      song(
          10,
          "Über die allmähliche Verfertigung der Lieder beim Spielen – "
              + "a Meditation in Eleven Movements, Recorded Twice, Mislaid Once, "
              + "and Released as One Very Long Title, Naïvely",
          PLAIN_SAILING,
          2015,
          355_91791);
  static final Song EMOJI_TITLE = song(11, "🌊🌊 Tide 🎶 (波)", WIDE, 2016, 175_67302);
  static final Song ESCAPED_TITLE =
      song(12, "She Said \"C:\\new\\table\" \\ 50% & <b>Bold</b>", ESCAPES, 1983, 163_34322);
  static final Song TABBED_TITLE = song(13, "Before\tand After the Tab", ESCAPES, 0, 142_00118);
  static final Song RIGHT_TO_LEFT_TITLE = song(14, "שיר של מים", WIDE, 0, 211_98322);

  static final List<Song> ALL =
      List.of(
          TERN_ONE,
          TERN_TWO,
          TERN_THREE,
          LIGHTS_BY_MARLOW,
          LIGHTS_BY_PLAIN_SAILING,
          SHORT_CUT,
          LONG_CUT,
          EARLIER_ID,
          LATER_ID,
          LONG_TITLE,
          EMOJI_TITLE,
          ESCAPED_TITLE,
          TABBED_TITLE,
          RIGHT_TO_LEFT_TITLE);

  private AwkwardSongs() {}

  private static Song song(
      int number, String title, Artist artist, int year, int hundredThousandths) {
    char letter = (char) ('A' + number - 1);
    return new Song(
        "TRAAAWD128F000000" + letter,
        "SOAWKWD12AB000000" + letter,
        title,
        artist,
        year,
        Duration.ofNanos(hundredThousandths * 10_000L));
  }
}
