package com.sparkify.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real 71-song, 30-day subset, where it lies beside the checkout; its truth is known. */
class RealDataIT {
  private static final Path DATA =
      CommandLineRig.ROOT.resolve("../shared/data/udacity-dend").normalize();

  @TempDir Path folder;
  private CommandLineRig rig;

  @BeforeEach
  void findData() {
    assumeTrue(Files.isDirectory(DATA), () -> "skipped: no real data at " + DATA.toAbsolutePath());
    rig = new CommandLineRig(DATA, folder.resolve("warehouse.duckdb"));
  }

  @Test
  void shouldFindTheKnownCountsAndTheOnePlayWithASong() {
    CommandLineRig.Result result = rig.run("load");
    assertThat(result.exitCode()).as(result.err()).isZero();
    Map<String, Long> truth =
        Map.of(
            "staging_events", 8056L,
            "staging_songs", 71L,
            "songplays", 6820L,
            "users", 96L,
            "songs", 71L,
            "artists", 69L,
            "time", 6813L);
    truth.forEach((table, rows) -> assertThat(rig.count(table)).as(table).isEqualTo(rows));
    JsonNode matched =
        rig.rows(
            "select start_time, user_id, level, song_id, artist_id, session_id from songplays where"
                + " song_id is not null");
    assertThat(matched)
        .hasToString(
            "[{\"start_time\":\"2018-11-21 21:56:47.796\",\"user_id\":15,\"level\":\"paid\","
                + "\"song_id\":\"SOZCTXZ12AB0182364\",\"artist_id\":\"AR5KOSW1187FB35FF4\","
                + "\"session_id\":818}]");
    assertThat(rig.rows("select level, count(*) as n from songplays group by level order by level"))
        .hasToString("[{\"level\":\"free\",\"n\":1229},{\"level\":\"paid\",\"n\":5591}]");
    assertThat(rig.rows("select level, count(*) as n from users group by level order by level"))
        .hasToString("[{\"level\":\"free\",\"n\":74},{\"level\":\"paid\",\"n\":22}]");
  }

  @Test
  void shouldChangeNothingTheSecondTime() {
    rig.run("load");
    Map<String, List<String>> first = rig.contents();
    JsonNode ids = rig.rows("select songplay_id, start_time, user_id from songplays order by 1");
    CommandLineRig.Result again = rig.run("load");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(rig.contents()).isEqualTo(first);
    assertThat(rig.rows("select songplay_id, start_time, user_id from songplays order by 1"))
        .isEqualTo(ids);
  }
}
