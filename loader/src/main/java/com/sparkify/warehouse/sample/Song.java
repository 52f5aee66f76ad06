package com.sparkify.warehouse.sample;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A song, which is one song file.
 *
 * @param trackId names the file; its letters 3 to 5 name the folders
 * @param year 0 where it is unknown, as in the real files
 */
record Song(String trackId, String id, String title, Artist artist, int year, Duration duration) {

  Song {
    requireNonNull(trackId, "trackId");
    requireNonNull(id, "id");
    requireNonNull(title, "title");
    requireNonNull(artist, "artist");
    requireNonNull(duration, "duration");
  }

  /** A listener hears this song to its end. */
  Play asPlay() {
    return new Play(title, artist.name(), duration);
  }
}
