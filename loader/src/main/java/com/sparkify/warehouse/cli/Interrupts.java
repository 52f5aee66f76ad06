package com.sparkify.warehouse.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What Ctrl-C and SIGTERM do. A command that asks to be told ends in its own way and says how it
 * ended; the JVM goes once it has, or after two minutes. Any other command ends at once. Either way
 * the exit code is that of an interrupted run.
 */
final class Interrupts {
  private static final long PATIENCE_SECONDS = 120;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final List<Runnable> actions = new ArrayList<>();
  private boolean interrupted;
  private boolean leaving;

  /** Interrupts that nobody sends, for commands that run inside another program. */
  static Interrupts none() {
    return new Interrupts();
  }

  /** Listens to the operating system, until {@link #exit}. */
  static Interrupts ofTheSystem() {
    Interrupts interrupts = new Interrupts();
    Thread hook = new Thread(interrupts::interrupt, "interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
    return interrupts;
  }

  /**
   * Keeps the JVM alive after an interrupt until the program has come to {@link #exit}.
   *
   * @param action asks what runs to end; called at once where the interrupt is there already
   */
  void onInterrupt(Runnable action) {
    synchronized (this) {
      actions.add(action);
      if (!interrupted) {
        return;
      }
    }
    action.run();
  }

  /** Whether there was an interrupt. */
  synchronized boolean happened() {
    return interrupted;
  }

  /** Leaves the JVM: with the code, or as interrupted. Doesn't return. */
  void exit(int exitCode) {
    synchronized (this) {
      leaving = !interrupted;
    }
    ended.countDown();
    // Where the hook runs already, this waits for ever, and the hook leaves.
    System.exit(exitCode);
  }

  private void interrupt() {
    List<Runnable> asked;
    synchronized (this) {
      if (leaving) {
        return;
      }
      interrupted = true;
      asked = List.copyOf(actions);
    }
    asked.forEach(Interrupts::runOrIgnore);
    if (!asked.isEmpty()) {
      awaitEnd();
    }
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
  }

  /** A failure to stop what has just ended, and closed its client, must not end the JVM early. */
  private static void runOrIgnore(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      return;
    }
  }

  private void awaitEnd() {
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("gave up waiting for what runs to end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
