package com.sparkify.warehouse.cli;

import static com.sparkify.warehouse.cli.Bucket.play;
import static com.sparkify.warehouse.cli.Bucket.songOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What published solutions get wrong: each defect is put into a copy of sql/, and the check that is
 * there for it must refuse the publication and leave the warehouse as it was.
 */
class DefectsIT {
  private static final long MORNING = 1541105830796L;

  @TempDir Path folder;
  private Bucket bucket;
  private CommandLineRig rig;

  @BeforeEach
  void loadOneDay() {
    bucket = new Bucket(folder.resolve("bucket"));
    bucket.songs(
        "A",
        songOf("SO1", "AR1", "The Band", "Song"),
        songOf("SO2", "AR1", "Band, The", "Other song"),
        songOf("SO3", "AR2", "Cover Band", "Song"),
        songOf("SO4", "AR1", "The Band", "Song"));
    bucket.log("2018-11-01", play(MORNING, 1, "The Band", "Song"));
    rig = new CommandLineRig(bucket.folder, folder.resolve("warehouse.duckdb"));
    assertThat(rig.run("load").exitCode()).isZero();
    bucket.log(
        "2018-11-02",
        play(MORNING + 86_400_001, 1, "The Band", "Song").put("level", "paid"),
        play(MORNING + 86_400_123, 2, "Nobody", "Unknown"),
        play(MORNING + 86_400_456, 3, "Somebody else", "Other song"),
        play(MORNING + 86_400_789, 4, "Somebody else", "Other song"),
        play(MORNING + 86_400_789, 4, "Somebody else", "Other song").put("itemInSession", 2),
        play(MORNING + 86_500_000, 2, "Nobody", "Unknown").put("page", "Home"));
  }

  @Test
  void shouldPublishWithoutADefect() {
    CommandLineRig.Result result = rig.run("load");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(rig.count("songplays")).isEqualTo(5);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a user twice because the level changed | 5-users.sql | from ranked"
            + " | from (select *, 1 as choice from source_plays) as ranked | users_are_unique",
        "an artist twice because the name was spelt differently | 3-artists.sql"
            + " | partition by artist_id | partition by artist_id, artist_name | artists_are_unique",
        "time from all pages | 6-time.sql | where page = 'NextSong'"
            + " | where page is not null | times_are_of_plays",
        "plays lost by an inner join | 7-songplays.sql | left join source_songs"
            + " | inner join source_songs | every_play_is_kept",
        "plays doubled by a join on title only | 7-songplays.sql"
            + " | and staging_events.artist = source_songs.artist_name | /* title only */"
            + " | plays_match_title_and_artist",
        "a contested play matched by title only | 7-songplays.sql"
            + " | and lines.artist = source_songs.artist_name | /* title only */"
            + " | plays_match_title_and_artist",
        "a play twice because two songs match | 7-songplays.sql | where nearness = 1 | "
            + "where nearness > 0 | plays_are_unique",
        "milliseconds dropped | 7-songplays.sql | staging_events.ts as start_time"
            + " | date_trunc('second', staging_events.ts) as start_time | every_play_is_kept",
        "week stored as weekday | 6-time.sql | extract(week from start_time) as week"
            + " | extract(dow from start_time) as week | times_are_taken_apart_right",
      })
  void shouldRefuse(String defect, String file, String from, String to, String check) {
    CommandLineRig fresh = new CommandLineRig(bucket.folder, folder.resolve("fresh.duckdb"));
    CommandLineRig defective =
        fresh.withChangedSql(folder.resolve("sql"), "3-publish/star/" + file, from, to);
    CommandLineRig.Result result = defective.run("load");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(4);
    assertThat(result.err()).contains("A check failed in 3-publish/star").contains(check);
    assertThat(fresh.contents().values()).allMatch(List::isEmpty);
  }

  @Test
  void shouldKeepWhatWasPublishedBefore() {
    Map<String, List<String>> before = rig.contents();
    CommandLineRig defective =
        rig.withChangedSql(
            folder.resolve("sql"),
            "3-publish/star/7-songplays.sql",
            "left join source_songs",
            "inner join source_songs");
    assertThat(defective.run("load").exitCode()).isEqualTo(4);
    assertThat(rig.contents()).isEqualTo(before);
  }
}
