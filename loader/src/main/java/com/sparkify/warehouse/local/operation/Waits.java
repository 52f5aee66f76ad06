package com.sparkify.warehouse.local.operation;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Long polling: requests that wait for a statement's end and hold no thread meanwhile. */
final class Waits {
  private final Map<String, Integer> waiting = new ConcurrentHashMap<>();
  private final int limit;

  /**
   * No one waits yet.
   *
   * @param limit requests that may wait for one statement
   */
  Waits(int limit) {
    this.limit = limit;
  }

  /**
   * Completes when the statement has ended or the seconds are over, whichever is first.
   *
   * @param seconds none to go on at once
   * @throws software.amazon.awssdk.services.redshiftdata.model
   *     .ActiveWaitingRequestsExceededException where too many wait for it already
   */
  CompletionStage<Void> forEnd(Statement statement, Optional<Integer> seconds) {
    if (seconds.isEmpty() || statement.state().isEnd()) {
      return CompletableFuture.completedStage(null);
    }
    if (waiting.merge(statement.id(), 1, Integer::sum) > limit) {
      leave(statement);
      throw Errors.tooManyWaiting(limit);
    }
    return statement
        .ended()
        .copy()
        .completeOnTimeout(null, seconds.get(), TimeUnit.SECONDS)
        .whenComplete((end, failure) -> leave(statement));
  }

  private void leave(Statement statement) {
    waiting.computeIfPresent(statement.id(), (id, count) -> count == 1 ? null : count - 1);
  }
}
