package com.sparkify.warehouse.simulation;

import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Round trips between {@value #LEAST} and {@value #MOST} ms. The nth call of a kind takes the same
 * for the same seed, whatever was called meanwhile, so that contenders meet the same network.
 */
final class Latency {
  static final int LEAST = 20;
  static final int MOST = 80;

  private final long seed;
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

  Latency(long seed) {
    this.seed = seed;
  }

  Duration next(int loader, String kind) {
    String key = loader + " " + kind;
    int call = calls.computeIfAbsent(key, unused -> new AtomicInteger()).incrementAndGet();
    SplittableRandom random = new SplittableRandom(seed * 1_000_003L + key.hashCode() * 31L + call);
    return Duration.ofNanos(random.nextLong(LEAST * 1_000_000L, MOST * 1_000_000L));
  }
}
