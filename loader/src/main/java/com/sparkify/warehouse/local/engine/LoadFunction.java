package com.sparkify.warehouse.local.engine;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/**
 * The table function that COPY inserts from: DuckDB's threads call it side by side, each with a
 * worker of its own.
 */
final class LoadFunction implements DuckDBTableFunction<LoadJob, LoadJob, LoadWorker> {
  static final String NAME = "sparkify_load";

  private final Map<Long, LoadJob> jobs = new ConcurrentHashMap<>();
  private final int threads;

  LoadFunction(int threads) {
    this.threads = threads;
  }

  void register(Connection connection) throws SQLException {
    try (var builder = DuckDBFunctions.tableFunction()) {
      builder.withName(NAME).withParameter(Long.class).withFunction(this).register(connection);
    }
  }

  /** Makes a job known to the function by its query id. */
  void add(LoadJob job) {
    jobs.put(job.queryId(), job);
  }

  void remove(LoadJob job) {
    jobs.remove(job.queryId());
  }

  @Override
  public LoadJob bind(DuckDBTableFunctionBindInfo info) {
    LoadJob job = jobs.get(info.getParameter(0).getLong());
    if (job == null) {
      throw new EngineException(EngineException.Kind.FORBIDDEN, "there is no such load");
    }
    int column = 0;
    for (LoadJob.Column target : job.columns()) {
      FieldReader reader = FieldReader.of(target.type(), job.command().fields());
      info.addResultColumn(columnName(column++), reader.vectorType());
    }
    return job;
  }

  /** The name of the function's result column. */
  static String columnName(int column) {
    return "c" + column;
  }

  @Override
  public LoadJob init(DuckDBTableFunctionInitInfo info) {
    info.setMaxThreads(threads);
    return info.getBindData();
  }

  @Override
  public LoadWorker localInit(DuckDBTableFunctionInitInfo info) {
    LoadJob job = info.getBindData();
    return new LoadWorker(job);
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) {
    LoadWorker worker = call.getLocalInitData();
    try {
      return worker.fill(chunk);
    } catch (IOException e) {
      EngineException failure =
          new EngineException(EngineException.Kind.LOAD, "ERROR: a file can't be read: " + e, e);
      worker.job().fail(failure);
      throw failure;
    } catch (EngineException e) {
      worker.job().fail(e);
      throw e;
    }
  }
}
