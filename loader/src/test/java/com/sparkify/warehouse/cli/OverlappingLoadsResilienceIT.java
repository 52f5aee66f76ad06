package com.sparkify.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.local.engine.DuckDbEngine;
import com.sparkify.warehouse.local.engine.Engine;
import com.sparkify.warehouse.local.engine.EngineException;
import com.sparkify.warehouse.local.engine.EngineResult;
import com.sparkify.warehouse.local.engine.EngineSession;
import com.sparkify.warehouse.local.engine.EngineSettings;
import com.sparkify.warehouse.run.LoadPlan;
import com.sparkify.warehouse.run.LoadPlan.PlannedStatement;
import com.sparkify.warehouse.run.LoadPlan.PlannedTransaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two loads whose transactions are open at the same time, statement by statement, in two sessions.
 * Claims, staging and guards are those of sql/; publishing is two small statements here, one of
 * which inserts what is new to both, so that many schedules can be tried. Usually some by chance,
 * the same in each run; {@code -Dresilience.schedules=all} tries every one.
 */
@ExtendWith(Tally.class)
class OverlappingLoadsResilienceIT {
  private static final int USUALLY = 24;
  private static final int MOST_ATTEMPTS = 5;

  @TempDir Path folder;
  private TwoLoads bucket;
  private Path sql;
  private Engine engine;
  private EngineSession reader;
  private int runs;

  /** How a load stands. */
  private enum State {
    RUNNING,
    PUBLISHED,
    REFUSED,
    GIVEN_UP
  }

  /**
   * A load's way through its transactions. A move is a few statements of one: first those that see
   * the tables, then those that change them, then the commit.
   */
  private final class Load {
    final String name;
    final String runId = "run-" + runs++;
    final List<List<List<String>>> transactions = new ArrayList<>();
    State state = State.RUNNING;
    Optional<EngineSession> session = Optional.empty();
    int transaction;
    int move;
    int attempts = 1;

    /** Whether it has lost against the other load, and lets that one go on first. */
    boolean standsBack;

    Load(String name) {
      this.name = name;
      LoadPlan plan = bucket.plan(sql, name, runId, false);
      List<String> claim = statements(plan, "warehouse");
      claim.removeIf(statement -> statement.startsWith("create table"));
      transactions.add(List.of(claim, List.of()));
      List<String> stage = statements(plan, "staging_events");
      transactions.add(List.of(stage.subList(0, 1), stage.subList(1, stage.size()), List.of()));
      List<String> star = statements(plan, "star");
      transactions.add(List.of(star.subList(0, 1), star.subList(1, star.size()), List.of()));
    }

    void step() {
      standsBack = false;
      List<List<String>> moves = transactions.get(transaction);
      try {
        if (move == 0) {
          session = Optional.of(engine.openSession());
          session.get().begin();
        }
        moves.get(move).forEach(statement -> run(session.get(), statement));
        move++;
        if (move == moves.size()) {
          session.get().commit();
          session.get().close();
          transaction++;
          move = 0;
          attempts = 1;
          state = transaction == transactions.size() ? State.PUBLISHED : State.RUNNING;
        }
      } catch (EngineException e) {
        session.get().rollback();
        session.get().close();
        lost(e);
      }
    }

    /** After a conflict the whole transaction is tried again, as DataApi does. */
    private void lost(EngineException e) {
      if (e.kind() == EngineException.Kind.CONFLICT) {
        move = 0;
        standsBack = true;
        state = attempts++ == MOST_ATTEMPTS ? State.GIVEN_UP : State.RUNNING;
        return;
      }
      assertThat(e).hasMessageContaining("guard ").hasMessageContaining(" offending rows");
      state = State.REFUSED;
    }

    boolean mayStep(Load other) {
      return state == State.RUNNING && !(standsBack && other.state == State.RUNNING);
    }
  }

