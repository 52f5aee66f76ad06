package com.sparkify.warehouse.local.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
  @ParameterizedTest
  @CsvSource({
    "songs,songs,true",
    "songs,SONGS,true",
    "Songs,songs,true",
    "song,songs,false",
    "songs,song,false",
    "%,'',true",
    "'','',true",
    "'',a,false",
    "staging%,staging_events,true",
    "%events,staging_events,true",
    "%g_e%,staging_events,true",
    "s_ngs,songs,true",
    "s__gs,sngs,false",
    "%a%b,aab,true",
    "%a%b,aba,false",
    "song.,songs,false",
    "(songs,songs,false",
  })
  void matches(String pattern, String name, boolean expected) {
    assertThat(NamePattern.of(pattern).test(name)).isEqualTo(expected);
  }

  @Test
  void matchesEverythingWhereThereIsNoPattern() {
    assertThat(NamePattern.of(null)).accepts("songs", "");
  }

  @Test
  void agreesWithARegularExpression() {
    Random random = new Random(20_261_121);
    for (int i = 0; i < 20_000; i++) {
      String pattern = text(random, "ab%_");
      String name = text(random, "ab");
      boolean expected = Pattern.matches(pattern.replace("%", ".*").replace("_", "."), name);
      assertThat(NamePattern.of(pattern).test(name))
          .as("%s ~ %s", name, pattern)
          .isEqualTo(expected);
    }
  }

  @Test
  void isNotKeptBusyByAHostilePattern() {
    NamePattern hostile = NamePattern.of("%a".repeat(50_000) + "b");
    assertThatCode(() -> hostile.test("a".repeat(127))).doesNotThrowAnyException();
  }

  private static String text(Random random, String alphabet) {
    return random
        .ints(random.nextInt(7), 0, alphabet.length())
        .mapToObj(alphabet::charAt)
        .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
        .toString();
  }
}
