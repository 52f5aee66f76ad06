package com.sparkify.warehouse.cli;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Counts what the resilience tests try, and prints it as one line when all of them are done. */
final class Tally implements BeforeAllCallback {
  static final AtomicInteger FAULTS = new AtomicInteger();
  static final AtomicInteger KILLS = new AtomicInteger();
  static final AtomicInteger INTERRUPTS = new AtomicInteger();
  static final AtomicInteger READS = new AtomicInteger();
  static final AtomicInteger SCHEDULES = new AtomicInteger();
  static final AtomicInteger RACES = new AtomicInteger();
  static final AtomicInteger DIFFERENCES = new AtomicInteger();

  /** How many to try: a number, or {@code all}, from a system property. */
  static int wanted(String property, int usually) {
    String value = System.getProperty(property, Integer.toString(usually));
    return value.equals("all") ? Integer.MAX_VALUE : Integer.parseInt(value);
  }

  /** Runs a comparison; where it fails, that is a difference. */
  static void compare(Runnable assertions) {
    DIFFERENCES.incrementAndGet();
    assertions.run();
    DIFFERENCES.decrementAndGet();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(Namespace.create(Tally.class))
        .computeIfAbsent("line", unused -> (AutoCloseable) Tally::print);
  }

  private static void print() {
    System.out.printf(
        "resilience: %d faults, %d kills, %d interrupts, %d reads while publishing, %d schedules and"
            + " %d races of two loads; %d differences%n",
        FAULTS.get(),
        KILLS.get(),
        INTERRUPTS.get(),
        READS.get(),
        SCHEDULES.get(),
        RACES.get(),
        DIFFERENCES.get());
  }
}
