package com.sparkify.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.dataapi.DataApi;
import com.sparkify.warehouse.dataapi.DataApiClients;
import com.sparkify.warehouse.dataapi.Deadline;
import com.sparkify.warehouse.dataapi.StatementFailedException;
import com.sparkify.warehouse.dataapi.Timing;
import com.sparkify.warehouse.dataapi.Transaction;
import com.sparkify.warehouse.local.LocalWarehouse;
import com.sparkify.warehouse.local.LocalWarehouseOptions;
import com.sparkify.warehouse.local.engine.DuckDbEngine;
import com.sparkify.warehouse.local.engine.EngineSettings;
import com.sparkify.warehouse.run.LoadPlan;
import com.sparkify.warehouse.run.LoadPlan.PlannedStatement;
import com.sparkify.warehouse.run.LoadPlan.PlannedTransaction;
import com.sparkify.warehouse.run.Overview;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two loads whose transactions come one after the other, over the wire, in every order that two
 * loads can take: what is published is always whole loads, each its own rows alone, and
 * load_history tells the truth. A begins; the letters could as well be exchanged. Orders that
 * differ only in what a refused load would have sent are tried once. B stages its songs first, so
 * that the two meet in either table; {@code -Dresilience.schedules=all} lets it stage as A does,
 * too.
 */
@ExtendWith(Tally.class)
class TwoLoadsResilienceIT {
  private static final Path SQL = CommandLineRig.ROOT.resolve("sql");

  @TempDir Path folder;
  private TwoLoads loads;
  private LocalWarehouse warehouse;
  private DataApi api;
  private List<String> tables;
  private final Map<Set<String>, Map<String, List<String>>> undisturbed = new HashMap<>();

  /** What was sent in one order, a letter a transaction, and whether the last was committed. */
  private final Map<String, Boolean> committed = new HashMap<>();

  private int runs;

  @BeforeEach
  void open() {
    loads = new TwoLoads(folder);
    EngineSettings settings =
        new EngineSettings(Map.of("bucket", loads.bucket.folder), Optional.empty(), 288, 2);
    warehouse = LocalWarehouse.start(DuckDbEngine.open(settings), LocalWarehouseOptions.defaults());
    api =
        new DataApi(
            DataApiClients.local(warehouse.endpoint()),
            new Target.Local(loads.bucket.folder, folder).address(),
            Timing.system(),
            new SplittableRandom(1),
            retry -> {});
    LoadPlan plan = loads.plan(SQL, "A", "first", false);
    plan.phases().get(0).transactions().forEach(schema -> send("first", schema));
    tables = new Overview(api, plan).tables();
    for (String order : List.of("", "AAAA", "BBBB", "AAAABBBB")) {
      run(order, false);
      Set<String> published = letters(order);
      undisturbed.put(published, CommandLineRig.contents(api));
    }
  }

  @AfterEach
  void close() {
    api.close();
    warehouse.close();
  }

  @Test
  void shouldPublishEachItsOwnRowsOrNothingInEveryOrder() {
    boolean all = Tally.wanted("resilience.schedules", 0) > 0;
    for (boolean songsFirst : all ? List.of(true, false) : List.of(true)) {
      committed.clear();
      for (String order : orders(4, 4)) {
        if (order.startsWith("A") && !isKnown(order)) {
          tryOrder(order, songsFirst);
        }
      }
    }
  }

  private void tryOrder(String order, boolean songsFirst) {
    Map<String, String> published = run(order, songsFirst);
    String name = order + (songsFirst ? ", B's songs first" : "");
    Tally.SCHEDULES.incrementAndGet();
    Tally.compare(
        () -> {
          assertThat(published.keySet()).as(name).isEqualTo(notTakenOver(order));
          assertThat(CommandLineRig.contents(api))
              .as(name)
              .isEqualTo(undisturbed.get(published.keySet()));
          assertThat(history())
              .as(name)
              .containsExactlyInAnyOrderElementsOf(
                  published.entrySet().stream()
                      .map(entry -> truth(entry.getKey(), entry.getValue()))
                      .toList());
        });
  }

  /** Whether all that an order would send has been sent in this order before. */
  private boolean isKnown(String order) {
    String sent = "";
    Set<String> refused = new HashSet<>();
    for (String load : order.split("", -1)) {
      if (!refused.contains(load)) {
        sent += load;
        if (!committed.containsKey(sent)) {
          return false;
        }
        if (!committed.get(sent)) {
          refused.add(load);
        }
      }
    }
    return true;
  }

