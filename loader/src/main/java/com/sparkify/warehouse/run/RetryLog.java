package com.sparkify.warehouse.run;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.dataapi.Retry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Remembers, for one run, every call and transaction that was tried again, and tells it while it
 * happens. Safe for use by many threads.
 */
public final class RetryLog implements Consumer<Retry> {
  private final ProgressListener listener;
  private final String prefix;
  private final Map<Kind, Integer> counts = new LinkedHashMap<>();

  private record Kind(String work, String operation, String error) {}

  /**
   * Retries of one kind.
   *
   * @param work phase and transaction, such as 2-stage/staging_events, or what was asked
   * @param operation as {@link Retry#operation}
   * @param error as {@link Retry#error}
   * @param count how often it was tried again
   */
  public record Counted(String work, String operation, String error, int count) {
    public Counted {
      requireNonNull(work, "work");
      requireNonNull(operation, "operation");
      requireNonNull(error, "error");
    }
  }

  /** Nothing yet; {@code listener} will be told {@link ProgressEvent.Retrying}. */
  public RetryLog(ProgressListener listener, String runId) {
    this.listener = requireNonNull(listener, "listener");
    this.prefix = Loader.statementPrefix(runId);
  }

  @Override
  public void accept(Retry retry) {
    String work =
        retry.work().startsWith(prefix) ? retry.work().substring(prefix.length()) : retry.work();
    synchronized (counts) {
      counts.merge(new Kind(work, retry.operation(), retry.error()), 1, Integer::sum);
    }
    listener.on(new ProgressEvent.Retrying(work, retry));
  }

  /** What was tried again so far, each kind in the order it first happened. */
  public List<Counted> counted() {
    synchronized (counts) {
      List<Counted> counted = new ArrayList<>();
      counts.forEach(
          (kind, count) ->
              counted.add(new Counted(kind.work(), kind.operation(), kind.error(), count)));
      return counted;
    }
  }
}
