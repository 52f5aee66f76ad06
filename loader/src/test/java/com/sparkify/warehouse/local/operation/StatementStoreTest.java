package com.sparkify.warehouse.local.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ExecutionMode;
import software.amazon.awssdk.services.redshiftdata.model.ResultFormatString;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

class StatementStoreTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-21T00:00:00Z"));

  private StatementStore store(int active, int retained, long retainedBytes) {
    return new StatementStore(
        clock,
        new Limits(
            active,
            10,
            1 << 10,
            1 << 10,
            1 << 20,
            10,
            1 << 10,
            Duration.ofHours(24),
            retained,
            retainedBytes,
            10_000,
            Duration.ofHours(8),
            1));
  }

  private static NewStatement statement(String sql) {
    return new NewStatement(
        false,
        List.of(new SqlText(sql, sql, Set.of())),
        new ConnectionTarget(
            Optional.of("sparkify"), Optional.empty(), Optional.empty(), Optional.empty(), "dev"),
        Optional.empty(),
        List.of(),
        ResultFormatString.JSON,
        ExecutionMode.TRANSACTION);
  }

  private Submission submit(StatementStore store, String sql, String token) {
    return store.submit(statement(sql), Optional.ofNullable(token)).submission();
  }

  private Submission finished(StatementStore store, String sql, int resultBytes) {
    Submission submission = submit(store, sql, null);
    Statement root = submission.root();
    root.pick(clock.instant());
    root.start(clock.instant(), 1, 1);
    SpooledResult result =
        new SpooledResult(
            List.of(),
            List.of(new SpooledResult.Page(0, resultBytes)),
            1,
            new byte[resultBytes],
            Optional.empty());
    root.executed(clock.instant(), new Outcome(1, 1, Optional.of(result)));
    root.finish(clock.instant());
    return submission;
  }

  @Test
  void remembersAClientTokenForItsTimeAndNoLonger() {
    StatementStore store = store(10, 10, 1 << 20);
    Submission first = submit(store, "select 1", "token");
    clock.advance(Duration.ofHours(8));
    assertThat(submit(store, "select 1", "token")).isSameAs(first);
    clock.advance(Duration.ofSeconds(1));
    assertThat(submit(store, "select 1", "token")).isNotSameAs(first);
  }

  @Test
  void refusesAClientTokenForAnotherRequest() {
    StatementStore store = store(10, 10, 1 << 20);
    submit(store, "select 1", "token");
    assertThatThrownBy(() -> submit(store, "select 2", "token"))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void limitsActiveStatements() {
    StatementStore store = store(2, 10, 1 << 20);
    Submission first = submit(store, "select 1", null);
    submit(store, "select 2", "token");
    assertThatThrownBy(() -> submit(store, "select 3", null))
        .isInstanceOf(ActiveStatementsExceededException.class)
        .hasMessageContaining("2");
    assertThat(submit(store, "select 2", "token").root().sql()).isEqualTo("select 2");
    first.abort(clock.instant(), "cancelled");
    assertThat(submit(store, "select 3", null).root().sql()).isEqualTo("select 3");
  }

  @Test
  void forgetsEndedStatementsWhenTheyAreTooOld() {
    StatementStore store = store(10, 10, 1 << 20);
    String ended = finished(store, "select 1", 1).id();
    String running = submit(store, "select 2", null).id();
    clock.advance(Duration.ofHours(24));
    assertThat(store.find(ended)).isPresent();
    clock.advance(Duration.ofSeconds(1));
    assertThat(store.find(ended)).isEmpty();
    assertThat(store.find(running)).isPresent();
  }

  @Test
  void forgetsTheOldestWhenThereAreTooMany() {
    StatementStore store = store(10, 3, 1 << 20);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(finished(store, "select " + i, 1).id());
    }
    assertThat(store.newestFirst())
        .extracting(Submission::id)
        .containsExactly(ids.get(4), ids.get(3), ids.get(2));
  }

  @Test
  void forgetsTheOldestWhenTheirResultsAreTooLarge() {
    StatementStore store = store(10, 10, 100);
    String first = finished(store, "select 1", 60).id();
    String second = finished(store, "select 2", 60).id();
    assertThat(store.find(first)).isEmpty();
    assertThat(store.find(second)).isPresent();
  }

  @Test
  void forgetsTheOldestWhenTheirTextsAreTooLong() {
    StatementStore store = store(10, 10, 1 << 20);
    String first = finished(store, "select '" + "x".repeat(3_000) + "'", 1).id();
    String second = finished(store, "select '" + "y".repeat(3_000) + "'", 1).id();
    assertThat(store.find(first)).isEmpty();
    assertThat(store.find(second)).isPresent();
  }

  @Test
  void forgetsClientTokensWithTheirStatements() {
    StatementStore store = store(10, 0, 1 << 20);
    Submission first = submit(store, "select 1", "token");
    first.abort(clock.instant(), "cancelled");
    assertThat(submit(store, "select 1", "token")).isNotSameAs(first);
  }
}
