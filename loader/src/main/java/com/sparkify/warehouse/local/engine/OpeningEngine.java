package com.sparkify.warehouse.local.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * An engine that opens on a thread of its own, while its user prepares what will ask it: DuckDB's
 * library takes a while to unpack. Every question waits until it is open.
 */
public final class OpeningEngine implements Engine {
  private final CompletableFuture<Engine> opening;

  private OpeningEngine(CompletableFuture<Engine> opening) {
    this.opening = opening;
  }

  /** Begins to open; what {@code open} throws is thrown by every question. */
  public static OpeningEngine begin(Supplier<Engine> open) {
    requireNonNull(open, "open");
    return new OpeningEngine(
        CompletableFuture.supplyAsync(
            open,
            task -> {
              Thread thread = new Thread(task, "engine-opening");
              thread.setDaemon(true);
              thread.start();
            }));
  }

  /**
   * Waits until it is open.
   *
   * @throws EngineException where it can't be opened
   */
  public Engine opened() {
    try {
      return opening.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof EngineException cause) {
        throw new EngineException(cause.kind(), cause.getMessage(), cause);
      }
      throw e;
    }
  }

  @Override
  public EngineSession openSession() {
    return opened().openSession();
  }

  @Override
  public String database() {
    return opened().database();
  }

  @Override
  public List<String> schemas() {
    return opened().schemas();
  }

  @Override
  public List<TableDescription> tables() {
    return opened().tables();
  }

  @Override
  public List<ColumnDescription> columns(String schema, String table) {
    return opened().columns(schema, table);
  }

  /** Closes what was opened; where that failed there is nothing to close. */
  @Override
  public void close() {
    Engine engine;
    try {
      engine = opening.join();
    } catch (CompletionException e) {
      return;
    }
    engine.close();
  }
}
