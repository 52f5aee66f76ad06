package com.sparkify.warehouse.benchmark;

import com.sparkify.warehouse.local.engine.DuckDbEngine;
import com.sparkify.warehouse.local.engine.Engine;
import com.sparkify.warehouse.local.engine.EngineSession;
import com.sparkify.warehouse.local.engine.EngineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The events by COPY, which knows the file, line and column of whatever it refuses. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class CopyBenchmark {
  /** A bucket's folder. */
  @Param("data/sparkify-sample")
  private String data;

  private Path warehouse;
  private Engine engine;
  private EngineSession session;
  private long queries;

  @Setup
  public void open() throws IOException {
    Path bucket = Path.of(data);
    warehouse = Files.createTempDirectory("copy").resolve("copy.duckdb");
    engine =
        DuckDbEngine.open(
            new EngineSettings(
                Map.of(bucket.getFileName().toString(), bucket), Optional.of(warehouse), 288, 2));
    session = engine.openSession();
    run(Files.readString(Path.of("sql/1-schema/warehouse/01-staging_events.sql")));
  }

  /** Replaces the rows, as {@code sql/2-stage} does, in one transaction. */
  @Benchmark
  public void copy() {
    String bucket = "s3://" + Path.of(data).getFileName();
    session.begin();
    run("delete from staging_events");
    run(
        "copy staging_events from '"
            + bucket
            + "/log_data' iam_role 'arn:aws:iam::000000000000:role/local' format as json '"
            + bucket
            + "/log_json_path.json' timeformat 'epochmillisecs'");
    session.commit();
  }

  private void run(String sql) {
    session.execute(sql.replaceFirst(";\\s*$", ""), Map.of(), ++queries).close();
  }

  @TearDown
  public void close() throws IOException {
    engine.close();
    Files.deleteIfExists(warehouse);
    Files.deleteIfExists(warehouse.getParent());
  }
}
