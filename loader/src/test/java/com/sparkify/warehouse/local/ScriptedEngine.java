package com.sparkify.warehouse.local;

import com.sparkify.warehouse.local.engine.ColumnDescription;
import com.sparkify.warehouse.local.engine.Engine;
import com.sparkify.warehouse.local.engine.EngineException;
import com.sparkify.warehouse.local.engine.EngineResult;
import com.sparkify.warehouse.local.engine.EngineSession;
import com.sparkify.warehouse.local.engine.TableDescription;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An engine whose "SQL" says what it is to do. Everything that sessions are told is kept in {@link
 * #events}.
 *
 * <ul>
 *   <li>{@code select 'text'}: one row; {@code rows n}: n rows; {@code wide n}: one row of n bytes
 *   <li>{@code insert n}: n rows changed
 *   <li>{@code fail text}: fails with that text
 *   <li>{@code block name}: runs until {@link #release} or cancel; {@code deaf name}: until release
 *   <li>{@code explode}: a bug of the engine
 * </ul>
 */
public final class ScriptedEngine implements Engine {
  public final List<String> events = new CopyOnWriteArrayList<>();
  private final Map<String, CountDownLatch> started = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> released = new ConcurrentHashMap<>();
  private final AtomicInteger lastProcessId = new AtomicInteger(100);
  private volatile boolean failsToConnect;
  private volatile boolean conflictsOnCommit;

  /** The next sessions can't be opened. */
  public void failToConnect() {
    failsToConnect = true;
  }

  /** Every commit meets a conflict. */
  public void conflictOnCommit() {
    conflictsOnCommit = true;
  }

  /** Waits until {@code block name} or {@code deaf name} runs. */
  public void awaitStart(String name) {
    await(latch(started, name));
  }

  /** Lets {@code block name} or {@code deaf name} end well, be it before it starts. */
  public void release(String name) {
    latch(released, name).countDown();
  }

  @Override
  public EngineSession openSession() {
    if (failsToConnect) {
      throw new EngineException(EngineException.Kind.STORAGE, "the warehouse file is damaged");
    }
    return new Session(lastProcessId.incrementAndGet());
  }

  @Override
  public String database() {
    return "dev";
  }

  @Override
  public List<String> schemas() {
    return List.of("information_schema", "pg_catalog", "public", "star");
  }

  @Override
  public List<TableDescription> tables() {
    return List.of(
        new TableDescription("pg_catalog", "stl_load_errors", "SYSTEM VIEW"),
        new TableDescription("public", "songs", "TABLE"),
        new TableDescription("public", "staging_events", "TABLE"),
        new TableDescription("public", "staging_songs", "TABLE"),
        new TableDescription("star", "songs", "VIEW"));
  }

  @Override
  public List<ColumnDescription> columns(String schema, String table) {
    return List.of(
        new ColumnDescription("song_id", schema, table, "varchar", 18, 0, 0, false, ""),
        new ColumnDescription("duration", schema, table, "numeric", 0, 10, 5, true, "0"));
  }

  @Override
  public void close() {
    events.add("close");
  }

  private static CountDownLatch latch(Map<String, CountDownLatch> latches, String name) {
    return latches.computeIfAbsent(name, absent -> new CountDownLatch(1));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private final class Session implements EngineSession {
    private final int processId;
    private volatile String running = "";
    private volatile boolean cancelled;

    Session(int processId) {
      this.processId = processId;
    }

    @Override
    public int processId() {
      return processId;
    }

    @Override
    public EngineResult execute(String sql, Map<String, String> parameters, long queryId) {
      events.add("execute " + sql + (parameters.isEmpty() ? "" : " with " + parameters));
      int space = sql.indexOf(' ');
      String verb = space < 0 ? sql : sql.substring(0, space);
      String rest = space < 0 ? "" : sql.substring(space + 1);
      return switch (verb) {
        case "select" -> ScriptedResult.text(rest.replace("'", ""));
        case "rows" -> ScriptedResult.numbers(Integer.parseInt(rest));
        case "wide" -> ScriptedResult.text("x".repeat(Integer.parseInt(rest)));
        case "insert" -> ScriptedResult.changed(Integer.parseInt(rest));
        case "block" -> block(rest, true);
        case "deaf" -> block(rest, false);
        case "explode" -> throw new IllegalStateException("a bug");
        case "fail" -> throw new EngineException(EngineException.Kind.DATA, "ERROR: " + rest);
        default ->
            throw new EngineException(
                EngineException.Kind.SYNTAX, "ERROR: syntax error at or near \"" + verb + "\"");
      };
    }

    private EngineResult block(String name, boolean hearsCancel) {
      running = hearsCancel ? name : "";
      latch(started, name).countDown();
      await(latch(released, name));
      running = "";
      if (cancelled && hearsCancel) {
        throw new EngineException(EngineException.Kind.CANCELLED, "ERROR: Query cancelled");
      }
      return ScriptedResult.changed(1);
    }

    @Override
    public void begin() {
      events.add("begin");
    }

    @Override
    public void commit() {
      if (conflictsOnCommit) {
        throw new EngineException(
            EngineException.Kind.CONFLICT,
            "ERROR: 1023 DETAIL: Serializable isolation violation on table");
      }
      events.add("commit");
    }

    @Override
    public void rollback() {
      events.add("rollback");
    }

    @Override
    public void cancel() {
      String name = running;
      if (!name.isEmpty()) {
        cancelled = true;
        release(name);
      }
    }

    @Override
    public void close() {}
  }
}
