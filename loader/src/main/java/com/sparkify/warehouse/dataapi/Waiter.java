package com.sparkify.warehouse.dataapi;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

  private final RedshiftDataClient client;
  private final InFlight inFlight;
  private final Timing timing;
  private final Pauses pauses;

  Waiter(RedshiftDataClient client, InFlight inFlight, Timing timing, Pauses pauses) {
    this.client = client;
    this.inFlight = inFlight;
    this.timing = timing;
    this.pauses = pauses;
  }

  /**
   * Waits until the statement has ended, whichever way. Faults that pass are outwaited until the
   * deadline. Whatever else keeps it from waiting, the statement is cancelled and watched to its
   * end, or the exception tells that it may be committed.
   *
   * @throws DeadlineExceededException once the deadline has passed
   * @throws CancelledException where the end of a cancelled statement couldn't be seen
   * @throws ServiceFailedException where the service refuses to tell
   */
  DescribeStatementResponse await(String statementId, Deadline deadline) {
    int faults = 0;
    int plainPolls = 0;
    while (true) {
      Optional<String> cancelled = inFlight.cancelReason();
      if (cancelled.isPresent()) {
        return end(statementId, new CancelledException(cancelled.get()));
      }
      if (deadline.passed(timing)) {
        return endOr(
            statementId,
            new DeadlineExceededException(
                "timed out after "
                    + deadline.allowed()
                    + "; statement "
                    + statementId
                    + " was cancelled"));
      }
      try {
        DescribeStatementResponse described =
            describe(statementId, plainPolls == 0 ? longPoll(deadline) : Duration.ZERO);
        faults = 0;
        if (isEnd(described.status())) {
          return described;
        }
        if (plainPolls > 0) {
          pauses.pause(plainPolls++, deadline);
        }
      } catch (SdkException e) {
        if (ServiceErrors.isTooManyWaiting(e)) {
          pauses.pause(++plainPolls, deadline);
        } else if (ServiceErrors.mayPass(e)) {
          pauses.pause(++faults, deadline);
        } else {
          return endOr(
              statementId,
              ServiceErrors.explain("ask how statement " + statementId + " is doing", e));
        }
      }
    }
  }

  /** Ends the statement for a reason, which is thrown unless the statement finished before. */
  private DescribeStatementResponse endOr(String statementId, DataApiException reason) {
    DescribeStatementResponse ended = end(statementId, reason);
    if (ended.status() == StatusString.FINISHED) {
      return ended;
    }
    throw reason;
  }

  /** Cancels the statement and watches it to its end. */
  private DescribeStatementResponse end(String statementId, DataApiException reason) {
    Instant giveUp = timing.now().plus(CANCEL_GRACE);
    String unseen = "its end wasn't seen within " + CANCEL_GRACE;
    String last = "";
    cancel(statementId);
    for (int attempt = 1; timing.now().isBefore(giveUp); attempt++) {
      try {
        DescribeStatementResponse described = describe(statementId, Duration.ZERO);
        if (isEnd(described.status())) {
          return described;
        }
        last = "; it was last " + described.statusAsString();
        cancel(statementId);
      } catch (SdkException e) {
        if (!ServiceErrors.mayPass(e)) {
          unseen = "its end couldn't be seen";
          break;
        }
      }
      pauses.pause(Math.min(attempt, 3));
    }
    throw reason.unseen(
        unseen + last + "; look with: aws redshift-data describe-statement --id " + statementId);
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

  static boolean isEnd(StatusString status) {
    return status == StatusString.FINISHED
        || status == StatusString.FAILED
        || status == StatusString.ABORTED;
  }
}
