package com.sparkify.warehouse.simulation;

/**
 * Threads that one thread starts and waits for: their number is announced to the clock when they
 * begin, and the last one to end hands its place over to the one that waits.
 */
final class Siblings {
  private final VirtualTime time;
  private final int count;
  private int begun;
  private int left;

  Siblings(VirtualTime time, int count) {
    this.time = time;
    this.count = count;
    this.left = count;
  }

  /** One of them begins, or tries again; the first announces all. */
  synchronized void begin() {
    if (begun++ == 0) {
      time.join(count - 1);
    }
  }

  /** One of them is done. */
  synchronized void end() {
    left--;
    if (left > 0) {
      time.leave();
    }
  }
}
