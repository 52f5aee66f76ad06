package com.sparkify.warehouse.cli;

import static com.sparkify.warehouse.cli.Bucket.play;
import static com.sparkify.warehouse.cli.Bucket.songOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any order, any overlap, any repetition: the same warehouse as one load of everything. */
class IncrementalIT {
  private static final long DAY_ONE = 1541105830796L;
  private static final long DAY = 86_400_000L;
  private static final String LOGS = "s3://bucket/log_data/2018/11/2018-11-";

  @TempDir Path folder;
  private Bucket bucket;
  private CommandLineRig whole;
  private CommandLineRig parts;

  @BeforeEach
  void fillBucket() {
    bucket = new Bucket(folder.resolve("bucket"));
    bucket.songs(
        "A",
        songOf("SO1", "AR1", "The Band", "Song").put("duration", 100.0),
        songOf("SO2", "AR1", "Band, The", "Other song").put("artist_location", "Springfield"));
    bucket.songs(
        "B",
        songOf("SO0", "AR1", "the band", "First song").put("year", 1999),
        songOf("SO3", "AR2", "Cover Band", "Song"),
        songOf("SO4", "AR1", "The Band", "Song").put("duration", 200.0));
    bucket.log(
        "2018-11-01",
        play(DAY_ONE, 1, "The Band", "Song"),
        play(DAY_ONE + 1, 2, "Cover Band", "Song"),
        play(DAY_ONE, 1, "The Band", "Song"),
        play(DAY_ONE, 1, "The Band", "Other take").put("itemInSession", 2));
    bucket.log(
        "2018-11-02",
        play(DAY_ONE + DAY, 1, "The Band", "Song").put("level", "paid"),
        play(DAY_ONE + DAY, 1, "The Band", "Song").put("level", "free").put("sessionId", 7),
        play(DAY_ONE + DAY + 5, 3, "Nobody", "Unknown"));
    bucket.log(
        "2018-11-03", play(DAY_ONE + 2 * DAY, 2, "Band, The", "Other song").put("level", "paid"));
    whole = new CommandLineRig(bucket.folder, folder.resolve("whole.duckdb"));
    parts = new CommandLineRig(bucket.folder, folder.resolve("parts.duckdb"));
    load(whole);
  }

  @Test
  void shouldKnowTheWholeTruth() {
    assertThat(whole.rows("select user_id, level from users order by user_id"))
        .hasToString(
            "[{\"user_id\":1,\"level\":\"paid\"},{\"user_id\":2,\"level\":\"paid\"},"
                + "{\"user_id\":3,\"level\":\"free\"}]");
    assertThat(
            whole.rows(
                "select user_id, session_id, song_id from songplays"
                    + " order by start_time, user_id, session_id"))
        .hasToString(
            "[{\"user_id\":1,\"session_id\":101,\"song_id\":\"SO4\"},"
                + "{\"user_id\":2,\"session_id\":102,\"song_id\":\"SO3\"},"
                + "{\"user_id\":1,\"session_id\":7,\"song_id\":\"SO4\"},"
                + "{\"user_id\":1,\"session_id\":101,\"song_id\":\"SO4\"},"
                + "{\"user_id\":3,\"session_id\":103,\"song_id\":null},"
                + "{\"user_id\":2,\"session_id\":102,\"song_id\":\"SO2\"}]");
    assertThat(whole.rows("select name, location from artists where artist_id = 'AR1'"))
        .hasToString("[{\"name\":\"the band\",\"location\":null}]");
  }

  @Test
  void shouldTakeDaysInAnyOrder() {
    for (List<String> order :
        List.of(List.of("01", "02", "03"), List.of("03", "01", "02"), List.of("02", "03", "01"))) {
      CommandLineRig rig =
          new CommandLineRig(bucket.folder, folder.resolve(String.join("-", order) + ".duckdb"));
      order.forEach(day -> load(rig, "--events", LOGS + day));
      assertThat(rig.contents()).as(order.toString()).isEqualTo(whole.contents());
    }
  }

  @Test
  void shouldTakeOverlapsAndADayAfterTheMonth() {
    load(parts, "--events", LOGS + "02");
    load(parts);
    load(parts, "--events", LOGS + "01");
    assertThat(parts.contents()).isEqualTo(whole.contents());
  }

  @Test
  void shouldGiveSongsToPlaysThatCameBeforeThem() {
    load(parts, "--songs", "s3://bucket/song_data/A");
    assertThat(
            parts
                .rows("select count(*) as n from songplays where song_id = 'SO3'")
                .get(0)
                .get("n")
                .asInt())
        .isZero();
    JsonNode ids = parts.rows("select songplay_id, start_time, user_id from songplays order by 1");
    load(parts, "--songs", "s3://bucket/song_data/B", "--events", LOGS + "03");
    assertThat(parts.contents()).isEqualTo(whole.contents());
    assertThat(parts.rows("select songplay_id, start_time, user_id from songplays order by 1"))
        .isEqualTo(ids);
  }

  @Test
  void shouldRebuildFromNothing() {
    Map<String, List<String>> before = whole.contents();
    load(whole, "--reset");
    assertThat(whole.contents()).isEqualTo(before);
    assertThat(whole.count("load_history")).isEqualTo(1);
  }

  @Test
  void shouldWriteDownEveryLoad() {
    load(whole, "--events", LOGS + "01");
    assertThat(
            whole.rows(
                "select events_from, staged_events, new_play_lines, songplays_after"
                    + " from load_history order by loaded_at, staged_events desc"))
        .hasToString(
            "[{\"events_from\":\"s3://bucket/log_data\",\"staged_events\":8,\"new_play_lines\":7,"
                + "\"songplays_after\":6},"
                + "{\"events_from\":\"s3://bucket/log_data/2018/11/2018-11-01\",\"staged_events\":4,"
                + "\"new_play_lines\":0,\"songplays_after\":6}]");
  }

  private static void load(CommandLineRig rig, String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "load";
    System.arraycopy(options, 0, arguments, 1, options.length);
    CommandLineRig.Result result = rig.run(arguments);
    assertThat(result.exitCode()).as(result.err()).isZero();
  }
}
