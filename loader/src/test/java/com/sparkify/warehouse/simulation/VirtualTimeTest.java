package com.sparkify.warehouse.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class VirtualTimeTest {
  private final VirtualTime time = new VirtualTime();
  private final Instant start = time.now();
  private final List<Duration> seen = new ArrayList<>();

  @Test
  void shouldWakeOneThreadAtATimeInTheOrderOfTheirSleeps() throws InterruptedException {
    time.join(2);
    Thread slow = sleeper(Duration.ofMinutes(10), Duration.ofMinutes(1));
    Thread quick = sleeper(Duration.ofMillis(1), Duration.ofMinutes(10));
    slow.join();
    quick.join();
    assertThat(seen)
        .containsExactly(
            Duration.ofMillis(1),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10).plusMillis(1),
            Duration.ofMinutes(11));
  }

  private Thread sleeper(Duration... sleeps) {
    Thread thread =
        new Thread(
            () -> {
              for (Duration sleep : sleeps) {
                time.sleep(sleep);
                seen.add(Duration.between(start, time.now()));
              }
              time.leave();
            });
    thread.start();
    return thread;
  }
}
