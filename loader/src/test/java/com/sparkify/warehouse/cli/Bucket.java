package com.sparkify.warehouse.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A bucket as a folder, filled line by line by the test that needs it. */
final class Bucket {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> FIELDS =
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

  final Path folder;
  private int songFiles;

  Bucket(Path folder) {
    this.folder = folder;
    ObjectNode paths = JSON.createObjectNode();
    FIELDS.forEach(field -> paths.withArray("jsonpaths").add("$['" + field + "']"));
    write("log_json_path.json", paths.toPrettyString());
  }

  /** A log line of a play; change it, then add it with {@code log}. */
  static ObjectNode play(long ts, int user, String artist, String song) {
    ObjectNode line = JSON.createObjectNode();
    line.put("artist", artist);
    line.put("auth", "Logged In");
    line.put("firstName", "First" + user);
    line.put("gender", "F");
    line.put("itemInSession", 1);
    line.put("lastName", "Last" + user);
    line.put("length", 200.5);
    line.put("level", "free");
    line.put("location", "Springfield, OR");
    line.put("method", "PUT");
    line.put("page", "NextSong");
    line.put("registration", 1540919166796.0);
    line.put("sessionId", 100 + user);
    line.put("song", song);
    line.put("status", 200);
    line.put("ts", ts);
    line.put("userAgent", "\"Mozilla/5.0\"");
    line.put("userId", Integer.toString(user));
    return line;
  }

  /** A song's file; change it, then add it with {@code songs}. */
  static ObjectNode songOf(String songId, String artistId, String artist, String title) {
    ObjectNode song = JSON.createObjectNode();
    song.put("num_songs", 1);
    song.put("artist_id", artistId);
    song.putNull("artist_latitude");
    song.putNull("artist_longitude");
    song.put("artist_location", "");
    song.put("artist_name", artist);
    song.put("song_id", songId);
    song.put("title", title);
    song.put("duration", 200.5);
    song.put("year", 0);
    return song;
  }

  /** Adds lines to a day's file. */
  Bucket log(String day, ObjectNode... lines) {
    for (ObjectNode line : lines) {
      logText(day, line + "\n");
    }
    return this;
  }

  /** Adds text as it is to a day's file. */
  Bucket logText(String day, String text) {
    append("log_data/2018/11/" + day + "-events.json", text);
    return this;
  }

  /** Adds files of one song each under a prefix of song_data. */
  Bucket songs(String prefix, ObjectNode... songs) {
    for (ObjectNode song : songs) {
      write("song_data/" + prefix + "/TR" + songFiles++ + ".json", song.toString());
    }
    return this;
  }

  private void write(String key, String text) {
    try {
      Path file = folder.resolve(key);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void append(String key, String text) {
    try {
      Path file = folder.resolve(key);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
