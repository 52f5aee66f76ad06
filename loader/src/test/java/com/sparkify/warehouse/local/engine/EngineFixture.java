package com.sparkify.warehouse.local.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** An engine in memory with one bucket, named {@code bucket}, and one session. */
final class EngineFixture implements AutoCloseable {
  private final AtomicLong queryId = new AtomicLong(100);
  private final Path bucket;
  private final Engine engine;
  private final EngineSession session;

  EngineFixture(Path bucket) {
    this(bucket, Optional.empty());
  }

  EngineFixture(Path bucket, Optional<Path> file) {
    this.bucket = bucket;
    engine = DuckDbEngine.open(new EngineSettings(Map.of("bucket", bucket), file, 512, 2));
    session = engine.openSession();
  }

  Engine engine() {
    return engine;
  }

  EngineSession session() {
    return session;
  }

  /** Puts an object into the bucket. */
  void put(String key, String text) {
    put(key, text.getBytes(StandardCharsets.UTF_8));
  }

  void put(String key, byte[] bytes) {
    try {
      Path file = bucket.resolve(key);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a statement; the rows changed. */
  long run(String sql) {
    return run(session, sql);
  }

  long run(EngineSession other, String sql) {
    try (EngineResult result = other.execute(sql, Map.of(), queryId.getAndIncrement())) {
      return result.updatedRows();
    }
  }

  /** The rows of a query. */
  List<List<Object>> rows(String sql) {
    return rows(session, sql, Map.of());
  }

  List<List<Object>> rows(EngineSession other, String sql, Map<String, String> parameters) {
    try (EngineResult result = other.execute(sql, parameters, queryId.getAndIncrement())) {
      List<List<Object>> rows = new ArrayList<>();
      Optional<List<Object>> row = result.nextRow();
      while (row.isPresent()) {
        rows.add(row.get());
        row = result.nextRow();
      }
      return rows;
    }
  }

  /** The only value of a query. */
  Object value(String sql) {
    return rows(sql).get(0).get(0);
  }

  /** The names of a query's columns. */
  List<String> columns(String sql) {
    try (EngineResult result = session.execute(sql, Map.of(), queryId.getAndIncrement())) {
      return result.columns().stream().map(ColumnDescription::name).toList();
    }
  }

  /** Loads with the default role. */
  long copy(String table, String prefix, String options) {
    return run(
        "copy "
            + table
            + " from 's3://bucket/"
            + prefix
            + "' iam_role default format as json "
            + options);
  }

  @Override
  public void close() {
    session.close();
    engine.close();
  }
}
