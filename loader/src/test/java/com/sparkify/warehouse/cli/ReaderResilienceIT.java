package com.sparkify.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.dataapi.DataApi;
import com.sparkify.warehouse.dataapi.DataApiClients;
import com.sparkify.warehouse.dataapi.Deadline;
import com.sparkify.warehouse.dataapi.Timing;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Readers that poll all tables while a load publishes see the old warehouse or the new one, each
 * time, and no key without its row.
 */
@ExtendWith(Tally.class)
class ReaderResilienceIT {
  private static final int LOADS = 3;

  private static final String STATE =
      """
      select
          (select count(*) from songplays),
          (select count(*) from users),
          (select count(*) from songs),
          (select count(*) from artists),
          (select count(*) from time),
          (select count(*) from songplays where start_time not in (select start_time from time)),
          (select count(*) from songplays where user_id not in (select user_id from users)),
          (select count(*) from songplays where song_id not in (select song_id from songs)),
          (select count(*) from songplays where artist_id not in (select artist_id from artists))""";

  @TempDir Path folder;

  @Test
  void shouldSeeTheOldWarehouseOrTheNewOne() {
    Trial trial = new Trial(folder, 3000);
    Set<List<Object>> seen = ConcurrentHashMap.newKeySet();
    Set<List<Object>> allowed = ConcurrentHashMap.newKeySet();
    for (int load = 0; load < LOADS; load++) {
      trial.rewind();
      AtomicBoolean loaded = new AtomicBoolean();
      AtomicReference<CompletableFuture<Void>> reading = new AtomicReference<>();
      Trial.Outcome outcome =
          trial.load(
              (endpoint, engine) -> {
                allowed.add(state(endpoint.address()));
                reading.set(
                    CompletableFuture.runAsync(() -> poll(endpoint.address(), loaded, seen)));
              },
              (endpoint, engine) -> {
                loaded.set(true);
                reading.get().join();
                allowed.add(state(endpoint.address()));
              });
      assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    }
    Tally.compare(
        () -> {
          assertThat(allowed).hasSize(2);
          assertThat(seen).isSubsetOf(allowed);
          assertThat(allowed)
              .allMatch(state -> state.subList(5, 9).equals(List.of(0L, 0L, 0L, 0L)));
        });
  }

  private static void poll(URI endpoint, AtomicBoolean loaded, Set<List<Object>> seen) {
    while (!loaded.get()) {
      seen.add(state(endpoint));
      Tally.READS.incrementAndGet();
    }
  }

  private static List<Object> state(URI endpoint) {
    try (DataApi api =
        new DataApi(
            DataApiClients.local(endpoint),
            new Target.Local(Path.of("bucket"), Path.of("w")).address(),
            Timing.system(),
            RandomGenerator.getDefault(),
            retry -> {})) {
      Deadline deadline = Deadline.in(Duration.ofMinutes(1), api.timing());
      return api.query("state", STATE, Map.of(), deadline).all().get(0);
    }
  }
}