  @BeforeEach
  void open() throws IOException {
    bucket = new TwoLoads(folder);
    sql = folder.resolve("sql");
    CommandLineRig.copySql(sql);
    leaveNothingIn(sql.resolve("checks"), "");
    leaveNothingIn(sql.resolve("3-publish/star"), "0-");
    Files.writeString(
        sql.resolve("3-publish/star/1-published.sql"),
        "insert into published select '${run_id}' as run_id, '${events}' as events_from, ts"
            + " from staging_events;"
            + "insert into pages select page from staging_events except select page from pages;");
    engine =
        DuckDbEngine.open(
            new EngineSettings(Map.of("bucket", bucket.bucket.folder), Optional.empty(), 288, 2));
    reader = engine.openSession();
    statements(bucket.plan(sql, "A", "first", false), "warehouse")
        .forEach(statement -> run(reader, statement));
    run(
        reader,
        "create table published (run_id varchar(64), events_from varchar(256), ts timestamp)");
    run(reader, "create table pages (page varchar(64))");
  }

  private static void leaveNothingIn(Path folder, String butWhatBegins) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (butWhatBegins.isEmpty() || !file.getFileName().toString().startsWith(butWhatBegins)) {
          Files.delete(file);
        }
      }
    }
  }

  @AfterEach
  void close() {
    reader.close();
    engine.close();
  }

  @Test
  void shouldPublishNeitherWhereBothClaimsStand() {
    begin(false);
    Load a = new Load("A");
    Load b = new Load("B");
    a.step();
    b.step();
    a.step();
    b.step();
    assertThat(rows("select run_id from staging_events_run order by 1"))
        .isEqualTo(List.of(List.of(a.runId), List.of(b.runId)));
    a.step();
    b.step();
    assertThat(List.of(a.state, b.state)).containsOnly(State.REFUSED);
    Load next = new Load("A");
    while (next.state == State.RUNNING) {
      next.step();
    }
    assertThat(next.state).isEqualTo(State.PUBLISHED);
    assertThat(rows("select run_id from staging_events_run"))
        .isEqualTo(List.of(List.of(next.runId)));
  }

  @Test
  void shouldRefuseALoadThatIsTakenOverWhileItStages() {
    begin(true);
    Load a = new Load("A");
    Load b = new Load("B");
    List.of(a, a, a).forEach(Load::step);
    List.of(b, b).forEach(Load::step);
    a.step();
    assertThat(a.standsBack).as("a conflict").isTrue();
    a.step();
    assertThat(a.state).isEqualTo(State.REFUSED);
    finish(b);
    assertThat(b.state).isEqualTo(State.PUBLISHED);
    isWholeAndTrue("taken over while it stages", a, b);
  }

  @Test
  void shouldRefuseALoadThatIsTakenOverAfterItsLastGuard() {
    begin(true);
    Load a = new Load("A");
    Load b = new Load("B");
    List.of(a, a, a, a, a, a).forEach(Load::step);
    List.of(b, b).forEach(Load::step);
    a.step();
    assertThat(a.standsBack).as("a conflict").isTrue();
    finish(b);
    finish(a);
    assertThat(List.of(a.state, b.state)).containsExactly(State.REFUSED, State.PUBLISHED);
    isWholeAndTrue("taken over after its last guard", a, b);
  }

  @Test
  void shouldLetNobodyClaimWhileALoadPublishes() {
    begin(true);
    Load a = new Load("A");
    Load b = new Load("B");
    List.of(a, a, a, a, a, a, a).forEach(Load::step);
    b.step();
    assertThat(b.standsBack).as("a conflict").isTrue();
    a.step();
    finish(b);
    assertThat(List.of(a.state, b.state)).containsOnly(State.PUBLISHED);
    isWholeAndTrue("claimed while the other publishes", a, b);
  }

  @Test
  void shouldPublishEachItsOwnRowsOrNothingHoweverTheyOverlap() {
    int wanted = Tally.wanted("resilience.schedules", USUALLY);
    for (boolean loadedBefore : List.of(false, true)) {
      if (wanted == Integer.MAX_VALUE) {
        tryAll(loadedBefore);
      } else {
        Random random = new Random(7);
        for (int schedule = 0; schedule < wanted / 2; schedule++) {
          trySchedule(loadedBefore, mostlyTheSame(random));
        }
      }
    }
  }

  /** Loads that take turns at every step only stop each other: each mostly goes on a while. */
  private static IntUnaryOperator mostlyTheSame(Random random) {
    AtomicInteger last = new AtomicInteger(random.nextInt(2));
    return unused -> last.updateAndGet(load -> random.nextInt(4) == 0 ? 1 - load : load);
  }

  /** Goes through the tree of all choices, the last one that can still change first. */
  private void tryAll(boolean loadedBefore) {
    List<Integer> choices = new ArrayList<>();
    do {
      int made =
          trySchedule(
              loadedBefore,
              number -> {
                if (number == choices.size()) {
                  choices.add(0);
                }
                return choices.get(number);
              });
      choices.subList(made, choices.size()).clear();
      while (!choices.isEmpty() && choices.get(choices.size() - 1) == 1) {
        choices.remove(choices.size() - 1);
      }
      if (!choices.isEmpty()) {
        choices.set(choices.size() - 1, 1);
      }
    } while (!choices.isEmpty());
  }

  /**
   * Runs two loads to their ends.
   *
   * @param choose gives 0 for A or 1 for B at the nth choice
   * @return how many choices there were
   */
  private int trySchedule(boolean loadedBefore, IntUnaryOperator choose) {
    begin(loadedBefore);
    Load a = new Load("A");
    Load b = new Load("B");
    StringBuilder schedule = new StringBuilder(loadedBefore ? "loaded before, " : "never loaded, ");
    int choices = 0;
    while (a.state == State.RUNNING || b.state == State.RUNNING) {
      boolean first = a.mayStep(b);
      if (first && b.mayStep(a)) {
        first = choose.applyAsInt(choices++) == 0;
      }
      schedule.append(first ? "A" : "B");
      (first ? a : b).step();
    }
    Tally.SCHEDULES.incrementAndGet();
    Tally.compare(() -> isWholeAndTrue(schedule.toString(), a, b));
    return choices;
  }

  /** What is published is published by a load that said so, and is all that it was to load. */
  private void isWholeAndTrue(String schedule, Load... loads) {
    List<List<Object>> expected = new ArrayList<>();
    for (Load load : loads) {
      if (load.state == State.PUBLISHED) {
        TwoLoads.plays(load.name)
            .forEach(play -> expected.add(List.of(load.runId, TwoLoads.events(load.name), play)));
      }
    }
    assertThat(rows("select run_id, events_from, ts from published"))
        .as(schedule)
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(rows("select page from pages"))
        .as(schedule)
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(List.of("NextSong")));
  }

  private static void finish(Load load) {
    while (load.state == State.RUNNING) {
      load.step();
    }
  }

  /** Empties what a schedule fills; the claim of a load before stays, or none was ever made. */
  private void begin(boolean loadedBefore) {
    run(reader, "delete from published");
    run(reader, "delete from pages");
    run(reader, "delete from staging_events");
    for (String marker : List.of("staging_events_run", "staging_songs_run")) {
      run(reader, "delete from " + marker);
    }
    if (loadedBefore) {
      run(reader, "insert into staging_events_run values ('before')");
    }
  }

  private static List<String> statements(LoadPlan plan, String transaction) {
    PlannedTransaction found =
        plan.phases().stream()
            .flatMap(phase -> phase.transactions().stream())
            .filter(candidate -> candidate.name().equals(transaction))
            .findFirst()
            .orElseThrow();
    return new ArrayList<>(found.statements().stream().map(PlannedStatement::sql).toList());
  }

  private void run(EngineSession session, String statement) {
    session.execute(statement, Map.of(), runs++).close();
  }

  private List<List<Object>> rows(String query) {
    List<List<Object>> rows = new ArrayList<>();
    try (EngineResult result = reader.execute(query, Map.of(), runs++)) {
      for (Optional<List<Object>> row = result.nextRow(); row.isPresent(); row = result.nextRow()) {
        rows.add(row.get());
      }
    }
    return rows;
  }
}
