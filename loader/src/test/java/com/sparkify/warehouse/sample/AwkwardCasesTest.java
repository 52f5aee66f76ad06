package com.sparkify.warehouse.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Finds each case of docs/sample-data.md in the committed files. */
class AwkwardCasesTest {

  private static final SampleFiles SAMPLE = SampleFiles.committed();

  @Nested
  class Songs {

    private final List<JsonNode> songs = SAMPLE.songs();

    @Test
    void oneArtistIsSpeltInThreeWaysWithThreeLocations() {
      List<JsonNode> files = songs.stream().filter(is("artist_id", "ARAWKWD1187B000001")).toList();

      assertThat(files)
          .extracting(file -> text(file, "artist_name"))
          .contains("Marlow Finch", "Marlow Finch & The Tern Band", "marlow finch");
      assertThat(files)
          .extracting(file -> text(file, "artist_location"))
          .contains("Hobart, Tasmania", "Hobart TAS", "");
    }

    @Test
    void oneTitleIsOfTwoArtists() {
      assertThat(titled("Harbour Lights Out"))
          .extracting(file -> text(file, "artist_id"))
          .containsExactlyInAnyOrder("ARAWKWD1187B000001", "ARAWKWD1187B000002");
    }

    @Test
    void oneTitleOfOneArtistHasTwoDurations() {
      assertThat(titled("Two Cuts of One Song"))
          .extracting(file -> file.get("duration").asDouble())
          .containsExactlyInAnyOrder(218.5, 251.25);
    }

    @Test
    void twoSongsAreEquallyNearToAPlay() {
      assertThat(titled("Equally Near"))
          .extracting(file -> Math.abs(file.get("duration").asDouble() - 205))
          .containsExactly(5.0, 5.0);
    }

    @Test
    void aTitleHasMoreBytesThanCharactersAndMoreThan159() {
      assertThat(songs)
          .extracting(song -> text(song, "title"))
          .anySatisfy(
              title ->
                  assertThat(title.getBytes(StandardCharsets.UTF_8))
                      .hasSizeGreaterThan(159)
                      .hasSizeGreaterThan(title.length()));
    }

    @Test
    void titlesHaveFourByteLettersQuotesBackslashesTabsMarkupAndRightToLeftScript() {
      assertThat(songs)
          .extracting(song -> text(song, "title"))
          .anyMatch(title -> title.codePoints().anyMatch(Character::isSupplementaryCodePoint))
          .anyMatch(title -> title.contains("\"") && title.contains("\\"))
          .anyMatch(title -> title.contains("\t"))
          .anyMatch(title -> title.contains("<b>"))
          .anyMatch(title -> title.contains("שיר"));
    }

    @Test
    void locationsAreEmptyCoordinatesNullAndYearsZero() {
      assertThat(songs)
          .anyMatch(is("artist_location", ""))
          .anyMatch(song -> song.get("artist_latitude").isNull())
          .anyMatch(song -> song.get("year").asInt() == 0);
    }

    @Test
    void aFileIsSpreadOverLinesAndOthersAreOneLineOfAscii() {
      Map<String, String> files =
          SAMPLE.bytesByPath().entrySet().stream()
              .filter(file -> file.getKey().startsWith("song_data/"))
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

      assertThat(files.values()).filteredOn(text -> text.contains("\n")).hasSize(1);
      assertThat(files.values()).anyMatch(text -> text.contains("\\uD83C"));
    }

    private List<JsonNode> titled(String title) {
      return songs.stream().filter(is("title", title)).toList();
    }
  }

  @Nested
  class Plays {

    private final List<JsonNode> plays =
        SAMPLE.events().stream().filter(is("page", "NextSong")).toList();

    @Test
    void aLineIsThereTwiceInOneFileAndAnotherAgainTheNextDay() {
      assertThat(SAMPLE.events(5)).filteredOn(at("2018-11-05T14:00:00.123Z")).hasSize(2);
      assertThat(SAMPLE.events(5)).filteredOn(at("2018-11-05T14:03:25.456Z")).hasSize(1);
      assertThat(SAMPLE.events(6)).filteredOn(at("2018-11-05T14:03:25.456Z")).hasSize(1);
    }

    @Test
    void aPlayIsThereTwiceWithAnotherItemInSession() {
      assertThat(plays)
          .filteredOn(at("2018-11-05T14:07:00.789Z"))
          .extracting(play -> play.get("itemInSession").asInt())
          .containsExactly(2, 3);
    }

    @Test
    void aPlayIsNearerToTheLongerOfTwoSongs() {
      assertThat(plays)
          .filteredOn(is("song", "Two Cuts of One Song"))
          .anyMatch(play -> play.get("length").asDouble() == 250.9);
      assertThat(plays)
          .filteredOn(is("song", "Equally Near"))
          .anyMatch(play -> play.get("length").asDouble() == 205);
    }

