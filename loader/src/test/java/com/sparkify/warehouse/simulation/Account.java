package com.sparkify.warehouse.simulation;

import com.sparkify.warehouse.dataapi.FakeService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.redshiftdata.model.ActiveWaitingRequestsExceededException;

/** The service's side, shared by all loaders of an account: statements, rates, and who waits. */
final class Account {
  private final VirtualTime time;
  private final Limits limits;
  private final Map<Operation, TokenBucket> buckets = new EnumMap<>(Operation.class);
  private final Map<Operation, List<Instant>> calls = new EnumMap<>(Operation.class);
  private final Map<Operation, Integer> throttled = new EnumMap<>(Operation.class);
  private final Map<String, SimulatedStatement> byToken = new LinkedHashMap<>();
  private final Map<String, SimulatedStatement> byId = new LinkedHashMap<>();
  private int waiting;

  Account(VirtualTime time, Limits limits) {
    this.time = time;
    this.limits = limits;
    for (Operation operation : Operation.values()) {
      calls.put(operation, new ArrayList<>());
      throttled.put(operation, 0);
    }
    limits
        .perSecond()
        .forEach((operation, rate) -> buckets.put(operation, new TokenBucket(rate, time.now())));
  }

  /** Counts a call that has arrived; throws ThrottlingException where it is one too many. */
  synchronized void admit(Operation operation) {
    calls.get(operation).add(time.now());
    TokenBucket bucket = buckets.get(operation);
    if (bucket != null && !bucket.take(time.now())) {
      throttled.merge(operation, 1, Integer::sum);
      throw FakeService.fault("ThrottlingException", 400, "Rate exceeded");
    }
  }

  /** Throws ActiveWaitingRequestsExceededException where too many wait already. */
  synchronized void checkRoomToWait() {
    if (waiting >= limits.waiting()) {
      throw ActiveWaitingRequestsExceededException.builder()
          .statusCode(400)
          .awsErrorDetails(
              AwsErrorDetails.builder().errorCode("ActiveWaitingRequestsExceededException").build())
          .build();
    }
  }

  /** Starts a statement, once a token. */
  synchronized SimulatedStatement start(
      int loader, String token, String name, int parts, Duration takes, Duration roundTrip) {
    return byToken.computeIfAbsent(
        token,
        unused -> {
          SimulatedStatement statement =
              new SimulatedStatement(
                  "statement-" + loader + "-" + byId.size(),
                  loader,
                  name,
                  parts,
                  time.now().plus(takes),
                  takes,
                  roundTrip);
          byId.put(statement.id(), statement);
          return statement;
        });
  }

  synchronized SimulatedStatement statement(String id) {
    return byId.get(id);
  }

  synchronized List<SimulatedStatement> statements(int loader) {
    return byId.values().stream().filter(statement -> statement.loader() == loader).toList();
  }

  /** Sleeps until the statement ends, at most so long. */
  void awaitEnd(SimulatedStatement statement, Duration most) {
    Duration left = Duration.between(time.now(), statement.endsAt());
    if (left.isNegative() || left.isZero()) {
      return;
    }
    synchronized (this) {
      waiting++;
    }
    time.sleep(left.compareTo(most) < 0 ? left : most);
    synchronized (this) {
      waiting--;
    }
  }

  boolean hasEnded(SimulatedStatement statement) {
    return !time.now().isBefore(statement.endsAt());
  }

  /** When the calls of an operation arrived, refused ones included. */
  synchronized List<Instant> calls(Operation operation) {
    return List.copyOf(calls.get(operation));
  }

  synchronized int throttled(Operation operation) {
    return throttled.get(operation);
  }
}
