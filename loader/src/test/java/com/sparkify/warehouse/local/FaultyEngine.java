package com.sparkify.warehouse.local;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.local.engine.ColumnDescription;
import com.sparkify.warehouse.local.engine.Engine;
import com.sparkify.warehouse.local.engine.EngineException;
import com.sparkify.warehouse.local.engine.EngineResult;
import com.sparkify.warehouse.local.engine.EngineSession;
import com.sparkify.warehouse.local.engine.TableDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An engine that fails at one step of its transactions, and remembers which statements were
 * committed. A step is a statement of a transaction or its commit, counted from 1 as they come.
 */
public final class FaultyEngine implements Engine {
  private final Engine engine;
  private final List<String> committed = new CopyOnWriteArrayList<>();
  private final AtomicInteger steps = new AtomicInteger();
  private volatile int failingStep;
  private volatile EngineException failure;
  private volatile Runnable beforeStep = () -> {};

  /** Takes over the engine, to close it in the end. */
  public FaultyEngine(Engine engine) {
    this.engine = requireNonNull(engine, "engine");
  }

  /** Lets one step fail, once. */
  public FaultyEngine failAt(int step, EngineException with) {
    failure = requireNonNull(with, "with");
    failingStep = step;
    return this;
  }

  /** Does something before each step, which waits for it; maybe in several threads at once. */
  public FaultyEngine beforeEachStep(Runnable action) {
    beforeStep = requireNonNull(action, "action");
    return this;
  }

  /** The statements of all committed transactions. */
  public List<String> committed() {
    return List.copyOf(committed);
  }

  /** How many steps there have been. */
  public int steps() {
    return steps.get();
  }

  @Override
  public EngineSession openSession() {
    return new Session(engine.openSession());
  }

  @Override
  public String database() {
    return engine.database();
  }

  @Override
  public List<String> schemas() {
    return engine.schemas();
  }

  @Override
  public List<TableDescription> tables() {
    return engine.tables();
  }

  @Override
  public List<ColumnDescription> columns(String schema, String table) {
    return engine.columns(schema, table);
  }

  @Override
  public void close() {
    engine.close();
  }

  private void step() {
    beforeStep.run();
    if (steps.incrementAndGet() == failingStep) {
      throw failure;
    }
  }

  private final class Session implements EngineSession {
    private final EngineSession session;
    private final List<String> open = new ArrayList<>();
    private boolean inTransaction;

    Session(EngineSession session) {
      this.session = session;
    }

    @Override
    public int processId() {
      return session.processId();
    }

    @Override
    public EngineResult execute(String sql, Map<String, String> parameters, long queryId) {
      if (inTransaction) {
        step();
        open.add(sql);
      }
      return session.execute(sql, parameters, queryId);
    }

    @Override
    public void begin() {
      inTransaction = true;
      session.begin();
    }

    @Override
    public void commit() {
      step();
      session.commit();
      committed.addAll(open);
    }

    @Override
    public void rollback() {
      session.rollback();
    }

    @Override
    public void cancel() {
      session.cancel();
    }

    @Override
    public void close() {
      session.close();
    }
  }
}
