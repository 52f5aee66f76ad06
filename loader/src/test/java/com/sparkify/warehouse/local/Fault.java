package com.sparkify.warehouse.local;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What a {@link FaultyEndpoint} does to one call instead of just passing it on. */
public sealed interface Fault {

  /** An error instead of the answer; the endpoint never sees the request. */
  record Answer(int status, String type, String message) implements Fault {
    public Answer {
      requireNonNull(type, "type");
      requireNonNull(message, "message");
    }
  }

  /** The connection breaks; the endpoint never sees the request. */
  record DropBefore() implements Fault {}

  /** The endpoint does as it is asked, but the connection breaks before the answer arrives. */
  record DropAfter() implements Fault {}

  /** The endpoint does as it is asked, but an error arrives instead of the answer. */
  record AnswerAfter(Answer answer) implements Fault {
    public AnswerAfter {
      requireNonNull(answer, "answer");
    }
  }

  /** The endpoint does as it is asked; its answer arrives once the gate is complete. */
  record Hold(Supplier<CompletionStage<Void>> gate) implements Fault {
    public Hold {
      requireNonNull(gate, "gate");
    }
  }

  /** The account's rate is exceeded; the SDK retries it. */
  static Fault throttling() {
    return new Answer(400, "ThrottlingException", "Rate exceeded");
  }

  /** The service has a bad moment; the SDK retries it. */
  static Fault serverError() {
    return new Answer(500, "InternalServerException", "An internal error has occurred");
  }

  /** The service has a bad moment, but the request was carried out. */
  static Fault serverErrorAfter() {
    return new AnswerAfter((Answer) serverError());
  }

  /** Too many statements are active; the SDK doesn't retry it. */
  static Fault activeStatementsExceeded() {
    return new Answer(
        400,
        "ActiveStatementsExceededException",
        "Active statements exceeded the allowed quota (500).");
  }

  /** Too many requests wait for the statement. */
  static Fault activeWaitingRequestsExceeded() {
    return new Answer(
        400, "ActiveWaitingRequestsExceededException", "Too many requests wait for the statement.");
  }

  /** Temporary credentials are too old. */
  static Fault expiredToken() {
    return new Answer(
        400, "ExpiredTokenException", "The security token included in the request is expired");
  }

  /** The connection breaks before the request arrives. */
  static Fault dropBefore() {
    return new DropBefore();
  }

  /** The answer is lost: the request was carried out. */
  static Fault dropAfter() {
    return new DropAfter();
  }

  /** The answer comes that much late, counted from when the endpoint gave it. */
  static Fault delay(Duration time) {
    return new Hold(
        () ->
            new CompletableFuture<Void>()
                .completeOnTimeout(null, time.toNanos(), TimeUnit.NANOSECONDS));
  }

  /** The answer comes when the test says so. */
  static Fault holdUntil(CompletionStage<Void> gate) {
    return new Hold(() -> gate);
  }
}
