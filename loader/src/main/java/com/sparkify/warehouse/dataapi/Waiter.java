package com.sparkify.warehouse.dataapi;

import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.CancelStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/**
 * Waits for a statement's end by long polling: the service answers when the statement ends or the
 * wait is over. Where it has too many waiting already, plain polls with growing pauses do.
 */
final class Waiter {
  /** Below the service's 30 s, so that its answer comes well before the socket times out. */
  private static final Duration LONG_POLL = Duration.ofSeconds(20);

  /** How long a cancelled statement may take to roll back before we stop watching it. */
  private static final Duration CANCEL_GRACE = Duration.ofSeconds(60);

  private static final int MAX_FAULTS_IN_A_ROW = 8;

  private final RedshiftDataClient client;
  private final InFlight inFlight;
  private final Timing timing;
  private final Backoff backoff;

  Waiter(RedshiftDataClient client, InFlight inFlight, Timing timing, Backoff backoff) {
    this.client = client;
    this.inFlight = inFlight;
    this.timing = timing;
    this.backoff = backoff;
  }

  /**
   * Waits until the statement has ended, whichever way.
   *
   * @throws DeadlineExceededException once the deadline has passed; the statement is then cancelled
   *     and has ended, or the message says that its end wasn't seen
   * @throws ServiceFailedException where the service stops answering
   */
  DescribeStatementResponse await(String statementId, Deadline deadline) {
    int faults = 0;
    int plainPolls = 0;
    while (true) {
      if (inFlight.cancelReason().isPresent()) {
        return end(statementId);
      }
      if (deadline.passed(timing)) {
        DescribeStatementResponse ended = end(statementId);
        if (ended.status() == StatusString.FINISHED) {
          return ended;
        }
        throw new DeadlineExceededException(
            "timed out after "
                + deadline.allowed()
                + "; statement "
                + statementId
                + " was cancelled");
      }
      try {
        DescribeStatementResponse described =
            describe(statementId, plainPolls == 0 ? longPoll(deadline) : Duration.ZERO);
        faults = 0;
        if (isEnd(described.status())) {
          return described;
        }
        if (plainPolls > 0) {
          pause(plainPolls++, deadline);
        }
      } catch (SdkException e) {
        if (ServiceErrors.isTooManyWaiting(e)) {
          pause(++plainPolls, deadline);
        } else if (ServiceErrors.mayPass(e) && ++faults <= MAX_FAULTS_IN_A_ROW) {
          pause(faults, deadline);
        } else {
          throw ServiceErrors.explain("ask how statement " + statementId + " is doing", e);
        }
      }
    }
  }

  /** Cancels the statement and watches it to its end. */
  private DescribeStatementResponse end(String statementId) {
    cancel(statementId);
    Instant giveUp = timing.now().plus(CANCEL_GRACE);
    DescribeStatementResponse last = null;
    for (int attempt = 1; timing.now().isBefore(giveUp); attempt++) {
      try {
        last = describe(statementId, Duration.ZERO);
        if (isEnd(last.status())) {
          return last;
        }
        cancel(statementId);
      } catch (SdkException e) {
        if (!ServiceErrors.mayPass(e)) {
          throw ServiceErrors.explain("see the end of cancelled statement " + statementId, e);
        }
      }
      pauseFor(backoff.pause(Math.min(attempt, 3)));
    }
    throw new DeadlineExceededException(
        "statement "
            + statementId
            + " was cancelled, but its end wasn't seen within "
            + CANCEL_GRACE
            + (last == null ? "" : "; it was last " + last.statusAsString())
            + "; look with: aws redshift-data describe-statement --id "
            + statementId);
  }

  /** Asks for the end; a statement that has just ended, or isn't running yet, is no error. */
  void cancel(String statementId) {
    try {
      client.cancelStatement(CancelStatementRequest.builder().id(statementId).build());
    } catch (SdkException e) {
      // Its end decides, not the answer to the request: the caller describes it next.
      return;
    }
  }

  private DescribeStatementResponse describe(String statementId, Duration wait) {
    DescribeStatementRequest.Builder request = DescribeStatementRequest.builder().id(statementId);
    if (wait.toSeconds() > 0) {
      request.waitTimeSeconds((int) wait.toSeconds());
    }
    return client.describeStatement(request.build());
  }

  private Duration longPoll(Deadline deadline) {
    Duration left = deadline.left(timing).plusMillis(999);
    return left.compareTo(LONG_POLL) < 0 ? left : LONG_POLL;
  }

  private void pause(int attempt, Deadline deadline) {
    Duration pause = backoff.pause(attempt);
    Duration left = deadline.left(timing);
    pauseFor(pause.compareTo(left) < 0 ? pause : left);
  }

  private void pauseFor(Duration duration) {
    try {
      timing.sleep(duration);
    } catch (InterruptedException e) {
      // Not passed on: an interrupted thread couldn't make the calls that end the statement.
      inFlight.cancel("interrupted");
    }
  }

  static boolean isEnd(StatusString status) {
    return status == StatusString.FINISHED
        || status == StatusString.FAILED
        || status == StatusString.ABORTED;
  }
}
