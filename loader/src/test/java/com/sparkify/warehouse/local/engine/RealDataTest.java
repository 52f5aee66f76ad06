package com.sparkify.warehouse.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real subset of the data, where a checkout has it beside it. */
class RealDataTest {
  private static EngineFixture engine;

  @BeforeAll
  static void open() {
    Path data =
        Stream.of("../shared/data/udacity-dend", "../../shared/data/udacity-dend")
            .map(Path::of)
            .filter(Files::isDirectory)
            .findFirst()
            .orElse(null);
    assumeTrue(data != null, "skipped: the real data isn't beside this checkout");
    engine = new EngineFixture(data);
    engine.run(
        "create table events (artist varchar(512), auth varchar(32), first_name varchar(256), gender"
            + " varchar(8), item_in_session integer, last_name varchar(256), length double"
            + " precision, level varchar(16), location varchar(512), method varchar(16), page"
            + " varchar(64), registration double precision, session_id integer, song varchar(1024),"
            + " status integer, ts timestamp, user_agent varchar(1024), user_id integer)");
    engine.run(
        "create table songs (num_songs int, artist_id varchar(18), artist_latitude double"
            + " precision, artist_longitude double precision, artist_location varchar(512),"
            + " artist_name varchar(512), song_id varchar(18), title varchar(512), duration double"
            + " precision, year int)");
  }

  @AfterAll
  static void close() {
    if (engine != null) {
      engine.close();
    }
  }

  @Test
  void loadsAllEventsWithTheirMilliseconds() {
    assertThat(
            engine.copy(
                "events",
                "log_data",
                "'s3://bucket/log_json_path.json' timeformat 'epochmillisecs'"))
        .isEqualTo(8056);
    assertThat(
            engine.rows(
                "select user_id, level, session_id, song from events where ts = '2018-11-21"
                    + " 21:56:47.796'"))
        .containsExactly(List.of(15L, "paid", 818L, "Setanta matins"));
    assertThat(engine.value("select count(*) from events where page = 'NextSong'"))
        .isEqualTo(6820L);
  }

  @Test
  void loadsAllSongs() {
    assertThat(engine.copy("songs", "song_data", "'auto'")).isEqualTo(71);
    assertThat(engine.value("select count(distinct artist_id) from songs")).isEqualTo(69L);
  }
}
