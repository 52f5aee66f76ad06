package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The one place that knows every statement. Bounded: ended statements go when they are too old or
 * too many, the oldest first, and take their results with them.
 */
final class StatementStore {
  private final Clock clock;
  private final Limits limits;

  private final Map<String, Submission> active = new LinkedHashMap<>();

  /** Ended ones, in the order in which that was noticed. */
  private final Map<String, Submission> ended = new LinkedHashMap<>();

  private final Map<String, TokenUse> tokens = new LinkedHashMap<>();
  private long endedBytes;
  private long lastSequence;

  StatementStore(Clock clock, Limits limits) {
    this.clock = requireNonNull(clock, "clock");
    this.limits = requireNonNull(limits, "limits");
  }

  private record TokenUse(Submission submission, Instant until) {}

  /** A statement, and the submission that it is of. */
  record Found(Submission submission, Statement statement) {}

  /** What became of a request: a new submission, or the one that its ClientToken stands for. */
  record Accepted(Submission submission, boolean isNew) {}

  /**
   * Takes a request.
   *
   * @throws software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException where too many
   *     statements are active, or the token stands for another request
   */
  synchronized Accepted submit(NewStatement request, Optional<String> clientToken) {
    Instant now = clock.instant();
    settle(now);
    TokenUse earlier = clientToken.map(tokens::get).orElse(null);
    if (earlier != null) {
      if (!earlier.submission().request().equals(request)) {
        throw Errors.validation("ClientToken was used before, for another request");
      }
      return new Accepted(earlier.submission(), false);
    }
    if (active.size() >= limits.activeStatements()) {
      throw Errors.tooManyActive(limits.activeStatements());
    }
    String id = UUID.randomUUID().toString();
    Submission submission = Submission.of(id, ++lastSequence, request, now);
    active.put(id, submission);
    clientToken.ifPresent(
        token ->
            tokens.put(token, new TokenUse(submission, now.plus(limits.clientTokenRetention()))));
    return new Accepted(submission, true);
  }

  /** Finds a statement by its id, be it {@code id:1}. */
  synchronized Optional<Found> find(String id) {
    settle(clock.instant());
    int colon = id.indexOf(':');
    String rootId = colon < 0 ? id : id.substring(0, colon);
    Submission submission = active.getOrDefault(rootId, ended.get(rootId));
    if (submission == null) {
      return Optional.empty();
    }
    if (colon < 0) {
      return Optional.of(new Found(submission, submission.root()));
    }
    return submission.parts().stream()
        .filter(part -> part.id().equals(id))
        .findFirst()
        .map(part -> new Found(submission, part));
  }

  /** All that are kept, the newest first. */
  synchronized List<Submission> newestFirst() {
    settle(clock.instant());
    return Stream.concat(active.values().stream(), ended.values().stream())
        .sorted(Comparator.comparingLong(Submission::sequence).reversed())
        .toList();
  }

  synchronized List<Submission> active() {
    settle(clock.instant());
    return List.copyOf(active.values());
  }

  synchronized void forgetAll() {
    ended.values().forEach(Submission::forgetResults);
    ended.clear();
    tokens.clear();
  }

  /** Moves what has ended to its place and lets go of what is too old or too much. */
  private void settle(Instant now) {
    Iterator<Submission> running = active.values().iterator();
    while (running.hasNext()) {
      Submission submission = running.next();
      if (submission.root().state().isEnd()) {
        running.remove();
        ended.put(submission.id(), submission);
        endedBytes += submission.resultBytes();
      }
    }
    Iterator<Submission> oldest = ended.values().iterator();
    while (oldest.hasNext()) {
      Submission submission = oldest.next();
      if (!isToGo(submission, now)) {
        break;
      }
      oldest.remove();
      endedBytes -= submission.resultBytes();
      submission.forgetResults();
    }
    Iterator<TokenUse> uses = tokens.values().iterator();
    while (uses.hasNext() && uses.next().until().isBefore(now)) {
      uses.remove();
    }
  }

  private boolean isToGo(Submission submission, Instant now) {
    return ended.size() > limits.retainedStatements()
        || endedBytes > limits.retainedBytes()
        || submission.root().progress().updatedAt().plus(limits.retention()).isBefore(now);
  }
}
