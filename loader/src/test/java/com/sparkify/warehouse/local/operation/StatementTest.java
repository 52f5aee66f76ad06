package com.sparkify.warehouse.local.operation;

import static com.sparkify.warehouse.local.operation.StatementState.ABORTED;
import static com.sparkify.warehouse.local.operation.StatementState.FAILED;
import static com.sparkify.warehouse.local.operation.StatementState.FINISHED;
import static com.sparkify.warehouse.local.operation.StatementState.PICKED;
import static com.sparkify.warehouse.local.operation.StatementState.STARTED;
import static com.sparkify.warehouse.local.operation.StatementState.SUBMITTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatementTest {
  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
  private static final Map<StatementState, Set<StatementState>> LEGAL =
      Map.of(
          SUBMITTED, Set.of(PICKED, ABORTED),
          PICKED, Set.of(STARTED, FAILED, ABORTED),
          STARTED, Set.of(FINISHED, FAILED, ABORTED),
          FINISHED, Set.of(),
          FAILED, Set.of(),
          ABORTED, Set.of());

  private static Statement in(StatementState state) {
    Statement statement = new Statement("id", "select 1", Map.of(), NOW);
    List<StatementState> path =
        switch (state) {
          case SUBMITTED -> List.of();
          case PICKED -> List.of(PICKED);
          case STARTED -> List.of(PICKED, STARTED);
          case FINISHED -> List.of(PICKED, STARTED, FINISHED);
          case FAILED -> List.of(PICKED, FAILED);
          case ABORTED -> List.of(ABORTED);
        };
    path.forEach(next -> move(statement, next));
    return statement;
  }

  private static void move(Statement statement, StatementState next) {
    switch (next) {
      case SUBMITTED -> throw new IllegalStateException("nothing becomes SUBMITTED");
      case PICKED -> statement.pick(NOW);
      case STARTED -> statement.start(NOW, 1, 2);
      case FINISHED -> statement.finish(NOW);
      case FAILED -> statement.fail(NOW, "error");
      case ABORTED -> statement.abort(NOW, "error");
    }
  }

  @Test
  void movesOnlyAlongLegalTransitions() {
    for (StatementState from : StatementState.values()) {
      for (StatementState to : StatementState.values()) {
        Statement statement = in(from);
        if (LEGAL.get(from).contains(to)) {
          move(statement, to);
          assertThat(statement.state()).isEqualTo(to);
        } else {
          assertThatThrownBy(() -> move(statement, to)).isInstanceOf(IllegalStateException.class);
          assertThat(statement.state()).isEqualTo(from);
        }
      }
    }
  }

  @Test
  void tellsThoseWhoWaitWhenItHasEnded() {
    assertThat(in(STARTED).ended()).isNotDone();
    assertThat(in(FINISHED).ended()).isCompleted();
    assertThat(in(FAILED).ended()).isCompleted();
    assertThat(in(ABORTED).ended()).isCompleted();
  }
}
