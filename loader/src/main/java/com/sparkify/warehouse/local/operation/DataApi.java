package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.local.engine.Engine;
import com.sparkify.warehouse.local.http.Operation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The operations of one local Data API and the state behind them. */
public final class DataApi implements AutoCloseable {
  private final Engine engine;
  private final StatementStore store;
  private final StatementRunner runner;
  private final Statements statements;

  /**
   * A Data API with no statements yet.
   *
   * @param engine runs the statements; not closed here
   * @param spoolFolder exists, and is for this instance alone
   */
  public DataApi(Engine engine, Path spoolFolder, Limits limits, Clock clock) {
    this.engine = requireNonNull(engine, "engine");
    this.store = new StatementStore(clock, limits);
    this.runner =
        new StatementRunner(engine, new ResultSpool(spoolFolder, limits), clock, limits.workers());
    this.statements = new Statements(store, runner, limits);
  }

  /** What is served, each operation once. */
  public List<Operation<?, ?>> operations() {
    Catalog catalog = new Catalog(engine);
    return List.of(
        new ExecuteStatement(statements),
        new BatchExecuteStatement(statements),
        new DescribeStatement(statements),
        new CancelStatement(statements),
        new GetStatementResult(statements),
        new GetStatementResultV2(statements),
        new ListStatements(store),
        new ListDatabases(catalog),
        new ListSchemas(catalog),
        new ListTables(catalog),
        new DescribeTable(catalog));
  }

  /** Cancels what runs, waits for its end and deletes the results. */
  @Override
  public void close() {
    store.active().forEach(runner::cancel);
    runner.close();
    store.active();
    store.forgetAll();
  }
}
