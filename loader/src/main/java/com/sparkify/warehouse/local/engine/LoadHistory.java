package com.sparkify.warehouse.local.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest loads of this engine: what the system views of COPY show. Kept in memory only. */
final class LoadHistory {
  private static final int LONGEST = 200;

  private final Deque<LoadJob> jobs = new ArrayDeque<>();

  synchronized void add(LoadJob job) {
    jobs.addLast(job);
    if (jobs.size() > LONGEST) {
      jobs.removeFirst();
    }
  }

  /** The loads, oldest first. */
  synchronized List<LoadJob> jobs() {
    return List.copyOf(jobs);
  }
}
