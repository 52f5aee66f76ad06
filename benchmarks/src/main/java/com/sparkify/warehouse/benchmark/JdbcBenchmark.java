package com.sparkify.warehouse.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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

/** The same questions to the same tables through DuckDB's JDBC driver, within one process. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Thread)
public class JdbcBenchmark {
  /** A copy of the warehouse that the endpoint serves. */
  @Param(".sparkify/warehouse.duckdb")
  private String warehouse;

  @Param private Question question;

  private Connection connection;

  @Setup
  public void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:" + warehouse);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set schema = 'public'");
    }
  }

  /** Runs the statement and reads its row, on a connection that is kept. */
  @Benchmark
  public List<Object> query() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question.duckDb())) {
      rows.next();
      List<Object> row = new ArrayList<>();
      for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
        row.add(rows.getObject(column));
      }
      return row;
    }
  }

  @TearDown
  public void disconnect() throws SQLException {
    connection.close();
  }
}
