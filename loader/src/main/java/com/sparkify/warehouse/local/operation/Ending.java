package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.local.engine.EngineException;
import java.time.Clock;
import java.util.Optional;

/** How a submission's statements end, once its work is kept or undone. */
final class Ending {
  private final Submission submission;
  private final Clock clock;

  Ending(Submission submission, Clock clock) {
    this.submission = requireNonNull(submission, "submission");
    this.clock = requireNonNull(clock, "clock");
  }

  /** A batch whose parts have all finished. */
  void finished() {
    Statement root = submission.root();
    long nanos =
        submission.parts().stream().mapToLong(part -> part.progress().durationNanos()).sum();
    root.executed(clock.instant(), new Outcome(nanos, -1, Optional.empty()));
    root.finish(clock.instant());
  }

  /**
   * A statement failed or was cancelled: it says why, and so does the batch that it is of. The
   * batch's other statements are ABORTED.
   *
   * @param culprit the root where no statement of a batch is to blame, as when the commit failed
   */
  void failed(Statement culprit, Throwable failure) {
    boolean cancelled =
        failure instanceof EngineException engineFailure
            && engineFailure.kind() == EngineException.Kind.CANCELLED;
    String error = messageOf(failure);
    if (culprit != submission.root()) {
      end(culprit, cancelled, error);
    }
    for (Statement part : submission.parts()) {
      if (!part.state().isEnd()) {
        part.abort(clock.instant(), cancelled ? error : Statement.UNDONE);
      }
    }
    int number = submission.parts().indexOf(culprit) + 1;
    String prefix = number > 0 && !cancelled ? "Query #" + number + " failed with " : "";
    end(submission.root(), cancelled, prefix + error);
  }

  private void end(Statement statement, boolean cancelled, String error) {
    if (statement.state().isEnd()) {
      return;
    }
    if (cancelled) {
      statement.abort(clock.instant(), error);
      return;
    }
    statement.fail(clock.instant(), error);
  }

  private static String messageOf(Throwable failure) {
    if (failure instanceof EngineException) {
      return failure.getMessage();
    }
    return "the local engine failed: " + failure;
  }
}
