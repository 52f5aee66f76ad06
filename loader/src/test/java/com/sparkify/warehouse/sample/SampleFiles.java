package com.sparkify.warehouse.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a folder that the generator wrote, with no help from the generator. */
record SampleFiles(Path folder) {

  /** The sample in the repository; tests run in the module's folder. */
  static SampleFiles committed() {
    return new SampleFiles(Path.of("..", "data", "sparkify-sample"));
  }

  /** The bytes of every file by its path from the folder, as ISO-8859-1 text. */
  Map<String, String> bytesByPath() {
    Map<String, String> bytes = new TreeMap<>();
    for (Path file : filesUnder(folder)) {
      String path = folder.relativize(file).toString().replace('\\', '/');
      bytes.put(path, text(file, StandardCharsets.ISO_8859_1));
    }
    return bytes;
  }

  /** A day's file of November 2018 as text. */
  String logText(int dayOfMonth) {
    return text(logFile(dayOfMonth), StandardCharsets.UTF_8);
  }

  /** The lines of a day's file of November 2018. */
  List<JsonNode> events(int dayOfMonth) {
    return read(logFile(dayOfMonth));
  }

  /** The lines of all files in their order. */
  List<JsonNode> events() {
    return filesUnder(folder.resolve("log_data")).stream().flatMap(f -> read(f).stream()).toList();
  }

  /** The song files' objects. */
  List<JsonNode> songs() {
    return filesUnder(folder.resolve("song_data")).stream().flatMap(f -> read(f).stream()).toList();
  }

  private Path logFile(int dayOfMonth) {
    String name = "2018-11-%02d-events.json".formatted(dayOfMonth);
    return folder.resolve(Path.of("log_data", "2018", "11", name));
  }

  private static List<Path> filesUnder(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file, Charset charset) {
    try {
      return Files.readString(file, charset);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> read(Path file) {
    List<JsonNode> objects = new ArrayList<>();
    try (MappingIterator<JsonNode> values =
        new ObjectMapper().readerFor(JsonNode.class).readValues(file.toFile())) {
      values.forEachRemaining(objects::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return objects;
  }
}
