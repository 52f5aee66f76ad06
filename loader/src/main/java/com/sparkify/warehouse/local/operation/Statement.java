package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * One SQL text and its life; a batch is a statement without a text and has one for each of its
 * texts. Safe for use by many threads: a reader sees one consistent {@link Progress}.
 */
final class Statement {
  /** What a statement of a failed transaction says that didn't fail itself, in Redshift's words. */
  static final String UNDONE = "Connection or an prior query failed.";

  private final String id;
  private final String sql;
  private final Map<String, String> parameters;
  private final Instant createdAt;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private Progress progress;

  /**
   * A submitted statement.
   *
   * @param parameters the values of those {@code :name} that are in the text
   */
  Statement(String id, String sql, Map<String, String> parameters, Instant createdAt) {
    this.id = requireNonNull(id, "id");
    this.sql = requireNonNull(sql, "sql");
    this.parameters = Map.copyOf(parameters);
    this.createdAt = requireNonNull(createdAt, "createdAt");
    this.progress = Progress.submitted(createdAt);
  }

  String id() {
    return id;
  }

  String sql() {
    return sql;
  }

  Map<String, String> parameters() {
    return parameters;
  }

  Instant createdAt() {
    return createdAt;
  }

  synchronized Progress progress() {
    return progress;
  }

  StatementState state() {
    return progress().state();
  }

  /** Completes when the statement has ended, however it did; never fails. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  void pick(Instant now) {
    become(StatementState.PICKED, before -> before.picked(now));
  }

  void start(Instant now, long processId, long queryId) {
    become(StatementState.STARTED, before -> before.started(now, processId, queryId));
  }

  synchronized void executed(Instant now, Outcome outcome) {
    requireState(StatementState.STARTED);
    progress = progress.executed(now, outcome);
  }

  void finish(Instant now) {
    become(StatementState.FINISHED, before -> before.finished(now));
  }

  void fail(Instant now, String error) {
    become(StatementState.FAILED, before -> before.undone(StatementState.FAILED, now, error));
  }

  void abort(Instant now, String error) {
    become(StatementState.ABORTED, before -> before.undone(StatementState.ABORTED, now, error));
  }

  /** Lets go of the result, be it in memory or spooled. */
  void forgetResult() {
    progress().result().ifPresent(SpooledResult::delete);
  }

  private void become(StatementState next, UnaryOperator<Progress> change) {
    Progress before;
    synchronized (this) {
      before = progress;
      if (!before.state().mayBecome(next)) {
        throw new IllegalStateException(
            "statement " + id + " is " + before.state() + " and can't become " + next);
      }
      progress = change.apply(before);
    }
    if (next == StatementState.FAILED || next == StatementState.ABORTED) {
      before.result().ifPresent(SpooledResult::delete);
    }
    if (next.isEnd()) {
      ended.complete(null);
    }
  }

  private void requireState(StatementState wanted) {
    if (progress.state() != wanted) {
      throw new IllegalStateException(
          "statement " + id + " is " + progress.state() + ", not " + wanted);
    }
  }
}
