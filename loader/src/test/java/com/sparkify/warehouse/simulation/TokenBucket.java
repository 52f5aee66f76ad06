package com.sparkify.warehouse.simulation;

import java.time.Duration;
import java.time.Instant;

/** Lets so many calls through a second on average, and as many at once after a quiet second. */
final class TokenBucket {
  private final int perSecond;
  private double tokens;
  private Instant filledAt;

  TokenBucket(int perSecond, Instant now) {
    this.perSecond = perSecond;
    this.tokens = perSecond;
    this.filledAt = now;
  }

  boolean take(Instant now) {
    double seconds = Duration.between(filledAt, now).toNanos() / 1e9;
    tokens = Math.min(perSecond, tokens + seconds * perSecond);
    filledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
