package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.local.engine.Engine;
import com.sparkify.warehouse.local.engine.EngineException;
import com.sparkify.warehouse.local.engine.EngineResult;
import com.sparkify.warehouse.local.engine.EngineSession;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.redshiftdata.model.ExecutionMode;

/** One submission on one connection of its own, from PICKED to its end; never throws. */
final class Execution {
  private final Engine engine;
  private final ResultSpool spool;
  private final Clock clock;
  private final AtomicLong queryIds;
  private final Submission submission;
  private final Ending ending;

  Execution(
      Engine engine, ResultSpool spool, Clock clock, AtomicLong queryIds, Submission submission) {
    this.engine = requireNonNull(engine, "engine");
    this.spool = requireNonNull(spool, "spool");
    this.clock = requireNonNull(clock, "clock");
    this.queryIds = requireNonNull(queryIds, "queryIds");
    this.submission = requireNonNull(submission, "submission");
    this.ending = new Ending(submission, clock);
  }

  void run() {
    try {
      connectAndExecute();
    } catch (RuntimeException | Error e) {
      ending.failed(submission.root(), e);
    }
  }

  private void connectAndExecute() {
    String database = submission.request().target().database();
    if (!database.equals(engine.database())) {
      throw new EngineException(
          EngineException.Kind.SYNTAX, "FATAL: database \"" + database + "\" does not exist");
    }
    EngineSession session = engine.openSession();
    try {
      execute(session);
    } finally {
      session.close();
    }
  }

  private void execute(EngineSession session) {
    if (!submission.request().batch()) {
      executeSingle(session);
      return;
    }
    submission.root().start(clock.instant(), session.processId(), -1);
    if (submission.request().executionMode() == ExecutionMode.AUTO_COMMIT) {
      executeEach(session);
    } else {
      executeTransaction(session);
    }
  }

  private void executeSingle(EngineSession session) {
    Statement statement = submission.root();
    try {
      runOne(statement, session);
    } catch (RuntimeException | Error e) {
      ending.failed(statement, e);
      return;
    }
    statement.finish(clock.instant());
  }

  /** Each statement commits by itself; the first failure ends the batch. */
  private void executeEach(EngineSession session) {
    for (Statement part : submission.parts()) {
      try {
        part.pick(clock.instant());
        runOne(part, session);
      } catch (RuntimeException | Error e) {
        ending.failed(part, e);
        return;
      }
      part.finish(clock.instant());
    }
    ending.finished();
  }

  /** All or nothing: no part is FINISHED before the commit. */
  private void executeTransaction(EngineSession session) {
    List<Statement> parts = submission.parts();
    Statement current = submission.root();
    try {
      session.begin();
      for (Statement part : parts) {
        part.pick(clock.instant());
        current = part;
        runOne(part, session);
      }
      current = submission.root();
      submission.cancellation().check();
      session.commit();
    } catch (RuntimeException | Error e) {
      rollback(session, e);
      ending.failed(current, e);
      return;
    }
    parts.forEach(part -> part.finish(clock.instant()));
    ending.finished();
  }

  private static void rollback(EngineSession session, Throwable failure) {
    try {
      session.rollback();
    } catch (RuntimeException e) {
      failure.addSuppressed(e); // closing the connection undoes the work as well
    }
  }

  private void runOne(Statement statement, EngineSession session) {
    Cancellation cancellation = submission.cancellation();
    long queryId = queryIds.incrementAndGet();
    statement.start(clock.instant(), session.processId(), queryId);
    long begin = System.nanoTime();
    cancellation.enter(session);
    try (EngineResult result = session.execute(statement.sql(), statement.parameters(), queryId)) {
      Optional<SpooledResult> kept =
          result.hasResultSet()
              ? Optional.of(spool.write(statement.id(), result))
              : Optional.empty();
      long rows = kept.map(SpooledResult::rows).orElseGet(result::updatedRows);
      statement.executed(clock.instant(), new Outcome(System.nanoTime() - begin, rows, kept));
    } finally {
      cancellation.leave();
    }
  }
}
