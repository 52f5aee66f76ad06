package com.sparkify.warehouse.dataapi;

import com.sparkify.warehouse.dataapi.Calls.Bound;
import com.sparkify.warehouse.dataapi.Submission.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
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

  /** How long nothing may answer before we stop asking for the end of a cancelled statement. */
  private static final Duration SILENCE = Duration.ofSeconds(4);

  private static final String DESCRIBE = "DescribeStatement";

  private final RedshiftDataClient client;
  private final InFlight inFlight;
  private final Timing timing;
  private final Calls calls;
  private final Pauses pauses;

  Waiter(RedshiftDataClient client, InFlight inFlight, Timing timing, Calls calls, Pauses pauses) {
    this.client = client;
    this.inFlight = inFlight;
    this.timing = timing;
    this.calls = calls;
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
  DescribeStatementResponse await(Accepted statement, Deadline deadline) {
    int faults = 0;
    int plainPolls = 0;
    while (true) {
      Optional<String> cancelled = inFlight.cancelReason();
      if (cancelled.isPresent()) {
        return end(statement, new CancelledException(cancelled.get()));
      }
      if (deadline.passed(timing)) {
        return endOr(
            statement,
            new DeadlineExceededException(
                "timed out after "
                    + deadline.allowed()
                    + "; statement "
                    + statement.id()
                    + " was cancelled"));
      }
      try {
        Duration wait = plainPolls == 0 ? longPoll(deadline) : Duration.ZERO;
        DescribeStatementResponse described = describe(statement, wait, calls.until(deadline));
        faults = 0;
        if (isEnd(described.status())) {
          return described;
        }
        if (plainPolls > 0) {
          pauses.pause(plainPolls++, deadline);
        }
      } catch (SdkException e) {
        if (!ServiceErrors.mayPass(e)) {
          return endOr(
              statement,
              ServiceErrors.explain("ask how statement " + statement.id() + " is doing", e));
        }
        if (ServiceErrors.isTooManyWaiting(e)) {
          plainPolls = Math.max(1, plainPolls);
        }
        pauses.beforeRetry(statement.work(), DESCRIBE, ServiceErrors.nameOf(e), ++faults, deadline);
      }
    }
  }

  /** Ends the statement for a reason, which is thrown unless the statement finished before. */
  private DescribeStatementResponse endOr(Accepted statement, DataApiException reason) {
    DescribeStatementResponse ended = end(statement, reason);
    if (ended.status() == StatusString.FINISHED) {
      return ended;
    }
    throw reason.seen(Endings.execution(ended, statement.attempt()));
  }

  /** Cancels the statement and watches it to its end, as long as there is something to see. */
  private DescribeStatementResponse end(Accepted statement, DataApiException reason) {
    Instant begin = timing.now();
    Instant heard = begin;
    String unseen = "its end wasn't seen within " + CANCEL_GRACE;
    String last = "";
    cancel(statement);
    for (int attempt = 1; timing.now().isBefore(begin.plus(CANCEL_GRACE)); attempt++) {
      try {
        DescribeStatementResponse described = describe(statement, Duration.ZERO, Calls.brief());
        if (isEnd(described.status())) {
          return described;
        }
        heard = timing.now();
        last = "; it was last " + described.statusAsString();
        reason.seen(Endings.execution(described, statement.attempt()));
        cancel(statement);
        pauses.pause(Math.min(attempt, 3));
      } catch (SdkException e) {
        if (!ServiceErrors.mayPass(e)) {
          unseen = "its end couldn't be seen";
          break;
        }
        heard = e instanceof AwsServiceException ? timing.now() : heard;
        if (!timing.now().isBefore(heard.plus(SILENCE))) {
          unseen = "nothing answered within " + SILENCE;
          break;
        }
        pauses.beforeLateRetry(
            statement.work(), DESCRIBE, ServiceErrors.nameOf(e), Math.min(attempt, 3));
      }
    }
    throw reason.unseen(
        "it may still be running: "
            + unseen
            + last
            + "; look with: aws redshift-data describe-statement --id "
            + statement.id());
  }

  /** Asks for the end; a statement that has just ended, or isn't running yet, is no error. */
  void cancel(Accepted statement) {
    try {
      calls.late(
          statement.work(),
          "CancelStatement",
          bound ->
              client.cancelStatement(
                  CancelStatementRequest.builder()
                      .id(statement.id())
                      .overrideConfiguration(bound)
                      .build()));
    } catch (SdkException e) {
      // Its end decides, not the answer to the request: the caller describes it next.
      return;
    }
  }

  private DescribeStatementResponse describe(Accepted statement, Duration wait, Bound bound) {
    DescribeStatementRequest.Builder request =
        DescribeStatementRequest.builder().id(statement.id()).overrideConfiguration(bound);
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
