package com.sparkify.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

  @Test
  void shouldAlignNumbersRightShowNullsAndCutLongText() {
    TextTable table = new TextTable(List.of("name", "n"), List.of(false, true), 8);
    table.add(List.of("a", 5));
    table.add(Arrays.asList("0123456789", null));
    table.add(List.of("😀😀", 12345));
    assertThat(table.lines())
        .containsExactly(
            "name          n",
            "────────  ─────",
            "a             5",
            "0123456…   null",
            "😀😀        12345");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a\u001b[31mred|a\uFFFD[31mred",
        "a\u202Eb|a\uFFFDb",
        "a\u0007b|a\uFFFDb",
        "a\u200Bb|a\uFFFDb"
      })
  void shouldMakeHostileTextInert(String hostile, String shown) {
    assertThat(Text.inert(hostile)).isEqualTo(shown);
  }

  @Test
  void shouldKeepOneLineOne() {
    assertThat(Text.inert("a\nb\tc\rd")).isEqualTo("a b c d");
    assertThat(Text.inertLines("a\nb\u001b")).isEqualTo("a\nb\uFFFD");
  }

  @ParameterizedTest
  @CsvSource({"5,0.01 s", "1234,1.23 s", "12345,12.3 s", "200000,3 min 20 s"})
  void shouldShowDurations(long milliseconds, String shown) {
    assertThat(Text.duration(Duration.ofMillis(milliseconds))).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"1,1st", "2,2nd", "3,3rd", "4,4th", "11,11th", "12,12th", "21,21st", "112,112th"})
  void shouldCountInOrder(int number, String shown) {
    assertThat(Text.ordinal(number)).isEqualTo(shown);
  }

  @Test
  void shouldCountInWords() {
    assertThat(Text.count(1, "check")).isEqualTo("1 check");
    assertThat(Text.count(8056, "row")).isEqualTo("8,056 rows");
  }

  @Test
  void shouldSuggestTheNearestName() {
    List<String> known = new ArrayList<>(List.of("top_songs", "top_artists", "sessions"));
    assertThat(Names.nearestOrFail("query", "sessions", known)).isEqualTo("sessions");
    assertThatThrownBy(() -> Names.nearestOrFail("query", "topsongs", known))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "unknown query \"topsongs\"; did you mean top_songs? Known are sessions, top_artists,"
                + " top_songs");
    assertThatThrownBy(() -> Names.nearestOrFail("query", "xyz", known))
        .hasMessageContaining("unknown query \"xyz\". Known are");
  }
}
