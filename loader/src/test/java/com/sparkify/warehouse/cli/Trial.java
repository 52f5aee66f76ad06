package com.sparkify.warehouse.cli;

import static com.sparkify.warehouse.cli.Bucket.play;
import static com.sparkify.warehouse.cli.Bucket.songOf;

import com.sparkify.warehouse.dataapi.DataApiClients;
import com.sparkify.warehouse.local.FaultyEndpoint;
import com.sparkify.warehouse.local.FaultyEngine;
import com.sparkify.warehouse.local.LocalWarehouse;
import com.sparkify.warehouse.local.LocalWarehouseOptions;
import com.sparkify.warehouse.local.engine.DuckDbEngine;
import com.sparkify.warehouse.local.engine.EngineSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * A warehouse that holds one day, in front of a load of three days and more songs. The load goes
 * through a faulty endpoint to a faulty engine, over the wire and by the product's own client.
 */
final class Trial {
  /** Answers that come later are lost; long enough for every answer that isn't held back. */
  static final Duration SOCKET_TIMEOUT = Duration.ofMillis(1500);

  /** A statement that ends only when it is cancelled, as soon as a few events are staged. */
  static final String ENDLESS =
      "delete from staging_songs where 0 > (select count(*) from staging_events as a"
          + " cross join staging_events as b cross join staging_events as c"
          + " cross join staging_events as d where a.ts <> b.ts or c.ts <> d.ts);\n";

  private static final long DAY_ONE = 1541105830796L;
  private static final long DAY = 86_400_000L;

  /** The client's own; the product's is 60 seconds. */
  Duration socketTimeout = SOCKET_TIMEOUT;

  final CommandLineRig rig;
  final Map<String, List<String>> before;
  final Map<String, List<String>> after;
  private final Bucket bucket;
  private final Path dayOne;
  private final Path file;

  /** What a load did, and what came by on its way. */
  record Outcome(
      int exitCode,
      String out,
      String err,
      List<FaultyEndpoint.Call> calls,
      List<String> committed,
      int steps) {}

  Trial(Path folder) {
    this(folder, 0);
  }

  /** The same with as many plays more on each day, to give a load something to do. */
  Trial(Path folder, int morePlays) {
    bucket = new Bucket(folder.resolve("bucket"));
    file = folder.resolve("trial.duckdb");
    dayOne = folder.resolve("day-one.duckdb");
    bucket.songs("A", songOf("SO1", "AR1", "The Band", "Song"));
    bucket.log(
        "2018-11-01",
        play(DAY_ONE, 1, "The Band", "Song"),
        play(DAY_ONE + 1, 2, "Cover Band", "Song"));
    addPlays("2018-11-01", DAY_ONE, morePlays);
    rig = new CommandLineRig(bucket.folder, file);
    mustLoad();
    copy(file, dayOne);
    before = rig.contents();
    bucket.songs(
        "B",
        songOf("SO0", "AR1", "the band", "First song").put("year", 1999),
        songOf("SO3", "AR2", "Cover Band", "Song"));
    bucket.log(
        "2018-11-02",
        play(DAY_ONE + DAY, 1, "The Band", "Song").put("level", "paid"),
        play(DAY_ONE + DAY + 5, 3, "Nobody", "Unknown"));
    bucket.log("2018-11-03", play(DAY_ONE + 2 * DAY, 2, "the band", "First song"));
    addPlays("2018-11-03", DAY_ONE + 2 * DAY, morePlays);
    mustLoad();
    after = rig.contents();
  }

  private void addPlays(String day, long begin, int plays) {
    StringBuilder lines = new StringBuilder();
    for (int play = 0; play < plays; play++) {
      lines.append(play(begin + 1000L + play, 10 + play % 90, "The Band", "Song")).append('\n');
    }
    bucket.logText(day, lines.toString());
  }

  /** The warehouse and its bucket. */
  Target.Local target() {
    return new Target.Local(bucket.folder, file);
  }

  /** Leaves no warehouse at all. */
  void empty() {
    delete(file);
  }

  /** The load, with a statement in front of the staged songs or of the star. */
  CommandLineRig heldIn(Path sql, String phase, String statement) {
    if (phase.equals("3-publish")) {
      CommandLineRig held = rig.withChangedSql(sql, "3-publish/star/1-source_songs.sql", "", "");
      write(sql.resolve("3-publish/star/0-held.sql"), "-- held: takes for ever.\n" + statement);
      return held;
    }
    return rig.withChangedSql(
        sql, "2-stage/staging_songs.sql", "delete from staging_songs;", statement);
  }

  /** Puts the warehouse back to its one day. */
  void rewind() {
    copy(dayOne, file);
  }

  /** Loads undisturbed. */
  void mustLoad() {
    CommandLineRig.Result result = rig.run("load");
    if (result.exitCode() != 0) {
      throw new AssertionError("an undisturbed load failed: " + result.err());
    }
  }

  /** Loads through what {@code spoil} makes of the endpoint and the engine. */
  Outcome load(BiConsumer<FaultyEndpoint, FaultyEngine> spoil, String... options) {
    return load(spoil, (endpoint, engine) -> {}, options);
  }

  /**
   * The same; {@code after} is called once the load has ended, while the endpoint still answers.
   */
  Outcome load(
      BiConsumer<FaultyEndpoint, FaultyEngine> spoil,
      BiConsumer<FaultyEndpoint, FaultyEngine> after,
      String... options) {
    return load(rig, spoil, after, options);
  }

  /** The same with another rig's SQL, such as that of {@link #heldIn}. */
  Outcome load(
      CommandLineRig with,
      BiConsumer<FaultyEndpoint, FaultyEngine> spoil,
      BiConsumer<FaultyEndpoint, FaultyEngine> after,
      String... options) {
    EngineSettings settings =
        new EngineSettings(Map.of("bucket", bucket.folder), Optional.of(file), 288, 2);
    FaultyEngine engine = new FaultyEngine(DuckDbEngine.open(settings));
    LocalWarehouse local = LocalWarehouse.start(engine, LocalWarehouseOptions.defaults());
    try (FaultyEndpoint endpoint = FaultyEndpoint.before(local.endpoint())) {
      spoil.accept(endpoint, engine);
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      int exitCode =
          Main.run(
              with.arguments(withCommand(options)),
              new Output(new PrintWriter(out), new PrintWriter(err)),
              Interrupts.none(),
              target ->
                  new Warehouse(
                      DataApiClients.local(endpoint.address(), socketTimeout),
                      Optional.empty(),
                      target));
      after.accept(endpoint, engine);
      return new Outcome(
          exitCode,
          out.toString(),
          err.toString(),
          endpoint.calls(),
          engine.committed(),
          engine.steps());
    } finally {
      local.close();
    }
  }

  private static String[] withCommand(String... options) {
    return Stream.concat(Stream.of("load"), Stream.of(options)).toArray(String[]::new);
  }

  private static void copy(Path from, Path to) {
    delete(to);
    try {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(Path.of(file + ".wal"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
