package com.sparkify.warehouse.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sparkify.warehouse.dataapi.DataApi;
import com.sparkify.warehouse.dataapi.Deadline;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs commands in this JVM, as the shell would, against one local warehouse. */
final class CommandLineRig {
  /** The project's root, seen from the module in which tests run. */
  static final Path ROOT = Path.of("..");

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Every table with its columns, but for ids that a rebuild gives anew. */
  private static final Map<String, String> TABLES = new LinkedHashMap<>();

  static {
    TABLES.put("songs", "*");
    TABLES.put("artists", "*");
    TABLES.put("users", "*");
    TABLES.put("time", "*");
    TABLES.put(
        "songplays",
        "start_time, user_id, level, song_id, artist_id, session_id, location, user_agent");
    TABLES.put("source_songs", "*");
    TABLES.put("source_plays", "*");
  }

  private final Path data;
  private final Path warehouse;
  private Path sql = ROOT.resolve("sql");

  CommandLineRig(Path data, Path warehouse) {
    this.data = data;
    this.warehouse = warehouse;
  }

  /** What a command left behind. */
  record Result(int exitCode, String out, String err) {}

  /** A copy of the project's sql/ under {@code folder}, in which one file is changed. */
  CommandLineRig withChangedSql(Path folder, String file, String from, String to) {
    copySql(folder);
    try {
      Path changed = folder.resolve(file);
      String text = Files.readString(changed);
      if (!text.contains(from)) {
        throw new IllegalArgumentException(file + " doesn't contain: " + from);
      }
      Files.writeString(changed, text.replace(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return withSql(folder);
  }

  CommandLineRig withSql(Path folder) {
    CommandLineRig rig = new CommandLineRig(data, warehouse);
    rig.sql = folder;
    return rig;
  }

  CommandLineRig withData(Path folder) {
    CommandLineRig rig = new CommandLineRig(folder, warehouse);
    rig.sql = sql;
    return rig;
  }

  Result run(String... arguments) {
    return runAsIs(arguments(arguments).toArray(String[]::new));
  }

  /** A command's arguments with those that name this warehouse. */
  List<String> arguments(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of(
            "--target",
            "local",
            "--data",
            data.toString(),
            "--warehouse",
            warehouse.toString(),
            "--sql",
            sql.toString()));
    return all;
  }

  static Result runAsIs(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Main.run(List.of(arguments), new Output(new PrintWriter(out), new PrintWriter(err)));
    return new Result(exitCode, out.toString(), err.toString());
  }

  /**
   * The rows of a query.
   *
   * @throws IllegalStateException where the command fails; the message is its stderr
   */
  JsonNode rows(String sqlText) {
    Result result = run("query", sqlText, "--format", "json");
    if (result.exitCode() != 0) {
      throw new IllegalStateException(result.err());
    }
    try {
      return new ObjectMapper().readTree(result.out());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(result.out(), e);
    }
  }

  long count(String table) {
    return rows("select count(*) as n from " + table).get(0).get("n").asLong();
  }

  /** Every row of every table but staging and history, in an order of their own. */
  Map<String, List<String>> contents() {
    try (Warehouse open = Warehouse.openLoaded(new Target.Local(data, warehouse))) {
      return contents(open.api(retry -> {}));
    }
  }

  /** The same of a warehouse that is open. */
  static Map<String, List<String>> contents(DataApi api) {
    Map<String, List<String>> contents = new LinkedHashMap<>();
    TABLES.forEach(
        (table, columns) -> {
          List<String> rows = new ArrayList<>();
          api.query(
                  table,
                  "select " + columns + " from " + table,
                  Map.of(),
                  Deadline.in(PATIENCE, api.timing()))
              .forEach(row -> rows.add(row.toString()));
          rows.sort(null);
          contents.put(table, rows);
        });
    return contents;
  }

  /** Copies the project's sql/. */
  static void copySql(Path to) {
    Path from = ROOT.resolve("sql");
    try {
      Files.walkFileTree(
          from,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes unused)
                throws IOException {
              Files.createDirectories(to.resolve(from.relativize(folder).toString()));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes unused)
                throws IOException {
              Files.copy(file, to.resolve(from.relativize(file).toString()));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
