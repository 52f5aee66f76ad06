package com.sparkify.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.local.Fault;
import com.sparkify.warehouse.local.FaultyEndpoint.Call;
import com.sparkify.warehouse.local.engine.EngineException;
import com.sparkify.warehouse.local.engine.EngineException.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every fault at every call and at every statement of a load: the warehouse is then as it was or as
 * it should be, the person is told which, and the same load again ends right. Usually each fault at
 * one place; {@code -Dresilience.faults=all} tries it at all, another number at as many.
 */
@ExtendWith(Tally.class)
class FaultResilienceIT {
  private static final int USUALLY = 1;

  @TempDir static Path folder;
  private static Trial trial;
  private static Trial.Outcome undisturbed;

  /**
   * A fault of one call.
   *
   * @param from whether all calls after it fail as well
   * @param exitCodes those that may come of it
   */
  private record CallFault(
      String name, Fault fault, boolean from, Set<Integer> exitCodes, String advice) {

    static CallFault passing(String name, Fault fault) {
      return new CallFault(name, fault, false, Set.of(0), "");
    }

    /** A statement that ended before the refusal lets the load go on, so that 0 may come too. */
    static CallFault refusing(String name, Fault fault, boolean from, String advice) {
      return new CallFault(name, fault, from, Set.of(0, 2), advice);
    }
  }

  private record StepFault(String name, EngineException failure, int exitCode, String error) {}

  private static final Fault REQUEST_TIMEOUT =
      new Fault.Answer(400, "RequestTimeoutException", "The request wasn't read in time.");
  private static final Fault CLOCK =
      new Fault.Answer(403, "RequestTimeTooSkewed", "Your clock and ours differ too much.");
  private static final Fault PAUSED =
      new Fault.Answer(400, "ValidationException", "Cluster is in paused state.");
  private static final Fault CREATING =
      new Fault.Answer(400, "ValidationException", "The cluster is creating; try again later.");

  private static final List<CallFault> CALL_FAULTS =
      List.of(
          CallFault.passing("throttling", Fault.throttling()),
          CallFault.passing("active statements exceeded", Fault.activeStatementsExceeded()),
          CallFault.passing("waiting requests exceeded", Fault.activeWaitingRequestsExceeded()),
          CallFault.passing("request timeout", REQUEST_TIMEOUT),
          CallFault.passing("clock too far off", CLOCK),
          CallFault.passing("500", Fault.serverError()),
          CallFault.passing("500 after the work", Fault.serverErrorAfter()),
          CallFault.passing("connection dropped before", Fault.dropBefore()),
          CallFault.passing("answer lost", Fault.dropAfter()),
          CallFault.passing("answer too late", Fault.delay(Trial.SOCKET_TIMEOUT.plusMillis(500))),
          CallFault.refusing("expired once", Fault.expiredToken(), false, "sign in again"),
          CallFault.refusing("expired for good", Fault.expiredToken(), true, "sign in again"),
          CallFault.refusing("cluster paused", PAUSED, true, "resume the cluster"),
          CallFault.refusing("cluster creating", CREATING, true, "wait until the cluster"));

  private static final List<StepFault> STEP_FAULTS =
      List.of(
          new StepFault(
              "serialization conflict",
              new EngineException(
                  Kind.CONFLICT,
                  "ERROR: 1023 DETAIL: Serializable isolation violation on table - 100073"),
              0,
              ""),
          new StepFault(
              "aborted by an administrator",
              new EngineException(Kind.CANCELLED, "Query cancelled on user's request"),
              3,
              "Query cancelled on user's request"),
          new StepFault(
              "disk full",
              new EngineException(Kind.STORAGE, "ERROR: Disk Full"),
              3,
              "ERROR: Disk Full"));

  @BeforeAll
  static void loadUndisturbed() {
    trial = new Trial(folder);
    trial.rewind();
    undisturbed = trial.load((endpoint, engine) -> {});
    assertThat(undisturbed.exitCode()).as(undisturbed.err()).isZero();
  }

