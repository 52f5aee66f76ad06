package com.sparkify.warehouse.sample;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a song file: one object, without a line end after it. */
final class SongFile {

  private SongFile() {}

  /** Where the song lies: {@code song_data/A/B/C/TRABC….json}. */
  static Path path(Path folder, Song song) {
    String track = song.trackId();
    return folder
        .resolve("song_data")
        .resolve(track.substring(2, 3))
        .resolve(track.substring(3, 4))
        .resolve(track.substring(4, 5))
        .resolve(track + ".json");
  }

  /** On one line in ASCII alone, as most real files are. */
  static void write(Path folder, Song song) throws IOException {
    try (JsonGenerator json = JsonFiles.escaped(path(folder, song))) {
      write(json, song);
    }
  }

  /** Over many lines in UTF-8, as somebody's editor left it. */
  static void writePretty(Path folder, Song song) throws IOException {
    try (JsonGenerator json = JsonFiles.plain(path(folder, song))) {
      json.setPrettyPrinter(indented());
      write(json, song);
    }
  }

  private static void write(JsonGenerator json, Song song) throws IOException {
    Artist artist = song.artist();
    json.writeStartObject();
    json.writeNumberField("num_songs", 1);
    json.writeStringField("artist_id", artist.id());
    JsonFiles.number(
        json, "artist_latitude", artist.coordinates().map(Artist.Coordinates::latitude));
    JsonFiles.number(
        json, "artist_longitude", artist.coordinates().map(Artist.Coordinates::longitude));
    json.writeStringField("artist_location", artist.location());
    json.writeStringField("artist_name", artist.name());
    json.writeStringField("song_id", song.id());
    json.writeStringField("title", song.title());
    json.writeFieldName("duration");
    json.writeNumber(Catalog.seconds(song.duration()));
    json.writeNumberField("year", song.year());
    json.writeEndObject();
  }

  /** With \n on every system. */
  private static PrettyPrinter indented() {
    DefaultIndenter indenter = new DefaultIndenter("    ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(indenter);
  }
}
