package com.sparkify.warehouse.sample;

import com.sparkify.warehouse.sample.Places.City;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Invents artists and their songs. A few artists have many songs, most have one or two. */
final class Catalog {

  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789ABCDEF";
  private static final double SONGS_AN_ARTIST = 2.5;
  private static final int SONGS_A_FOLDER = 25;

  private final StableRandom random;
  private final int folderLetters;
  private final Set<String> names = new HashSet<>();
  private final Set<String> titles = new HashSet<>();

  private Catalog(StableRandom random, int songs) {
    this.random = random;
    int letters = (int) StrictMath.ceil(StrictMath.sqrt((double) songs / SONGS_A_FOLDER));
    this.folderLetters = Math.max(2, Math.min(letters, LETTERS.length()));
  }

  /** Exactly {@code count} songs, the same ones for the same state of {@code random}. */
  static List<Song> songs(StableRandom random, int count) {
    return new Catalog(random, count).invent(count);
  }

  private List<Song> invent(int count) {
    int artistCount = Math.max(1, (int) (count / SONGS_AN_ARTIST));
    List<Artist> artists = new ArrayList<>(artistCount);
    for (int index = 0; index < artistCount; index++) {
      artists.add(artist());
    }
    WeightedChoice choice = WeightedChoice.zipf(artistCount, 0.9);
    List<Song> songs = new ArrayList<>(count);
    for (int index = 0; index < count; index++) {
      songs.add(song(artists.get(index < artistCount ? index : choice.draw(random))));
    }
    return songs;
  }

  private Artist artist() {
    City city = random.pick(Places.CITIES);
    String location = random.chance(0.35) ? "" : city.name();
    boolean mapped = !location.isEmpty() && random.chance(0.6);
    return new Artist(
        "AR" + code(5, LETTERS) + code(11, DIGITS),
        unusedName(),
        location,
        mapped ? Optional.of(city.coordinates()) : Optional.empty());
  }

  private Song song(Artist artist) {
    String folders = "A" + code(2, LETTERS.substring(0, folderLetters));
    return new Song(
        "TR" + folders + code(2, LETTERS) + code(11, DIGITS),
        "SO" + code(5, LETTERS) + code(11, DIGITS),
        unusedTitle(artist),
        artist,
        random.chance(0.4) ? 0 : random.between(1961, 2018),
        Duration.ofNanos(random.between(9_000_000, 36_000_000) * 10_000L));
  }

  private String unusedName() {
    String name = name();
    for (int attempt = 1; !names.add(name); attempt++) {
      name = attempt < 20 ? name() : name() + " " + names.size();
    }
    return name;
  }

  private String name() {
    return switch (random.below(6)) {
      case 0 -> "The " + adjective() + " " + nouns();
      case 1 -> noun() + " & " + noun();
      case 2 -> adjective() + " " + noun();
      case 3 -> person() + " " + random.pick(Words.ENSEMBLES);
      case 4 -> noun() + " of " + adjective() + " " + nouns();
      default -> person();
    };
  }

  private String unusedTitle(Artist artist) {
    String title = title();
    while (!titles.add(artist.id() + title)) {
      title = title() + random.pick(Words.VERSIONS);
    }
    return title;
  }

  private String title() {
    return switch (random.below(7)) {
      case 0 -> adjective() + " " + noun();
      case 1 -> random.pick(Words.DOINGS) + " the " + noun();
      case 2 -> noun() + " in the " + noun();
      case 3 -> "Don't Wake the " + adjective() + " " + noun();
      case 4 -> random.between(2, 99) + " " + nouns() + random.pick(Words.VERSIONS);
      case 5 -> "Letter to " + random.pick(Words.WOMEN);
      default -> random.pick(Words.DOINGS) + " " + adjective() + " " + nouns();
    };
  }

  private String person() {
    List<String> firstNames = random.chance(0.5) ? Words.WOMEN : Words.MEN;
    return random.pick(firstNames) + " " + random.pick(Words.FAMILIES);
  }

  private String adjective() {
    return random.pick(Words.ADJECTIVES);
  }

  private String noun() {
    return random.pick(Words.NOUNS);
  }

  private String nouns() {
    String noun = noun();
    if (noun.endsWith("y") && !noun.endsWith("ey")) {
      return noun.substring(0, noun.length() - 1) + "ies";
    }
    return noun.endsWith("s") ? noun + "es" : noun + "s";
  }

  private String code(int length, String alphabet) {
    StringBuilder code = new StringBuilder(length);
    for (int index = 0; index < length; index++) {
      code.append(alphabet.charAt(random.below(alphabet.length())));
    }
    return code.toString();
  }

  /** Seconds with at most five decimals and at least one, as the real files write them. */
  static BigDecimal seconds(Duration duration) {
    BigDecimal seconds =
        BigDecimal.valueOf(duration.toNanos(), 9)
            .setScale(5, RoundingMode.HALF_EVEN)
            .stripTrailingZeros();
    return seconds.scale() < 1 ? seconds.setScale(1) : seconds;
  }
}