  /**
   * Begins with empty tables and runs a transaction a letter, the next of the load that the letter
   * names; a load that was refused sends nothing more.
   *
   * @return the run ids of the loads that came to their end
   */
  private Map<String, String> run(String order, boolean songsFirst) {
    empty();
    Map<String, String> runIds = new HashMap<>();
    Map<String, List<PlannedTransaction>> left = new HashMap<>();
    for (String load : List.of("A", "B")) {
      runIds.put(load, "run-" + runs++);
      left.put(load, transactions(load, runIds.get(load), songsFirst && load.equals("B")));
    }
    Map<String, String> published = new HashMap<>();
    String sent = "";
    for (String load : order.split("", -1)) {
      List<PlannedTransaction> next = left.getOrDefault(load, List.of());
      if (next.isEmpty()) {
        continue;
      }
      PlannedTransaction transaction = next.remove(0);
      sent += load;
      committed.put(sent, send(runIds.get(load), transaction));
      if (!committed.get(sent)) {
        next.clear();
      } else if (next.isEmpty()) {
        published.put(load, runIds.get(load));
      }
    }
    return published;
  }

  private void empty() {
    List<String> deletes = tables.stream().map(table -> "delete from " + table).toList();
    api.run(new Transaction("empty", deletes), deadline(), id -> {});
  }

  private Deadline deadline() {
    return Deadline.in(Duration.ofMinutes(1), api.timing());
  }

  private List<PlannedTransaction> transactions(String load, String runId, boolean songsFirst) {
    List<PlannedTransaction> transactions = new ArrayList<>();
    loads
        .plan(SQL, load, runId, false)
        .phases()
        .forEach(phase -> transactions.addAll(phase.transactions()));
    if (songsFirst) {
      transactions.add(1, transactions.remove(2));
    }
    return transactions;
  }

  /** Whether it was committed; else its guard has refused it. */
  private boolean send(String runId, PlannedTransaction transaction) {
    Transaction sent =
        new Transaction(
            "sparkify " + runId + " " + transaction.name(),
            transaction.statements().stream().map(PlannedStatement::sql).toList());
    try {
      api.run(sent, deadline(), id -> {});
      return true;
    } catch (StatementFailedException e) {
      assertThat(e.failedIndex()).as(e.getMessage()).isZero();
      assertThat(e).hasMessageContaining("guard " + transaction.name() + " found ");
      return false;
    }
  }

  /** The loads that another one's first transaction doesn't come in between of. */
  private static Set<String> notTakenOver(String order) {
    Set<String> loads = new TreeSet<>();
    for (String load : letters(order)) {
      String other = load.equals("A") ? "B" : "A";
      boolean otherBeginsWithin =
          order.indexOf(other) > order.indexOf(load)
              && order.indexOf(other) < order.lastIndexOf(load);
      if (!otherBeginsWithin) {
        loads.add(load);
      }
    }
    return loads;
  }

  private List<String> history() {
    List<String> rows = new ArrayList<>();
    api.query(
            "history",
            "select run_id, events_from, songs_from, staged_events, staged_songs, new_play_lines,"
                + " new_song_lines from load_history",
            Map.of(),
            deadline())
        .forEach(row -> rows.add(row.toString()));
    return rows;
  }

  private static String truth(String load, String runId) {
    int plays = TwoLoads.plays(load).size();
    int songs = TwoLoads.songs(load);
    return List.of(
            runId, TwoLoads.events(load), TwoLoads.songsFrom(load), plays, songs, plays, songs)
        .toString();
  }

  private static Set<String> letters(String order) {
    Set<String> letters = new HashSet<>(List.of(order.split("", -1)));
    letters.remove("");
    return letters;
  }

  /** Every order of so many A and so many B. */
  private static List<String> orders(int a, int b) {
    if (a == 0 || b == 0) {
      return List.of("A".repeat(a) + "B".repeat(b));
    }
    List<String> orders = new ArrayList<>();
    orders(a - 1, b).forEach(rest -> orders.add("A" + rest));
    orders(a, b - 1).forEach(rest -> orders.add("B" + rest));
    return orders;
  }
}
