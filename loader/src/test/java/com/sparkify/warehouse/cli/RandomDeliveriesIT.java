package com.sparkify.warehouse.cli;

import static com.sparkify.warehouse.cli.Bucket.play;
import static com.sparkify.warehouse.cli.Bucket.songOf;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Input drawn from so few moments, users, titles and names that nearly every play is contested:
 * delivered again, told differently in another file, matched by several songs, its song late. The
 * songs of plays are compared with an oracle of a few lines, the other tables with one load of all.
 */
class RandomDeliveriesIT {
  private static final long START = 1541105830796L;
  private static final int FILES = 4;

  private record Line(
      long start, int user, int item, String song, String artist, double length, String level) {
    private static final Comparator<Line> FIRST_IN_SESSION =
        comparingInt(Line::item)
            .thenComparing(Line::song)
            .thenComparing(Line::artist)
            .thenComparing(Line::length)
            .thenComparing(Line::level);

    ObjectNode json() {
      return play(start, user, artist, song)
          .put("itemInSession", item)
          .put("length", length)
          .put("level", level);
    }
  }

  private record Song(String id, String artistId, String title, String artist, double duration) {}

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldEndAlikeHoweverDelivered(long seed) {
    Random random = new Random(seed);
    Bucket bucket = new Bucket(folder.resolve("bucket"));
    List<Line> lines = new ArrayList<>();
    for (int file = 1; file <= FILES; file++) {
      for (int count = 0; count < 25; count++) {
        boolean again = !lines.isEmpty() && random.nextInt(3) == 0;
        Line line = again ? lines.get(random.nextInt(lines.size())) : line(random);
        lines.add(line);
        bucket.log("2018-11-0" + file, line.json());
      }
    }
    List<Song> songs = new ArrayList<>();
    for (int number = 0; number < 9; number++) {
      Song song = song(random, number);
      songs.add(song);
      bucket.songs(
          "AB".substring(number % 2, number % 2 + 1),
          songOf(song.id(), song.artistId(), song.artist(), song.title())
              .put("duration", song.duration()));
    }
    CommandLineRig whole = new CommandLineRig(bucket.folder, folder.resolve("whole.duckdb"));
    load(whole, "log_data", "song_data");
    assertThat(songplays(whole)).containsExactlyInAnyOrderElementsOf(expected(lines, songs));

    CommandLineRig parts = new CommandLineRig(bucket.folder, folder.resolve("parts.duckdb"));
    for (int delivery = 0; delivery < 3; delivery++) {
      String events = "log_data/2018/11/2018-11-0" + (1 + random.nextInt(FILES));
      load(parts, events, "song_data/" + "AB".charAt(random.nextInt(2)));
    }
    load(parts, "log_data/2018/11/2018-11-01", "song_data");
    load(parts, "log_data", "song_data/A");
    assertThat(parts.contents()).isEqualTo(whole.contents());
  }

  private static Line line(Random random) {
    return new Line(
        START + random.nextInt(5),
        1 + random.nextInt(2),
        random.nextInt(3),
        "Title " + random.nextInt(3),
        "Artist " + random.nextInt(2),
        100 + random.nextInt(3) * 50,
        random.nextBoolean() ? "free" : "paid");
  }

  private static Song song(Random random, int number) {
    return new Song(
        "SO" + number,
        "AR" + random.nextInt(2),
        "Title " + random.nextInt(3),
        "Artist " + random.nextInt(2),
        100 + random.nextInt(3) * 50);
  }

  private static List<String> expected(List<Line> lines, List<Song> songs) {
    return lines.stream()
        .collect(groupingBy(line -> line.start() + " " + line.user()))
        .values()
        .stream()
        .map(
            told -> {
              Line line = told.stream().min(Line.FIRST_IN_SESSION).orElseThrow();
              String song =
                  songs.stream()
                      .filter(
                          candidate ->
                              candidate.title().equals(line.song())
                                  && candidate.artist().equals(line.artist()))
                      .min(
                          comparingDouble((Song one) -> Math.abs(one.duration() - line.length()))
                              .thenComparing(Song::id))
                      .map(Song::id)
                      .orElse("none");
              return (line.start() - START) + " " + line.user() + " " + line.level() + " " + song;
            })
        .toList();
  }

  private static List<String> songplays(CommandLineRig rig) {
    List<String> plays = new ArrayList<>();
    for (JsonNode play :
        rig.rows(
            "select extract(ms from start_time) as ms, user_id, level,"
                + " nvl(song_id, 'none') as song_id from songplays")) {
      plays.add(
          (play.get("ms").asInt() - START % 1000)
              + " "
              + play.get("user_id").asInt()
              + " "
              + play.get("level").asText()
              + " "
              + play.get("song_id").asText());
    }
    return plays;
  }

  private static void load(CommandLineRig rig, String events, String songs) {
    CommandLineRig.Result result =
        rig.run("load", "--events", "s3://bucket/" + events, "--songs", "s3://bucket/" + songs);
    assertThat(result.exitCode()).as(result.err()).isZero();
  }
}
