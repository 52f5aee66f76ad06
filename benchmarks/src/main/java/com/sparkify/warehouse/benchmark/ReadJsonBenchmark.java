package com.sparkify.warehouse.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
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

/** The same events into the same columns by DuckDB's read_json: no byte of them comes to Java. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class ReadJsonBenchmark {
  private static final String COLUMNS =
      "artist: 'varchar', auth: 'varchar', firstName: 'varchar', gender: 'varchar',"
          + " itemInSession: 'integer', lastName: 'varchar', length: 'double', level: 'varchar',"
          + " location: 'varchar', method: 'varchar', page: 'varchar', registration: 'double',"
          + " sessionId: 'integer', song: 'varchar', status: 'integer', ts: 'bigint',"
          + " userAgent: 'varchar', userId: 'varchar'";

  /** A bucket's folder. */
  @Param("data/sparkify-sample")
  private String data;

  private Path warehouse;
  private Connection connection;

  @Setup
  public void open() throws IOException, SQLException {
    warehouse = Files.createTempDirectory("read-json").resolve("read-json.duckdb");
    Properties properties = new Properties();
    properties.setProperty("memory_limit", "288MiB");
    properties.setProperty("threads", "2");
    properties.setProperty("preserve_insertion_order", "false");
    connection = DriverManager.getConnection("jdbc:duckdb:" + warehouse, properties);
    run("create table staging_events as " + rows() + " limit 0");
  }

  /** Replaces the rows in one transaction. */
  @Benchmark
  public void readJson() throws SQLException {
    run("begin transaction");
    run("delete from staging_events");
    run("insert into staging_events " + rows());
    run("commit");
  }

  private String rows() {
    return "select * replace (epoch_ms(ts) as ts, cast(nullif(userId, '') as integer) as userId)"
        + " from read_json('"
        + data
        + "/log_data/*/*/*.json', format = 'newline_delimited', columns = {"
        + COLUMNS
        + "})";
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @TearDown
  public void close() throws IOException, SQLException {
    connection.close();
    Files.deleteIfExists(warehouse);
    Files.deleteIfExists(warehouse.getParent());
  }
}
