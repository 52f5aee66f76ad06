package com.sparkify.warehouse.simulation;

import com.sparkify.warehouse.dataapi.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;

/**
 * A clock for real threads that moves only while all of them sleep, to the end of the shortest
 * sleep, and then wakes that one thread alone. Ten minutes take no time, and what happens depends
 * on no machine: one thread runs at a time, in the order of virtual time.
 *
 * <p>A thread counts as awake from {@link #join} until {@link #leave}, except while it sleeps. One
 * that waits for other threads must be out of the count meanwhile: who starts n threads and waits
 * for their end joins n - 1 times, and all of them but the last one leave.
 */
final class VirtualTime implements Timing {
  private static final Instant START = Instant.parse("2018-11-01T00:00:00Z");

  private final PriorityQueue<Sleeper> sleepers =
      new PriorityQueue<>(
          Comparator.comparingLong(Sleeper::until).thenComparingLong(Sleeper::order));
  private long nanoseconds;
  private long slept;
  private int awake;

  private record Sleeper(long until, long order, Semaphore woken) {}

  @Override
  public synchronized Instant now() {
    return START.plusNanos(nanoseconds);
  }

  @Override
  public void sleep(Duration duration) {
    Semaphore woken = new Semaphore(0);
    synchronized (this) {
      sleepers.add(new Sleeper(nanoseconds + duration.toNanos(), slept++, woken));
      leave();
    }
    woken.acquireUninterruptibly();
  }

  /** So many threads more are awake. */
  synchronized void join(int threads) {
    awake += threads;
  }

  /** One thread less is awake; the last one lets time move. */
  synchronized void leave() {
    awake--;
    if (awake == 0 && !sleepers.isEmpty()) {
      Sleeper next = sleepers.poll();
      nanoseconds = next.until();
      awake = 1;
      next.woken().release();
    }
  }
}
