package com.sparkify.warehouse.dataapi;

import java.time.Duration;
import java.time.Instant;

/** The clock and the only way to sleep, so that tests need neither wait nor guess. */
public interface Timing {

  /** Now. */
  Instant now();

  /**
   * Sleeps.
   *
   * @throws InterruptedException where the thread is interrupted meanwhile
   */
  void sleep(Duration duration) throws InterruptedException;

  /** The machine's clock. */
  static Timing system() {
    return new Timing() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
      }
    };
  }
}
