package com.sparkify.warehouse.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses what is played. About 85 plays of 100 are of a song in the catalog, under its exact title
 * and artist name; the others are of songs that no file has, or spell the artist otherwise.
 */
final class Jukebox {

  private static final double UNKNOWN_SHARE = 0.11;
  private static final double MISSPELT_SHARE = 0.03;
  private static final double FAVOURITE_SHARE = 0.4;
  private static final double OTHER_LENGTH_SHARE = 0.02;

  private final List<Song> hits;
  private final List<Song> unknown;
  private final WeightedChoice popularity;
  private final WeightedChoice unknownPopularity;

  /**
   * A jukebox.
   *
   * @param catalog the songs that have files
   * @param random decides which of them are hits, and which songs have no file
   */
  Jukebox(List<Song> catalog, StableRandom random) {
    List<Song> ranked = new ArrayList<>(catalog.size());
    random.order(catalog.size()).forEach(index -> ranked.add(catalog.get(index)));
    hits = List.copyOf(ranked);
    unknown = Catalog.songs(random.split(), Math.max(10, catalog.size() / 5));
    popularity = WeightedChoice.zipf(hits.size(), 0.75);
    unknownPopularity = WeightedChoice.zipf(unknown.size(), 0.75);
  }

  /** Three to twelve songs, hits more often than not. */
  List<Song> favourites(StableRandom random) {
    int count = random.between(3, 12);
    List<Song> favourites = new ArrayList<>(count);
    for (int index = 0; index < count; index++) {
      favourites.add(hit(random));
    }
    return favourites;
  }

  /** What this listener hears next. */
  Play next(Listener listener, StableRandom random) {
    if (random.chance(UNKNOWN_SHARE)) {
      return unknown.get(unknownPopularity.draw(random)).asPlay();
    }
    Song song = random.chance(FAVOURITE_SHARE) ? random.pick(listener.favourites()) : hit(random);
    Play play = song.asPlay();
    if (random.chance(MISSPELT_SHARE)) {
      return new Play(play.title(), play.artist() + " feat. Guests", play.length());
    }
    if (random.chance(OTHER_LENGTH_SHARE)) {
      Duration other = play.length().plusMillis(random.between(1, 9_000));
      return new Play(play.title(), play.artist(), other);
    }
    return play;
  }

  private Song hit(StableRandom random) {
    return hits.get(popularity.draw(random));
  }
}
