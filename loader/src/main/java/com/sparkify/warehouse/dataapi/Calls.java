package com.sparkify.warehouse.dataapi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Calls that surely return. Each is bounded by what is left until the deadline, since a network may
 * swallow packets rather than refuse them; and each is made again after a fault that passes.
 */
final class Calls {
  /** Enough for one answer. So much, at most, may a call outlast the deadline. */
  static final Duration BRIEF = Duration.ofSeconds(2);

  private static final int MOST_LATE_ATTEMPTS = 3;

  private final InFlight inFlight;
  private final Timing timing;
  private final Pauses pauses;

  Calls(InFlight inFlight, Timing timing, Pauses pauses) {
    this.inFlight = requireNonNull(inFlight, "inFlight");
    this.timing = requireNonNull(timing, "timing");
    this.pauses = requireNonNull(pauses, "pauses");
  }

  /** What a request must carry so that its call ends. */
  interface Bound extends Consumer<AwsRequestOverrideConfiguration.Builder> {}

  /** For a call before the deadline: until then, and a little longer for the answer to arrive. */
  Bound until(Deadline deadline) {
    Duration longest = deadline.left(timing).plus(BRIEF);
    return settings -> settings.apiCallTimeout(longest);
  }

  /** For a call that is to be made although the deadline has passed. */
  static Bound brief() {
    return settings -> settings.apiCallTimeout(BRIEF);
  }

  /**
   * Calls, for something that changes nothing, until there is an answer other than a passing fault.
   *
   * @param work what it is for
   * @param operation the name of the call
   * @param action what is being done, for messages
   * @throws DeadlineExceededException once the deadline has passed
   * @throws CancelledException after a cancellation
   * @throws ServiceFailedException where the service refuses
   */
  <T> T answered(
      String work, String operation, String action, Deadline deadline, Function<Bound, T> call) {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.apply(until(deadline));
      } catch (SdkException e) {
        ServiceFailedException explained = ServiceErrors.explain(action, e);
        if (!ServiceErrors.mayPass(e)) {
          throw explained;
        }
        Optional<DataApiException> reason = reasonToStop(explained.getMessage(), deadline);
        if (reason.isPresent()) {
          throw reason.get();
        }
        pauses.beforeRetry(work, operation, ServiceErrors.nameOf(e), attempt, deadline);
      }
    }
  }

  /**
   * Calls although the deadline may have passed: briefly, and a few times where something answers.
   *
   * @throws SdkException the last fault
   */
  <T> T late(String work, String operation, Function<Bound, T> call) {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.apply(brief());
      } catch (SdkException e) {
        boolean tryAgain =
            attempt < MOST_LATE_ATTEMPTS && ServiceErrors.mayPass(e) && !ServiceErrors.isSilence(e);
        if (!tryAgain) {
          throw e;
        }
        pauses.beforeLateRetry(work, operation, ServiceErrors.nameOf(e), attempt);
      }
    }
  }

  /** Why nothing more may be begun; empty where it may. */
  Optional<DataApiException> reasonToStop(String what, Deadline deadline) {
    Optional<String> cancelled = inFlight.cancelReason();
    if (cancelled.isPresent()) {
      return Optional.of(new CancelledException(cancelled.get() + ": " + what));
    }
    return deadline.passed(timing)
        ? Optional.of(
            new DeadlineExceededException("timed out after " + deadline.allowed() + "; " + what))
        : Optional.empty();
  }
}
