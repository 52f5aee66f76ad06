package com.sparkify.warehouse.sample;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** What a NextSong line tells about its song: no id, only how player and label spelt it. */
record Play(String title, String artist, Duration length) {

  Play {
    requireNonNull(title, "title");
    requireNonNull(artist, "artist");
    requireNonNull(length, "length");
  }
}
