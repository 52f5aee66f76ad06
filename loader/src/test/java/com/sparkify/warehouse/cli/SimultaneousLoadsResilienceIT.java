package com.sparkify.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sparkify.warehouse.local.LocalWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two loads of one Redshift warehouse, as processes of their own, started together: the lists of
 * what runs are answered once both have asked, so that neither sees the other. Every second pair
 * finds no warehouse. {@code -Dresilience.races=20} lets that many pairs race.
 */
@ExtendWith(Tally.class)
class SimultaneousLoadsResilienceIT {
  private static final int USUALLY = 2;
  private static final Path SQL = CommandLineRig.ROOT.resolve("sql");

  /** A day of logs each. */
  private static final Map<String, String> EVENTS =
      Map.of(
          "A", "s3://bucket/log_data/2018/11/2018-11-02",
          "B", "s3://bucket/log_data/2018/11/2018-11-03");

  private static final Map<String, Integer> STAGED = Map.of("A", 2, "B", 31);

  /** A list has one status, so a load asks for three. */
  private static final int LISTS = 3;

  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void prepare() {
    trial = new Trial(folder, 30);
  }

  @Test
  void shouldEachLoadRightOrBeRefusedAndNameTheOther() throws IOException {
    for (int race = 0; race < Tally.wanted("resilience.races", USUALLY); race++) {
      race("race-" + race, race % 2 == 1);
    }
  }

  private void race(String name, boolean neverLoaded) throws IOException {
    begin(neverLoaded);
    Map<String, LoaderProcess> loads = new HashMap<>();
    Set<String> loaded = new TreeSet<>();
    LocalWarehouse warehouse = LocalTarget.start(trial.target(), 0);
    try (AwsStandIn aws = AwsStandIn.before(warehouse.endpoint())) {
      aws.letMeet("ListStatements", 2 * LISTS);
      for (String load : EVENTS.keySet()) {
        loads.put(load, start(aws, folder.resolve(name).resolve(load), load));
      }
      for (Map.Entry<String, LoaderProcess> load : loads.entrySet()) {
        int exitCode = load.getValue().exitCode();
        assertThat(exitCode).as(load.getValue().err()).isIn(0, 2);
        if (exitCode == 0) {
          loaded.add(load.getKey());
        }
      }
    } finally {
      warehouse.close();
    }
    Tally.RACES.incrementAndGet();
    Map<String, List<String>> contents = trial.rig.contents();
    Tally.compare(
        () -> {
          // Only where no load ever claimed the tables can two claims stand, and stop both loads.
          assertThat(neverLoaded || !loaded.isEmpty()).as(name).isTrue();
          loads.forEach((load, process) -> told(process, loads, loaded.contains(load)));
          assertThat(history(loads))
              .as(name)
              .containsExactlyInAnyOrderElementsOf(
                  loaded.stream()
                      .map(load -> load + " " + EVENTS.get(load) + " " + STAGED.get(load))
                      .toList());
          trial.mustLoad();
          assertThat(trial.rig.contents()).as(name + ", then all").isEqualTo(trial.after);
          assertThat(contents).as(name + loaded).isEqualTo(undisturbed(loaded, neverLoaded));
        });
  }

  private static LoaderProcess start(AwsStandIn aws, Path own, String load) throws IOException {
    Files.createDirectories(own);
    return aws.start(
        own, "bucket", SQL, "load", "--target", "redshift", "--events", EVENTS.get(load));
  }

  private void begin(boolean neverLoaded) {
    trial.rewind();
    if (neverLoaded) {
      trial.empty();
    }
  }

  /** What loads leave behind that have the warehouse to themselves. */
  private Map<String, List<String>> undisturbed(Set<String> loads, boolean neverLoaded) {
    if (loads.isEmpty()) {
      Map<String, List<String>> nothing = new HashMap<>();
      trial.before.keySet().forEach(table -> nothing.put(table, List.of()));
      return nothing;
    }
    begin(neverLoaded);
    for (String load : loads) {
      CommandLineRig.Result result = trial.rig.run("load", "--events", EVENTS.get(load));
      assertThat(result.exitCode()).as(result.err()).isZero();
    }
    return trial.rig.contents();
  }

  /** A load that was refused says by whom. */
  private static void told(
      LoaderProcess load, Map<String, LoaderProcess> loads, boolean published) {
    if (published) {
      return;
    }
    LoaderProcess other =
        loads.values().stream().filter(each -> each != load).findFirst().orElseThrow();
    assertThat(load.err())
        .contains("Another load took over before ")
        .contains("  taken over by: run " + runId(other) + "\n")
        .contains("Nothing of this load was published.")
        .contains("Wait until no other load runs; then load again")
        .doesNotContain("\tat ");
  }

  /** What load_history tells of these loads. */
  private List<String> history(Map<String, LoaderProcess> loads) {
    List<String> rows = new ArrayList<>();
    for (JsonNode row :
        trial.rig.rows("select run_id, events_from, staged_events from load_history")) {
      loads.forEach(
          (load, process) -> {
            if (runId(process).equals(row.get("run_id").asText())) {
              rows.add(
                  load
                      + " "
                      + row.get("events_from").asText()
                      + " "
                      + row.get("staged_events").asInt());
            }
          });
    }
    return rows;
  }

  private static String runId(LoaderProcess load) {
    Matcher run = Pattern.compile(", run (\\S+)").matcher(load.err());
    assertThat(run.find()).as(load.err()).isTrue();
    return run.group(1);
  }
}
