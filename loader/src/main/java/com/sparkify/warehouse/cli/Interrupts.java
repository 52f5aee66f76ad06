package com.sparkify.warehouse.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into a cancellation: the JVM goes only after the load has ended and said
 * so, or after two minutes, and then with the exit code of an interrupted run.
 */
final class Interrupts implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Runnable release;
  private final Thread hook;
  private volatile boolean interrupted;

  /**
   * Watches from now on.
   *
   * @param cancel asks the load to end; called on an interrupt
   * @param release lets go of what is open; called on an interrupt once the load has ended
   */
  Interrupts(Runnable cancel, Runnable release) {
    this.release = release;
    this.hook =
        new Thread(
            () -> {
              interrupted = true;
              cancel.run();
              awaitEnd();
              Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
            },
            "interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Runs the task where an interrupt is why the load ended. */
  void ifInterrupted(Runnable task) {
    if (interrupted) {
      task.run();
    }
  }

  /** Stops watching. After an interrupt the JVM halts here instead. */
  @Override
  public void close() {
    if (!interrupted && removed()) {
      return;
    }
    release.run();
    ended.countDown();
    try {
      hook.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean removed() {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down: the hook runs, or is about to.
      return false;
    }
  }

  private void awaitEnd() {
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("gave up waiting for the load to end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
