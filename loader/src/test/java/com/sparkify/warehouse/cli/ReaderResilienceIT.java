package com.sparkify.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.dataapi.DataApi;
import com.sparkify.warehouse.dataapi.DataApiClients;
import com.sparkify.warehouse.dataapi.Deadline;
import com.sparkify.warehouse.dataapi.Timing;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Readers that look at all tables while a load publishes see the old warehouse or the new one, each
 * time, and no key without its row.
 */
@ExtendWith(Tally.class)
class ReaderResilienceIT {
  private static final int LOADS = 2;

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
    for (int load = 0; load < LOADS; load++) {
      Seen seen = load(trial, trial.rig);
      Tally.compare(
          () -> {
            assertThat(seen.before()).isNotEqualTo(seen.after());
            assertThat(seen.meanwhile()).isSubsetOf(seen.before(), seen.after());
            assertThat(List.of(seen.before(), seen.after()))
                .allMatch(state -> state.subList(5, 9).equals(List.of(0L, 0L, 0L, 0L)));
          });
    }
  }

  /** The readers look often enough to tell, were the publication two transactions. */
  @Test
  void wouldSeeAPublicationInTwoSteps() throws IOException {
    Trial trial = new Trial(folder, 300);
    Path sql = folder.resolve("sql");
    CommandLineRig twoSteps = trial.heldIn(sql, "3-publish", "select 1;");
    Path first = sql.resolve("3-publish/star");
    Path second = Files.createDirectories(sql.resolve("4-rest/rest"));
    for (String file : List.of("1-source_songs.sql", "2-source_plays.sql")) {
      String text = Files.readString(first.resolve(file));
      Files.writeString(
          first.resolve(file), text.replace("create temporary table", "create table"));
    }
    for (String file : List.of("7-songplays.sql", "8-load_history.sql")) {
      Files.move(first.resolve(file), second.resolve(file));
    }
    Seen seen = load(trial, twoSteps);
    assertThat(seen.meanwhile())
        .anyMatch(state -> !List.of(seen.before(), seen.after()).contains(state));
  }

  private record Seen(List<Object> before, Set<List<Object>> meanwhile, List<Object> after) {}

  /**
   * Loads, and reads at each boundary of a statement or commit: once while the load stands still
   * there, and once beside what comes next.
   */
  private static Seen load(Trial trial, CommandLineRig rig) {
    trial.rewind();
    trial.socketTimeout = Duration.ofSeconds(60);
    Queue<List<Object>> meanwhile = new ConcurrentLinkedQueue<>();
    Queue<CompletableFuture<Boolean>> beside = new ConcurrentLinkedQueue<>();
    AtomicReference<DataApi> reader = new AtomicReference<>();
    List<List<Object>> ends = new ArrayList<>();
    Trial.Outcome outcome =
        trial.load(
            rig,
            (endpoint, engine) -> {
              reader.set(reader(endpoint.address()));
              ends.add(state(reader.get()));
              engine.beforeEachStep(
                  () -> {
                    meanwhile.add(state(reader.get()));
                    beside.add(
                        CompletableFuture.supplyAsync(() -> meanwhile.add(state(reader.get()))));
                  });
            },
            (endpoint, engine) -> {
              beside.forEach(CompletableFuture::join);
              ends.add(state(reader.get()));
              reader.get().close();
            });
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(meanwhile).hasSize(2 * outcome.steps());
    Tally.READS.addAndGet(meanwhile.size());
    return new Seen(ends.get(0), Set.copyOf(meanwhile), ends.get(1));
  }

  private static DataApi reader(URI endpoint) {
    return new DataApi(
        DataApiClients.local(endpoint),
        new Target.Local(Path.of("bucket"), Path.of("w")).address(),
        Timing.system(),
        RandomGenerator.getDefault(),
        retry -> {});
  }

  private static List<Object> state(DataApi reader) {
    Deadline deadline = Deadline.in(Duration.ofMinutes(1), reader.timing());
    return reader.query("state", STATE, Map.of(), deadline).all().get(0);
  }
}
