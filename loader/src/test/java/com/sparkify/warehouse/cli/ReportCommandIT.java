package com.sparkify.warehouse.cli;

import static com.sparkify.warehouse.cli.Bucket.play;
import static com.sparkify.warehouse.cli.Bucket.songOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command around the page: what it writes, what it refuses. */
class ReportCommandIT {
  private static final long MORNING = 1541105830796L;

  @TempDir Path folder;
  private Bucket bucket;
  private CommandLineRig rig;
  private Path page;

  @BeforeEach
  void makeABucket() {
    bucket = new Bucket(folder.resolve("bucket"));
    bucket.songs("A", songOf("SO1", "AR1", "The Band", "Song"));
    bucket.log("2018-11-01", play(MORNING, 1, "The Band", "Song"));
    bucket.log("2018-11-02", play(MORNING + 86_400_000, 2, "The Band", "Song"));
    rig = new CommandLineRig(bucket.folder, folder.resolve("warehouse.duckdb"));
    page = folder.resolve("page.html");
  }

  @Test
  void shouldWriteTheSamePageTwiceAndNothingElse() throws IOException {
    load();
    CommandLineRig.Result first = report();
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).isEmpty();
    assertThat(first.err())
        .startsWith("Wrote " + page + " (")
        .contains(" KB): 16 charts, 19 checks passed.");
    byte[] before = Files.readAllBytes(page);
    assertThat(new String(before, UTF_8))
        .contains("local warehouse warehouse.duckdb")
        .doesNotContain(folder.toString());
    assertThat(report().exitCode()).isZero();
    assertThat(Files.readAllBytes(page)).isEqualTo(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("bucket", "warehouse.duckdb", "page.html");
    }
  }

  @Test
  void shouldDrawAQuestionThatSomebodyAdded() throws IOException {
    load();
    CommandLineRig changed = changed("queries/loads.sql", "-- param", "-- chart: table\n-- param");
    assertThat(changed.run("report", "--out", page.toString()).err()).contains("17 charts");
    assertThat(Files.readString(page)).contains("\"name\":\"loads\"");
  }

  @Test
  void shouldAskOnlyForTheDaysThatAreGiven() throws IOException {
    load();
    CommandLineRig.Result result =
        rig.run("report", "--out", page.toString(), "--param", "from=2018-11-02");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(Files.readString(page))
        .contains("\"parameters\":[{\"name\":\"from\",\"value\":\"2018-11-02\"}]")
        .contains("[\"2018-11-02\",1,1,1]")
        .doesNotContain("[\"2018-11-01\",1,1,1]");
  }

  @Test
  void shouldRefuseParametersThatNoQuestionTakes() {
    load();
    refused(
        rig.run("report", "--param", "form=2018-11-02"),
        "unknown parameter \"form\"; did you mean from? Known are from, to, top");
    refused(
        rig.run("report", "--param", "from=yesterday"),
        "parameter from is \"yesterday\", but must be a day such as 2018-11-01");
  }

  @Test
  void shouldNameAMissingFolderBeforeItAsksAnything() {
    Path out = folder.resolve("nowhere").resolve("page.html");
    refused(
        rig.run("report", "--out", out.toString()),
        "--out " + out + ": there is no folder " + out.getParent());
    refused(rig.run("report", "--out", folder.toString()), "is a folder; name a file");
  }

  @Test
  void shouldSayThatThereIsNoWarehouse() {
    refused(report(), "there is no warehouse", "load it first");
  }

  @Test
  void shouldSayHowToFillAnEmptyWarehouse() {
    Bucket empty = new Bucket(folder.resolve("empty"));
    empty.songs("A", songOf("SO1", "AR1", "The Band", "Song"));
    empty.log("2018-11-01", play(MORNING, 1, "The Band", "Song").put("page", "Home"));
    rig = rig.withData(empty.folder);
    load();
    refused(report(), "has no rows in songplays", "fill it with load");
    assertThat(page).doesNotExist();
  }

  @Test
  void shouldNameFileLineAndColumnsOfAChartThatCannotBeDrawn() {
    load();
    refused(
        changed("queries/top_songs.sql", "y=plays", "y=play")
            .run("report", "--out", page.toString()),
        "queries/top_songs.sql:6: y names \"play\", which the answer doesn't have; its columns are"
            + " place, song_id, title, artist_name, year, plays, listeners");
    refused(
        changed("queries/top_artists.sql", "chart: bar", "chart: pie")
            .run("report", "--out", page.toString()),
        "queries/top_artists.sql:6: unknown chart kind \"pie\"; known are numbers, line, bar");
    assertThat(page).doesNotExist();
  }

  @Test
  void shouldShowAFailedCheckAndItsRows() throws IOException {
    load();
    CommandLineRig.Result result =
        changed("checks/songs_are_unique.sql", "> 1", "> 0")
            .run("report", "--out", page.toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).contains("1 of 19 checks failed.", "FAIL  songs_are_unique");
    assertThat(Files.readString(page)).contains("\"rows\":[[\"SO1\"");
  }

  private void load() {
    CommandLineRig.Result result = rig.run("load");
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  private CommandLineRig.Result report() {
    return rig.run("report", "--out", page.toString());
  }

  private CommandLineRig changed(String file, String from, String to) {
    return rig.withChangedSql(folder.resolve("sql" + file.hashCode()), file, from, to);
  }

  private static void refused(CommandLineRig.Result result, String... messages) {
    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains(messages);
  }
}
