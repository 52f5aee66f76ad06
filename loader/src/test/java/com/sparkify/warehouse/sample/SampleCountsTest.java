package com.sparkify.warehouse.sample;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The star's rows by the rules, worked out without SQL: docs/sample-data.md states them. */
class SampleCountsTest {

  private static final SampleFiles SAMPLE = SampleFiles.committed();

  @Test
  void documentStatesTheRowsThatTheFilesGive() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "sample-data.md"));

    assertThat(rows())
        .allSatisfy(
            (table, count) ->
                assertThat(document)
                    .contains(String.format(Locale.ROOT, "| %s | %,d |", table, count)));
  }

  private static Map<String, Integer> rows() {
    List<JsonNode> plays =
        SAMPLE.events().stream().filter(event -> text(event, "page").equals("NextSong")).toList();
    Map<List<String>, JsonNode> playsByKey = new TreeMap<>(comparing(List::toString));
    plays.forEach(play -> playsByKey.put(values(play, "ts", "userId", "sessionId"), play));
    Map<String, JsonNode> latestPlays = new TreeMap<>();
    plays.stream()
        .sorted(comparing(SampleCountsTest::moment))
        .forEach(play -> latestPlays.put(text(play, "userId"), play));
    List<List<String>> songs =
        SAMPLE.songs().stream().map(song -> values(song, "title", "artist_name")).toList();

    Map<String, Integer> rows = new TreeMap<>();
    rows.put("staging_events", SAMPLE.events().size());
    rows.put("staging_songs", SAMPLE.songs().size());
    rows.put("songplays", playsByKey.size());
    rows.put(
        "songplays with a song",
        (int)
            playsByKey.values().stream()
                .filter(play -> songs.contains(values(play, "song", "artist")))
                .count());
    rows.put("users", latestPlays.size());
    rows.put(
        "users who pay",
        (int) latestPlays.values().stream().filter(p -> text(p, "level").equals("paid")).count());
    rows.put("songs", distinct(SAMPLE.songs(), "song_id"));
    rows.put("artists", distinct(SAMPLE.songs(), "artist_id"));
    rows.put("time", distinct(plays, "ts"));
    return rows;
  }

  /** As text of one length, so that moments and places within them sort together. */
  private static String moment(JsonNode play) {
    return "%d %05d".formatted(play.get("ts").asLong(), play.get("itemInSession").asInt());
  }

  private static int distinct(List<JsonNode> objects, String field) {
    return objects.stream().map(object -> text(object, field)).collect(Collectors.toSet()).size();
  }

  private static List<String> values(JsonNode object, String... fields) {
    List<String> values = new ArrayList<>();
    for (String field : fields) {
      values.add(text(object, field));
    }
    return values;
  }

  private static String text(JsonNode object, String field) {
    return object.get(field).asText();
  }
}
