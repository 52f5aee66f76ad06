package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.local.engine.EngineException.Kind;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/** A session on a DuckDB connection of its own. */
final class DuckDbSession implements EngineSession {
  /** How long a cancellation waits before it interrupts again: an early one gets lost. */
  private static final long CANCEL_AGAIN_MILLIS = 10;

  private final Warehouse warehouse;
  private final DuckDBConnection connection;
  private final int processId;
  private final Planner planner;
  private final Executor executor;
  private final Runnable onClose;

  /** Held while a statement runs; the fields below it guards what other threads may see. */
  private final Object monitor = new Object();

  private Statement running;
  private boolean busy;
  private boolean cancelled;
  private boolean closed;

  /** Only queries ran, and ended well: nothing of this session is left on the connection. */
  private boolean traceless = true;

  private boolean inTransaction;
  private boolean failed;
  private SessionFacts facts;

  DuckDbSession(
      Warehouse warehouse,
      int processId,
      Planner planner,
      Loader loader,
      LoadFunction loadFunction,
      LoadHistory history,
      Runnable onClose) {
    this.warehouse = warehouse;
    this.connection = warehouse.connect();
    this.processId = processId;
    this.planner = planner;
    this.onClose = onClose;
    this.facts = new SessionFacts(processId, -1, 0, -1);
    this.executor = new Executor(this, loader, loadFunction, history);
  }

  @Override
  public int processId() {
    return processId;
  }

  @Override
  public EngineResult execute(String sql, Map<String, String> parameters, long queryId) {
    enter();
    try {
      Plan plan = planner.plan(sql, parameters, facts);
      boolean onlyQueries = traceless && plan instanceof Plan.Query;
      traceless = false;
      if (plan instanceof Plan.Transaction transaction) {
        return transaction(transaction);
      }
      if (failed) {
        throw ErrorTranslator.aborted();
      }
      EngineResult result = executor.run(plan, queryId);
      traceless = onlyQueries;
      facts = new SessionFacts(processId, facts.lastCopyId(), facts.lastCopyCount(), queryId);
      return result;
    } catch (EngineException e) {
      failed = inTransaction;
      throw isCancelled() ? cancelled(e) : e;
    } finally {
      leave();
    }
  }

  private static EngineException cancelled(EngineException cause) {
    return new EngineException(Kind.CANCELLED, ErrorTranslator.cancelled().getMessage(), cause);
  }

  private EngineResult transaction(Plan.Transaction transaction) {
    switch (transaction) {
      case BEGIN -> begin();
      case COMMIT -> {
        if (failed) {
          rollback();
        } else {
          commit();
        }
      }
      case ROLLBACK -> rollback();
    }
    return new CountResult(0);
  }

  @Override
  public void begin() {
    if (inTransaction) {
      return;
    }
    traceless = false;
    run("begin transaction");
    inTransaction = true;
    failed = false;
  }

  @Override
  public void commit() {
    if (!inTransaction) {
      return;
    }
    if (failed) {
      rollback();
      throw ErrorTranslator.aborted();
    }
    inTransaction = false;
    try {
      run("commit");
    } catch (EngineException e) {
      rollbackQuietly();
      throw e;
    }
  }

  @Override
  public void rollback() {
    boolean open = inTransaction;
    inTransaction = false;
    failed = false;
    if (open) {
      rollbackQuietly();
    }
  }

  /** DuckDB has ended the transaction already after some errors. */
  void rollbackQuietly() {
    try (Statement statement = connection.createStatement()) {
      statement.execute("rollback");
    } catch (SQLException e) {
      EngineException failure = ErrorTranslator.translate(e, RewrittenSql.of(""));
      if (!failure.getMessage().contains("no transaction is active")) {
        throw failure;
      }
    }
  }

  boolean inTransaction() {
    return inTransaction;
  }

  DuckDBConnection connection() {
    return connection;
  }

  void copied(long queryId, long rows) {
    facts = new SessionFacts(processId, queryId, rows, facts.lastQueryId());
  }

  /** Runs SQL of our own, or what a rule has made whole. */
  long run(String sql) {
    return run(RewrittenSql.of(sql));
  }

  /** Runs a statement without a result set; gives the rows that it changed. */
  long run(RewrittenSql sql) {
    try (Statement statement = statement()) {
      boolean rows = statement.execute(sql.text());
      return rows ? 0 : Math.max(0, statement.getLargeUpdateCount());
    } catch (SQLException e) {
      throw ErrorTranslator.translate(e, sql);
    } finally {
      done();
    }
  }

  /** Runs a query; its result outlives the call. */
  EngineResult query(RewrittenSql sql) {
    Statement statement = null;
    try {
      statement = statement();
      return new JdbcResult(statement, statement.executeQuery(sql.text()), sql);
    } catch (SQLException e) {
      close(statement);
      throw ErrorTranslator.translate(e, sql);
    } finally {
      done();
    }
  }

  private static void close(Statement statement) {
    if (statement == null) {
      return;
    }
    try {
      statement.close();
    } catch (SQLException e) {
      throw new EngineException(Kind.STORAGE, "ERROR: " + e.getMessage(), e);
    }
  }

  private Statement statement() throws SQLException {
    synchronized (monitor) {
      if (cancelled) {
        throw ErrorTranslator.cancelled();
      }
      running = connection.createStatement();
      return running;
    }
  }

  private void done() {
    synchronized (monitor) {
      running = null;
    }
  }

  private void enter() {
    synchronized (monitor) {
      if (closed) {
        throw new EngineException(Kind.STORAGE, "ERROR: the session is closed");
      }
      busy = true;
      cancelled = false;
    }
  }

  private void leave() {
    synchronized (monitor) {
      busy = false;
      monitor.notifyAll();
    }
  }

  private boolean isCancelled() {
    synchronized (monitor) {
      return cancelled;
    }
  }

  /** {@inheritDoc} Returns when the statement has ended. */
  @Override
  public void cancel() {
    synchronized (monitor) {
      if (!busy) {
        return;
      }
      cancelled = true;
      try {
        while (busy) {
          interrupt();
          monitor.wait(CANCEL_AGAIN_MILLIS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A statement that ends at this moment can't be interrupted, and needn't be. */
  private void interrupt() {
    try {
      if (running != null && !running.isClosed()) {
        running.cancel();
      }
    } catch (SQLException e) {
      running = null;
    }
  }

  @Override
  public void close() {
    synchronized (monitor) {
      if (closed) {
        return;
      }
      closed = true;
    }
    cancel();
    try {
      if (traceless && !isCancelled()) {
        warehouse.giveBack(connection);
      } else {
        connection.close();
      }
    } catch (SQLException e) {
      throw new EngineException(Kind.STORAGE, "ERROR: " + e.getMessage(), e);
    } finally {
      onClose.run();
    }
  }
}
