package com.sparkify.warehouse.dataapi;

import com.sparkify.warehouse.dataapi.Submission.Accepted;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The statements that were accepted and haven't been seen to end, and whether all must end. */
final class InFlight {
  private final Set<Accepted> statements = ConcurrentHashMap.newKeySet();
  private volatile String cancelReason;

  void add(Accepted statement) {
    statements.add(statement);
  }

  void remove(Accepted statement) {
    statements.remove(statement);
  }

  Set<Accepted> statements() {
    return Set.copyOf(statements);
  }

  /** The first reason stays: the others follow from it. */
  synchronized void cancel(String reason) {
    if (cancelReason == null) {
      cancelReason = reason;
    }
  }

  /** Why all must end; empty while nothing must. */
  Optional<String> cancelReason() {
    return Optional.ofNullable(cancelReason);
  }
}
