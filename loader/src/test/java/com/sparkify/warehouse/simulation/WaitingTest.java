package com.sparkify.warehouse.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.simulation.Outcome.Load;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the loader adds to the service's own time, in virtual time: nothing here depends on the
 * machine. The timeout is for a simulation that stands still.
 */
@Timeout(120)
class WaitingTest {
  private static final Simulation SIMULATION = new Simulation(Path.of("..", "sql"));

  @Test
  void shouldTakeNoLongerThanTheCriticalPathAndTwoPercentAndATenthOfASecond() {
    LongStream.rangeClosed(1, 10)
        .forEach(
            seed ->
                Scenario.alone()
                    .forEach(
                        scenario -> assertWithinAllowed(ProductionLoader.SHIPPED, scenario, seed)));
  }

  @Test
  void shouldDoSoForStatementsOfAnyDuration() {
    LongStream.rangeClosed(1, 100)
        .forEach(seed -> assertWithinAllowed(ProductionLoader.SHIPPED, any(seed), seed));
  }

  /** A second call for every statement, and yet no time, unless it is shorter than a round trip. */
  @Test
  void shouldDoSoWithAReport() {
    List<Scenario> scenarios = Scenario.alone();
    LongStream.rangeClosed(1, 10)
        .forEach(
            seed ->
                scenarios
                    .subList(1, scenarios.size())
                    .forEach(
                        scenario ->
                            assertWithinAllowed(ProductionLoader.REPORTING, scenario, seed)));
  }

  @Test
  void shouldSpendOneCallOnAShortStatement() {
    assertThat(calls(Scenario.alone(0.05, 0.05, 0.3, 3.9)).values()).containsOnly(1);
  }

  @Test
  void shouldSpendTwoCallsOnAStatementOfTwentySeconds() {
    assertThat(calls(Scenario.alone(20, 4.01, 12, 20)).values()).containsOnly(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void shouldNotFeelNinetyNineOthersThatStartInTheSameMinute(long seed) {
    Outcome outcome = SIMULATION.run(ProductionLoader.SHIPPED, together(seed, 0), seed);
    assertThat(outcome.throttled()).isZero();
    assertThat(outcome.loads()).allMatch(Load::isWithinAllowed);
    assertThat(outcome.peakRate(Operation.DESCRIBE)).isLessThan(50);
  }

  /** 100 loads are 400 submissions, which the account lets in 30 a second. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void shouldBeHeldUpByTheAccountAloneWhereAHundredStartInTheSameSecond(long seed) {
    Duration admission = Duration.ofMillis(1000 * 400 / 30);
    Outcome outcome = SIMULATION.run(ProductionLoader.SHIPPED, together(seed, 2), seed);
    assertThat(outcome.account().throttled(Operation.DESCRIBE)).isZero();
    assertThat(outcome.peakRate(Operation.DESCRIBE)).isLessThan(100);
    assertThat(outcome.loads())
        .allMatch(load -> load.overhead().compareTo(load.allowed().plus(admission)) <= 0);
  }

  @Test
  void shouldDescribeLessOftenThanThePolls() {
    int ours = peak(ProductionLoader.SHIPPED);
    assertThat(ours).isLessThan(peak(PollingLoader.FIXED));
    assertThat(ours).isLessThan(peak(PollingLoader.GROWING));
  }

  @Test
  void shouldFinishWhereTheAccountIsStricter() {
    for (int scenario : List.of(4, 5)) {
      Outcome outcome = SIMULATION.run(ProductionLoader.SHIPPED, together(1, scenario), 1);
      assertThat(outcome.loads()).hasSize(100);
    }
  }

  @Test
  void shouldPlayTheSameForTheSameSeed() {
    Outcome first = SIMULATION.run(ProductionLoader.SHIPPED, together(7, 2), 7);
    Outcome second = SIMULATION.run(ProductionLoader.SHIPPED, together(7, 2), 7);
    assertThat(first.overheads()).isEqualTo(second.overheads());
    assertThat(first.throttled()).isPositive().isEqualTo(second.throttled());
  }

  /** A simulation that finds no fault with anybody would show nothing. */
  @Test
  void shouldFindThePollsLate() {
    Scenario seconds = Scenario.alone(0.3, 1.8, 0.9, 3);
    for (Contender poll : List.of(PollingLoader.FIXED, PollingLoader.GROWING)) {
      assertThat(SIMULATION.run(poll, seconds, 1).loadsWithinAllowed()).isZero();
    }
  }

  private static void assertWithinAllowed(Contender loader, Scenario scenario, long seed) {
    Load load = SIMULATION.run(loader, scenario, seed).loads().get(0);
    assertThat(load.overhead())
        .as("%s, %s, seed %d", loader.title(), scenario.title(), seed)
        .isLessThanOrEqualTo(load.allowed());
  }

  private static Scenario any(long seed) {
    return new Scenario("any", 1, Duration.ZERO, Workload.mixed(seed), Limits.DOCUMENTED);
  }

  private static Map<String, Integer> calls(Scenario scenario) {
    return SIMULATION
        .run(ProductionLoader.SHIPPED, scenario, 1)
        .loads()
        .get(0)
        .statements()
        .stream()
        .collect(
            Collectors.toMap(
                statement -> statement.name().substring(statement.name().indexOf('/') + 1),
                statement -> statement.calls().get()));
  }

  private static Scenario together(long seed, int number) {
    return Scenario.together(seed).get(number);
  }

  private static int peak(Contender contender) {
    return SIMULATION.run(contender, together(1, 2), 1).peakRate(Operation.DESCRIBE);
  }
}
