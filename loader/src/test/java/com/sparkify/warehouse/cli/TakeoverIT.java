package com.sparkify.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.local.Fault;
import com.sparkify.warehouse.local.FaultyEndpoint;
import com.sparkify.warehouse.local.FaultyEngine;
import com.sparkify.warehouse.local.engine.EngineException;
import com.sparkify.warehouse.local.engine.EngineSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is told whose load another one has taken over. */
class TakeoverIT {
  /** What another load does first. */
  static final List<String> CLAIMS =
      List.of(
          "delete from staging_events_run",
          "insert into staging_events_run values ('the-other-run')",
          "delete from staging_songs_run",
          "insert into staging_songs_run values ('the-other-run')");

  @TempDir static Path folder;
  private static Trial trial;

  @BeforeAll
  static void prepare() {
    trial = new Trial(folder);
  }

  @Test
  void shouldNameTheOtherRunBeforePublishing() {
    Trial.Outcome outcome = load((endpoint, engine) -> beforePublishing(engine, CLAIMS, ""));
    assertThat(outcome.err())
        .contains("Another load took over before 3-publish/star, at ")
        .contains("guards/star.sql:3\n")
        .contains("  statement: guard star\n")
        .contains("guard star found 2 offending rows")
        .contains("  taken over by: run the-other-run\n")
        .contains(
            "Nothing of this load was published. Committed before the failure: 1-schema/warehouse,")
        .contains(
            "Wait until no other load runs; then load again if the data of this one is still"
                + " wanted.\n");
    trial.mustLoad();
    assertThat(trial.rig.contents()).isEqualTo(trial.after);
  }

  @Test
  void shouldNameTheOtherRunBeforeStaging() {
    Trial.Outcome outcome = load((endpoint, engine) -> beforeStaging(engine));
    assertThat(outcome.err())
        .containsPattern("Another load took over before 2-stage/staging_(events|songs), at ")
        .contains("  taken over by: run the-other-run\n")
        .contains("Committed before the failure: 1-schema/warehouse.\n")
        .doesNotContain("3-publish");
  }

  /** A compute node of Redshift quotes no more. */
  @Test
  void shouldNameTheOtherRunWhereTheErrorHoldsOneLetterOfIt() {
    String error = "ERROR: Invalid digit, Value 'g', Pos 0, Type: Integer";
    Trial.Outcome outcome = load((endpoint, engine) -> beforePublishing(engine, CLAIMS, error));
    assertThat(outcome.err())
        .contains("Another load took over before 3-publish/star")
        .contains("  error: " + error + "\n")
        .contains("  taken over by: run the-other-run\n");
  }

  @Test
  void shouldSayHowToLookWhereTheOtherRunCannotBeAskedFor() {
    Fault refusal = new Fault.Answer(400, "AccessDeniedException", "not authorized to perform");
    Trial.Outcome outcome =
        load(
            (endpoint, engine) -> {
              beforePublishing(engine, CLAIMS, "");
              endpoint.spoil(
                  call ->
                      call.operation().equals("ExecuteStatement") && engine.committed().size() > 20,
                  refusal);
            });
    assertThat(outcome.err())
        .contains("The load lost its claim before 3-publish/star")
        .contains("  taken over by: not known: can't run guard: AccessDeniedException")
        .contains(
            "  look with the command query, and the guard's own question:\n    select run_id\n")
        .contains("Wait until no other load runs;");
  }

  @Test
  void shouldSayThatItsClaimIsGoneWhereAnotherLoadDropsTheTables() {
    List<String> drops = List.of("drop table staging_events_run", "drop table staging_songs_run");
    Trial.Outcome outcome = load((endpoint, engine) -> beforePublishing(engine, drops, ""));
    assertThat(outcome.err())
        .contains("The load lost its claim before 3-publish/star")
        .contains("  taken over by: not known: ERROR: relation \"staging_");
  }

  @Test
  void shouldSayThatItsClaimIsGoneWhereNobodyHasOne() {
    List<String> deletes = List.of("delete from staging_events_run");
    Trial.Outcome outcome = load((endpoint, engine) -> beforePublishing(engine, deletes, ""));
    assertThat(outcome.err())
        .contains("The load lost its claim before 3-publish/star")
        .contains("  taken over by: no run that left its id; the claim of this one is gone\n");
  }

  /** Every one of them exits as a load that is refused, and changes nothing that readers see. */
  private static Trial.Outcome load(BiConsumer<FaultyEndpoint, FaultyEngine> spoil) {
    trial.rewind();
    Trial.Outcome outcome = trial.load(spoil);
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).doesNotContain("\tat ");
    assertThat(outcome.out()).isEmpty();
    assertThat(trial.rig.contents()).isEqualTo(trial.before);
    return outcome;
  }

  /**
   * Does what another load might, once both tables are staged.
   *
   * @param error what the guard then fails with, in place of its own error; empty for that
   */
  static void beforePublishing(FaultyEngine engine, List<String> statements, String error) {
    AtomicBoolean done = new AtomicBoolean();
    engine.beforeEachStep(
        () -> {
          boolean staged =
              engine.committed().stream().filter(sql -> sql.startsWith("copy ")).count() == 2;
          if (staged && done.compareAndSet(false, true)) {
            run(engine, statements);
            if (!error.isEmpty()) {
              throw new EngineException(EngineException.Kind.DATA, error);
            }
          }
        });
  }

  /** Both transactions of the phase wait for it. */
  private static void beforeStaging(FaultyEngine engine) {
    Object turn = new Object();
    AtomicBoolean done = new AtomicBoolean();
    engine.beforeEachStep(
        () -> {
          synchronized (turn) {
            if (!engine.committed().isEmpty() && done.compareAndSet(false, true)) {
              run(engine, CLAIMS);
            }
          }
        });
  }

  private static void run(FaultyEngine engine, List<String> statements) {
    try (EngineSession other = engine.openSession()) {
      statements.forEach(statement -> other.execute(statement, Map.of(), 1).close());
    }
  }
}
