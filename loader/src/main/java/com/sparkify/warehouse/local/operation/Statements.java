package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;

/** What the statement operations share: the store, the runner and the waits. */
final class Statements {
  private final StatementStore store;
  private final StatementRunner runner;
  private final Waits waits;
  private final Limits limits;

  Statements(StatementStore store, StatementRunner runner, Limits limits) {
    this.store = requireNonNull(store, "store");
    this.runner = requireNonNull(runner, "runner");
    this.waits = new Waits(limits.waitingRequests());
    this.limits = limits;
  }

  Limits limits() {
    return limits;
  }

  /** Accepts a request and starts it, unless its ClientToken says that this was done. */
  Submission submit(NewStatement request, String clientToken) {
    Optional<String> token = Validation.length("ClientToken", clientToken, 1, 64);
    StatementStore.Accepted accepted = store.submit(request, token);
    Submission submission = accepted.submission();
    if (!accepted.isNew()) {
      return submission;
    }
    try {
      runner.run(submission);
    } catch (RejectedExecutionException e) {
      submission.abort(submission.root().createdAt(), "the local warehouse is closing");
      throw Errors.internal("the local warehouse is closing", e);
    }
    return submission;
  }

  /**
   * Finds a statement.
   *
   * @throws software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException where the id
   *     isn't one, or there is no such statement, be it no longer
   */
  StatementStore.Found find(String id) {
    Validation.statementId(id);
    return store.find(id).orElseThrow(() -> Errors.noSuchStatement(id));
  }

  /** Asks for the end; false where it had ended before. */
  boolean cancel(Submission submission) {
    return runner.cancel(submission);
  }

  CompletionStage<Void> waitForEnd(Statement statement, Optional<Integer> seconds) {
    return waits.forEnd(statement, seconds);
  }
}