    @Test
    void playsSpellArtistOrTitleOtherwiseThanTheirSong() {
      assertThat(plays)
          .anyMatch(play -> spelt(play, "Low Water", "Marlow Finch"))
          .anyMatch(play -> spelt(play, "harbour lights out", "Plain Sailing"))
          .anyMatch(play -> spelt(play, "Harbour Lights Out", "Plain  Sailing"));
    }

    @Test
    void aUserGoesFromFreeToPaidAndBackInADay() {
      assertThat(SAMPLE.events(10))
          .filteredOn(is("userId", "2"))
          .filteredOn(is("page", "NextSong"))
          .extracting(play -> text(play, "level"))
          .containsExactly("free", "paid", "paid", "free");
    }

    @Test
    void aSessionGoesOnPastMidnight() {
      assertThat(SAMPLE.events(10)).anyMatch(at("2018-11-10T23:55:00.001Z"));
      assertThat(SAMPLE.events(11)).filteredOn(at("2018-11-11T00:00:00.000Z")).hasSize(1);
      assertThat(plays)
          .filteredOn(play -> play.get("sessionId").asInt() == 15)
          .extracting(AwkwardCasesTest::date)
          .containsExactly(
              LocalDate.of(2018, 11, 10), LocalDate.of(2018, 11, 11), LocalDate.of(2018, 11, 11));
    }

    @Test
    void twoUsersStartASongInTheSameMillisecond() {
      assertThat(plays)
          .filteredOn(at("2018-11-14T12:00:00.500Z"))
          .extracting(play -> text(play, "userId"))
          .containsExactlyInAnyOrder("2", "3");
    }

    @Test
    void twoPlaysOfASessionLieInOneSecond() {
      assertThat(plays)
          .filteredOn(play -> play.get("sessionId").asInt() == 16)
          .extracting(play -> play.get("ts").asLong() % 60_000)
          .contains(1L, 999L);
    }

    @Test
    void aFreePlayArrivesAfterItsUserUpgraded() {
      assertThat(SAMPLE.events(16))
          .filteredOn(is("userId", "4"))
          .singleElement()
          .satisfies(
              play -> {
                assertThat(date(play)).isEqualTo("2018-11-14");
                assertThat(text(play, "level")).isEqualTo("free");
              });
      assertThat(SAMPLE.events(15)).filteredOn(is("userId", "4")).anyMatch(is("level", "paid"));
    }
  }

  @Nested
  class LogFiles {

    @Test
    void somebodyIsLoggedOut() {
      assertThat(SAMPLE.events())
          .filteredOn(is("auth", "Logged Out"))
          .isNotEmpty()
          .allSatisfy(
              event -> {
                assertThat(text(event, "userId")).isEmpty();
                assertThat(event.get("firstName").isNull()).isTrue();
                assertThat(event.get("registration").isNull()).isTrue();
              });
    }

    @Test
    void everyPageIsThere() {
      assertThat(SAMPLE.events().stream().map(event -> text(event, "page")).distinct())
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(Page.values()).map(Page::label).toList());
    }

    @Test
    void aFileHasBlankLinesAndAnotherIsFromWindows() {
      assertThat(SAMPLE.logText(2)).contains("}\n\n\n{");
      assertThat(SAMPLE.logText(3)).contains("}\r\n{");
    }

    @Test
    void aFileEndsInALineEndAndAnotherDoesnt() {
      assertThat(SAMPLE.logText(1)).endsWith("}\n");
      assertThat(SAMPLE.logText(2)).endsWith("}");
    }

    @Test
    void aFileEscapesLettersAndAnotherDoesnt() {
      assertThat(SAMPLE.logText(7)).contains("\\uD83C\\uDF0A").doesNotContain("🌊");
      assertThat(SAMPLE.logText(10)).contains("🌊").doesNotContain("\\uD83C");
      assertThat(SAMPLE.logText(1)).contains("\"\\\"Mozilla\\/5.0");
    }

    @Test
    void sampleStaysSmall() {
      long bytes = SAMPLE.bytesByPath().values().stream().mapToLong(String::length).sum();

      assertThat(bytes).isLessThan(5_000_000);
    }

    @Test
    void documentNamesEveryAwkwardSong() throws IOException {
      String document = Files.readString(Path.of("..", "docs", "sample-data.md"));

      assertThat(new HashSet<>(AwkwardSongs.ALL))
          .extracting(Song::id)
          .allSatisfy(id -> assertThat(document).contains(id));
    }
  }

  private static Predicate<JsonNode> is(String field, String value) {
    return object -> Objects.equals(text(object, field), value);
  }

  private static Predicate<JsonNode> at(String moment) {
    long millis = Instant.parse(moment).toEpochMilli();
    return event -> event.get("ts").asLong() == millis;
  }

  private static boolean spelt(JsonNode play, String title, String artist) {
    return text(play, "song").equals(title) && text(play, "artist").equals(artist);
  }

  private static LocalDate date(JsonNode event) {
    return Instant.ofEpochMilli(event.get("ts").asLong()).atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static String text(JsonNode object, String field) {
    return object.get(field).asText();
  }
}
