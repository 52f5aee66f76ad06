package com.sparkify.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The loader is killed at a random moment, then the same command runs again: the same warehouse as
 * that of an undisturbed load. {@code -Dresilience.kills=100} kills as often.
 */
@ExtendWith(Tally.class)
class KillResilienceIT {
  private static final int USUALLY = 3;
  private static final long SEED = 47;

  @TempDir Path folder;

  @Test
  void shouldEndTheSameAfterAKillAtAnyMoment() {
    Trial trial = new Trial(folder, 2000);
    Random random = new Random(SEED);
    long undisturbed = millisecondsOfALoad(trial);
    int kills = Tally.wanted("resilience.kills", USUALLY);
    while (Tally.KILLS.get() < kills) {
      boolean wasLoaded = Tally.KILLS.get() % 2 == 0;
      trial.empty();
      if (wasLoaded) {
        trial.rewind();
      }
      LoaderProcess process = start(trial);
      process.killAfter((long) (undisturbed * random.nextDouble()));
      if (process.exitCode() != 137) {
        // It was quicker than expected, so there was nothing to kill.
        continue;
      }
      Tally.KILLS.incrementAndGet();
      String name = "kill " + Tally.KILLS + ", stderr:\n" + process.err();
      Tally.compare(
          () -> {
            if (wasLoaded) {
              assertThat(trial.rig.contents()).as(name).isIn(trial.before, trial.after);
            }
            trial.mustLoad();
            assertThat(trial.rig.contents()).as(name).isEqualTo(trial.after);
          });
    }
  }

  private long millisecondsOfALoad(Trial trial) {
    trial.rewind();
    long begin = System.nanoTime();
    LoaderProcess process = start(trial);
    assertThat(process.exitCode()).as(process.err()).isZero();
    assertThat(trial.rig.contents()).isEqualTo(trial.after);
    return (System.nanoTime() - begin) / 1_000_000;
  }

  private LoaderProcess start(Trial trial) {
    List<String> arguments = trial.rig.arguments("load");
    return LoaderProcess.start(folder.resolve("out"), Map.of(), arguments);
  }
}
