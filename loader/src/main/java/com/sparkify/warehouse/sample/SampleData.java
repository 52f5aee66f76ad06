package com.sparkify.warehouse.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes a bucket: {@code log_json_path.json}, {@code log_data/} and {@code song_data/}. */
final class SampleData {

  private SampleData() {}

  /**
   * Writes the same bytes for the same settings, a day of events in memory at a time.
   *
   * @param folder made where it isn't there
   * @throws DirectoryNotEmptyException where it holds anything: old files would be loaded as well
   */
  static void write(Path folder, SampleSettings settings) throws IOException {
    requireEmpty(folder);
    StableRandom random = new StableRandom(settings.seed());
    List<Song> awkwardSongs = settings.holdsAwkwardCases() ? AwkwardSongs.ALL : List.of();
    List<Song> catalog = Catalog.songs(random.split(), settings.songs() - awkwardSongs.size());
    writeSongs(folder, awkwardSongs);
    writeSongs(folder, catalog);
    Jukebox jukebox = new Jukebox(catalog, random.split());
    EventStream events = new EventStream(settings, jukebox, random.split());
    for (int day = 0; day < settings.days(); day++) {
      LogFile.write(folder, day, events.day(day));
    }
    writeJsonPaths(folder);
  }

  private static void writeSongs(Path folder, List<Song> songs) throws IOException {
    for (Song song : songs) {
      if (song.equals(AwkwardSongs.EMOJI_TITLE)) {
        SongFile.writePretty(folder, song);
      } else {
        SongFile.write(folder, song);
      }
    }
  }

  private static void writeJsonPaths(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("log_json_path.json"), jsonPaths());
  }

  private static byte[] jsonPaths() {
    List<String> fields =
        List.of(
            "artist",
            "auth",
            "firstName",
            "gender",
            "itemInSession",
            "lastName",
            "length",
            "level",
            "location",
            "method",
            "page",
            "registration",
            "sessionId",
            "song",
            "status",
            "ts",
            "userAgent",
            "userId");
    List<String> paths = fields.stream().map(field -> "    \"$['" + field + "']\"").toList();
    String text = "{\n  \"jsonpaths\": [\n" + String.join(",\n", paths) + "\n  ]\n}\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        throw new DirectoryNotEmptyException(folder.toString());
      }
    }
  }
}