  @Test
  void shouldSurviveEveryFaultOfEveryCall() {
    for (CallFault fault : CALL_FAULTS) {
      for (Call at : some(undisturbed.calls())) {
        tryCall(fault, at);
      }
    }
  }

  @Test
  void shouldSurviveEveryFaultOfEveryStatementAndCommit() {
    List<Integer> steps = new ArrayList<>();
    for (int step = 1; step <= undisturbed.steps(); step++) {
      steps.add(step);
    }
    for (StepFault fault : STEP_FAULTS) {
      for (int step : some(steps)) {
        tryStep(fault, step);
      }
    }
  }

  private static void tryCall(CallFault fault, Call at) {
    trial.rewind();
    Trial.Outcome outcome =
        trial.load(
            (endpoint, engine) ->
                endpoint.spoil(
                    call ->
                        fault.from()
                            ? call.ofAll() >= at.ofAll()
                            : call.operation().equals(at.operation())
                                && call.ofOperation() == at.ofOperation(),
                    fault.fault()));
    String name = fault.name() + " at " + at.operation() + " " + at.ofOperation();
    Tally.compare(
        () -> {
          assertThat(fault.exitCodes()).as(name + outcome.err()).contains(outcome.exitCode());
          assertThat(outcome.exitCode() == 0 || outcome.err().contains(fault.advice()))
              .as(name + outcome.err())
              .isTrue();
          settled(name, outcome);
        });
  }

  private static void tryStep(StepFault fault, int step) {
    trial.rewind();
    Trial.Outcome outcome = trial.load((endpoint, engine) -> engine.failAt(step, fault.failure()));
    String name = fault.name() + " at step " + step;
    Tally.compare(
        () -> {
          assertThat(outcome.exitCode()).as(name + outcome.err()).isEqualTo(fault.exitCode());
          assertThat(outcome.err()).as(name).contains(fault.error()).doesNotContain("isn't known");
          settled(name, outcome);
        });
  }

  /** As it should be, each statement committed once; or as it was, and said so. Then again. */
  private static void settled(String name, Trial.Outcome outcome) {
    Tally.FAULTS.incrementAndGet();
    Map<String, List<String>> contents = trial.rig.contents();
    if (outcome.exitCode() == 0) {
      assertThat(contents).as(name).isEqualTo(trial.after);
      assertThat(counted(outcome)).as(name).isEqualTo(counted(undisturbed));
      return;
    }
    if (outcome.err().contains("Whether the load was published isn't known")) {
      assertThat(outcome.err()).as(name).contains("star: end not seen after ");
      assertThat(contents).as(name).isIn(trial.before, trial.after);
    } else {
      boolean begun = !outcome.err().contains("can't list the statements that run");
      assertThat(outcome.err().contains("Nothing was published")).as(name).isEqualTo(begun);
      assertThat(contents).as(name).isEqualTo(trial.before);
    }
    assertThat(outcome.out()).as(name).isEmpty();
    trial.mustLoad();
    assertThat(trial.rig.contents()).as(name + ", then again").isEqualTo(trial.after);
  }

  /** How often each statement was committed; the run's id differs from run to run. */
  private static Map<String, Integer> counted(Trial.Outcome outcome) {
    Map<String, Integer> counts = new TreeMap<>();
    outcome
        .committed()
        .forEach(
            sql -> counts.merge(sql.replaceAll("'\\d{8}T\\d{6}Z-\\w+'", "run"), 1, Integer::sum));
    return counts;
  }

  /** All of them, or a part that differs from fault to fault but not from run to run. */
  private static <T> List<T> some(List<T> all) {
    int wanted = Tally.wanted("resilience.faults", USUALLY);
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, RANDOM);
    return wanted >= all.size() ? all : shuffled.subList(0, wanted);
  }

  private static final Random RANDOM = new Random(4);
}
