package com.sparkify.warehouse.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OpeningEngineTest {
  private static final EngineSettings IN_MEMORY =
      new EngineSettings(Map.of(), Optional.empty(), 256, 1);

  @Test
  void beginsAtOnceAndAnswersOnceOpen() {
    CountDownLatch mayOpen = new CountDownLatch(1);
    try (OpeningEngine engine =
        OpeningEngine.begin(
            () -> {
              awaitQuietly(mayOpen);
              return DuckDbEngine.open(IN_MEMORY);
            })) {
      mayOpen.countDown();
      assertThat(engine.database()).isEqualTo("dev");
      assertThat(engine.schemas()).contains("public");
      assertThat(engine.tables()).extracting(TableDescription::schema).containsOnly("pg_catalog");
      assertThat(engine.columns("public", "none")).isEmpty();
      engine.openSession().close();
    }
  }

  @Test
  void failsEveryQuestionAsOpeningFailed() {
    OpeningEngine engine =
        OpeningEngine.begin(
            () -> {
              throw new EngineException(EngineException.Kind.STORAGE, "ERROR: held");
            });
    assertThatThrownBy(engine::opened)
        .isInstanceOfSatisfying(
            EngineException.class,
            failure -> assertThat(failure.kind()).isEqualTo(EngineException.Kind.STORAGE))
        .hasMessage("ERROR: held");
    assertThatThrownBy(engine::openSession).hasMessage("ERROR: held");
    engine.close();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
