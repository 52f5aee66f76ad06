package com.sparkify.warehouse.local.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/**
 * What the engine knows of its loads, as table functions: always the state of the moment, whatever
 * transaction asks. The views over them are in {@code views.sql}.
 */
final class SystemTables {
  private final LoadHistory history;

  SystemTables(LoadHistory history) {
    this.history = history;
  }

  void register(Connection connection) throws SQLException {
    register(
        connection,
        "sparkify_load_errors",
        List.of(
            "query_id:l",
            "session_id:l",
            "table_id:l",
            "schema_name:t",
            "table_name:t",
            "start_time:l",
            "file_name:t",
            "line_number:l",
            "column_name:t",
            "column_type:t",
            "column_length:t",
            "position:l",
            "raw_line:t",
            "raw_field_value:t",
            "error_code:l",
            "error_message:t"),
        this::errors);
    register(
        connection,
        "sparkify_loads",
        List.of(
            "query_id:l",
            "session_id:l",
            "table_id:l",
            "schema_name:t",
            "table_name:t",
            "status:t",
            "start_time:l",
            "end_time:l",
            "data_source:t",
            "loaded_rows:l",
            "loaded_bytes:l",
            "source_files:l",
            "source_bytes:l",
            "scanned_files:l",
            "error_count:l",
            "error_message:t"),
        this::loads);
  }

  private List<Object[]> errors() {
    List<Object[]> rows = new ArrayList<>();
    for (LoadJob job : history.jobs()) {
      for (LoadError error : job.errors()) {
        rows.add(
            new Object[] {
              job.queryId(), (long) job.processId(), job.tableId(), job.schema(),
              job.command().table().name(), micros(job.start()), error.file(), error.line(),
              error.column(), error.columnType(), error.columnLength(), (long) error.position(),
              error.rawLine(), error.rawValue(), (long) error.code(), error.reason()
            });
      }
    }
    return rows;
  }

  private List<Object[]> loads() {
    List<Object[]> rows = new ArrayList<>();
    for (LoadJob job : history.jobs()) {
      rows.add(
          new Object[] {
            job.queryId(),
            (long) job.processId(),
            job.tableId(),
            job.schema(),
            job.command().table().name(),
            job.status().name().toLowerCase(Locale.ROOT),
            micros(job.start()),
            job.end().map(SystemTables::micros).orElse(null),
            job.command().source().toString(),
            job.rows(),
            job.bytes(),
            (long) job.fileCount(),
            job.totalBytes(),
            (long) job.filesDone(),
            (long) job.errorCount(),
            job.message()
          });
    }
    return rows;
  }

  private static long micros(java.time.Instant instant) {
    return java.time.temporal.ChronoUnit.MICROS.between(java.time.Instant.EPOCH, instant);
  }

  private interface Rows {
    List<Object[]> get();
  }

  private static void register(Connection connection, String name, List<String> columns, Rows rows)
      throws SQLException {
    try (var builder = DuckDBFunctions.tableFunction()) {
      builder.withName(name).withFunction(new RowsFunction(columns, rows)).register(connection);
    }
  }

  /** Where a scan stands. */
  private static final class Scan {
    private final List<Object[]> rows;
    private int next;

    Scan(List<Object[]> rows) {
      this.rows = rows;
    }
  }

  private record RowsFunction(List<String> columns, Rows rows)
      implements DuckDBTableFunction<Map<String, String>, Scan, Object> {

    @Override
    public Map<String, String> bind(DuckDBTableFunctionBindInfo info) {
      for (String column : columns) {
        DuckDBColumnType type =
            column.endsWith(":l") ? DuckDBColumnType.BIGINT : DuckDBColumnType.VARCHAR;
        info.addResultColumn(column.substring(0, column.length() - 2), type);
      }
      return new TreeMap<>();
    }

    @Override
    public Scan init(DuckDBTableFunctionInitInfo info) {
      info.setMaxThreads(1);
      return new Scan(rows.get());
    }

    @Override
    public Object localInit(DuckDBTableFunctionInitInfo info) {
      return "";
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) {
      Scan scan = call.getInitData();
      int row = 0;
      while (row < chunk.capacity() && scan.next < scan.rows.size()) {
        Object[] values = scan.rows.get(scan.next++);
        for (int column = 0; column < values.length; column++) {
          if (values[column] == null) {
            chunk.vector(column).setNull(row);
          } else if (values[column] instanceof Long number) {
            chunk.vector(column).setLong(row, number);
          } else {
            chunk.vector(column).setString(row, values[column].toString());
          }
        }
        row++;
      }
      return row;
    }
  }
}
