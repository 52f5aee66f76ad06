package com.sparkify.warehouse.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sparkify.warehouse.local.engine.EngineException.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
  /** Runs for minutes where no one stops it. */
  private static final String ENDLESS =
      "with recursive n (i) as (select 1 union all select i + 1 from n where i < 2000000000)"
          + " select count(*) from n";

  @TempDir private Path bucket;
  private EngineFixture engine;

  @BeforeEach
  void open() {
    engine = new EngineFixture(bucket);
    engine.run("create table t (a int)");
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Nested
  class Endings {

    @Test
    void leaveNothingToTheNextSession() {
      ask("select 1");
      try (EngineSession session = engine.engine().openSession()) {
        engine.run(session, "create temp table mine (a int)");
      }
      assertThatThrownBy(() -> ask("select * from mine"))
          .hasMessageContaining("relation \"mine\" does not exist");
      try (EngineSession session = engine.engine().openSession()) {
        session.begin();
        engine.run(session, "insert into t values (1)");
      }
      assertThat(ask("select count(*) from t")).containsExactly(List.of(0L));
      assertThatThrownBy(() -> ask("select * from nothing")).isInstanceOf(EngineException.class);
      assertThat(ask("select count(*) from t")).containsExactly(List.of(0L));
    }

    @Test
    void giveEachSessionAProcessOfItsOwn() {
      assertThat(ask("select pg_backend_pid()")).isNotEqualTo(ask("select pg_backend_pid()"));
    }

    private List<List<Object>> ask(String sql) {
      try (EngineSession session = engine.engine().openSession()) {
        return engine.rows(session, sql, Map.of());
      }
    }
  }

  @Nested
  class Transactions {

    @Test
    void hideTheirWorkUntilTheyCommit() {
      EngineSession other = engine.engine().openSession();
      engine.session().begin();
      engine.run("insert into t values (1)");
      assertThat(engine.rows(other, "select count(*) from t", Map.of()))
          .containsExactly(List.of(0L));
      engine.session().commit();
      assertThat(engine.rows(other, "select count(*) from t", Map.of()))
          .containsExactly(List.of(1L));
    }

    @Test
    void undoTablesToo() {
      engine.session().begin();
      engine.run("create table u (a int)");
      engine.session().rollback();
      assertThatThrownBy(() -> engine.rows("select * from u"))
          .hasMessageContaining("relation \"u\" does not exist");
    }

    @Test
    void areOverAfterAFailure() {
      engine.session().begin();
      engine.run("insert into t values (1)");
      assertThatThrownBy(() -> engine.run("insert into nothing values (1)"))
          .hasMessageContaining("relation \"nothing\" does not exist");
      assertThatThrownBy(() -> engine.rows("select 1"))
          .hasMessageContaining("current transaction is aborted");
      assertThatThrownBy(() -> engine.session().commit()).isInstanceOf(EngineException.class);
      assertThat(engine.value("select count(*) from t")).isEqualTo(0L);
    }

    @Test
    void areCommittedByTruncate() {
      EngineSession other = engine.engine().openSession();
      engine.session().begin();
      engine.run("create table kept (a int)");
      engine.run("insert into t values (1)");
      engine.run("truncate t");
      assertThat(engine.rows(other, "select count(*) from kept", Map.of()))
          .containsExactly(List.of(0L));
      engine.run("insert into t values (2)");
      engine.session().rollback();
      assertThat(engine.value("select count(*) from t")).isEqualTo(0L);
    }

    @Test
    void refuseVacuumAndAppend() {
      engine.run("create table u (a int)");
      engine.session().begin();
      assertThatThrownBy(() -> engine.run("vacuum t"))
          .hasMessageContaining("VACUUM cannot run inside a transaction block");
      engine.session().rollback();
      engine.session().begin();
      assertThatThrownBy(() -> engine.run("alter table t append from u"))
          .hasMessageContaining("ALTER TABLE APPEND cannot run inside a transaction block");
      engine.session().rollback();
      engine.run("insert into u values (1), (2)");
      assertThat(engine.run("alter table t append from u")).isEqualTo(2);
      assertThat(engine.value("select count(*) from u")).isEqualTo(0L);
    }

    @Test
    void thatChangeTheSameRowsConflict() {
      engine.run("insert into t values (1)");
      EngineSession other = engine.engine().openSession();
      engine.session().begin();
      other.begin();
      engine.run("update t set a = 2");
      EngineException failure =
          catchThrowableOfType(
              EngineException.class,
              () -> {
                engine.run(other, "update t set a = 3");
                engine.session().commit();
                other.commit();
              });
      assertThat(failure.kind()).isEqualTo(Kind.CONFLICT);
      assertThat(failure)
          .hasMessageContaining("1023")
          .hasMessageContaining("Serializable isolation violation");
    }

    @Test
    void mayBeWrittenAsStatements() {
      engine.run("begin transaction");
      engine.run("insert into t values (1)");
      engine.run("rollback");
      engine.run("begin");
      engine.run("insert into t values (2)");
      engine.run("commit");
      assertThat(engine.rows("select a from t")).containsExactly(List.of(2L));
    }
  }

  @Nested
  class Cancelling {

    @Test
    void stopsAQuery() throws Exception {
      ExecutorService pool = Executors.newSingleThreadExecutor();
      try {
        CountDownLatch started = new CountDownLatch(1);
        Future<?> running =
            pool.submit(
                () -> {
                  started.countDown();
                  engine.rows(ENDLESS);
                });
        started.await();
        while (!running.isDone()) {
          engine.session().cancel();
          Thread.onSpinWait();
        }
        assertThat(failure(running).kind()).isEqualTo(Kind.CANCELLED);
      } finally {
        pool.shutdownNow();
      }
      assertThat(engine.value("select 1")).isEqualTo(1L);
    }

    @Test
    void doesNothingWhenNothingRuns() {
      engine.session().cancel();
      assertThat(engine.value("select 1")).isEqualTo(1L);
    }

    @Test
    void closingTheEngineStopsWhatRuns() throws Exception {
      ExecutorService pool = Executors.newFixedThreadPool(2);
      try {
        CountDownLatch started = new CountDownLatch(2);
        List<Future<?>> running = new ArrayList<>();
        for (int session = 0; session < 2; session++) {
          EngineSession other = engine.engine().openSession();
          running.add(
              pool.submit(
                  () -> {
                    started.countDown();
                    engine.rows(other, ENDLESS, Map.of());
                  }));
        }
        started.await();
        engine.engine().close();
        for (Future<?> future : running) {
          assertThat(failure(future).kind()).isIn(Kind.CANCELLED, Kind.STORAGE);
        }
      } finally {
        pool.shutdownNow();
      }
      assertThatThrownBy(() -> engine.engine().openSession())
          .hasMessageContaining("the warehouse is closed");
    }

    private EngineException failure(Future<?> future) throws InterruptedException {
      try {
        future.get();
        throw new AssertionError("the statement ended by itself");
      } catch (ExecutionException e) {
        return (EngineException) e.getCause();
      }
    }
  }

  @Test
  void temporaryTablesBelongToTheirSession() {
    engine.run("create temp table mine (a int)");
    EngineSession other = engine.engine().openSession();
    assertThatThrownBy(() -> engine.rows(other, "select * from mine", Map.of()))
        .hasMessageContaining("does not exist");
    assertThat(engine.engine().tables()).extracting(TableDescription::name).doesNotContain("mine");
  }

  @Test
  void manyLoadSideBySide() throws Exception {
    int sessions = 8;
    for (int file = 0; file < 20; file++) {
      engine.put("in/" + file, "{\"a\":1}\n".repeat(500));
    }
    ExecutorService pool = Executors.newFixedThreadPool(sessions);
    try {
      List<Future<Long>> loads = new ArrayList<>();
      for (int session = 0; session < sessions; session++) {
        engine.run("create table t" + session + " (a int)");
        EngineSession other = engine.engine().openSession();
        String copy = "copy t" + session + " from 's3://bucket/in/' iam_role default json 'auto'";
        loads.add(pool.submit(() -> engine.run(other, copy)));
      }
      for (Future<Long> load : loads) {
        assertThat(load.get()).isEqualTo(10_000);
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(engine.value("select count(*) from sys_load_history where status = 'completed'"))
        .isEqualTo(8L);
  }

  @Test
  void processIdsDiffer() {
    EngineSession other = engine.engine().openSession();
    assertThat(other.processId()).isNotEqualTo(engine.session().processId());
    assertThat(engine.value("select pg_backend_pid()"))
        .isEqualTo((long) engine.session().processId());
  }
}
