package com.sparkify.warehouse.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of identity columns: unique, from the seed on, never given twice. */
class IdentityTest {
  @TempDir private Path bucket;

  @Test
  void shouldCountFromTheSeedByTheStep() {
    try (EngineFixture engine = new EngineFixture(bucket)) {
      engine.run("create table t (id bigint identity(5, 3), a int)");
      engine.run("create table down (id bigint identity(-1, -2), a int)");
      for (String table : List.of("t", "down")) {
        engine.run("insert into " + table + " (a) values (1), (2)");
        engine.run("insert into " + table + " (a) select 3");
      }
      assertThat(ids(engine, "t")).containsExactly(5L, 8L, 11L);
      assertThat(ids(engine, "down")).containsExactly(-5L, -3L, -1L);
    }
  }

  @Test
  void shouldGiveEveryRowOfALargeInsertItsOwn() {
    try (EngineFixture engine = new EngineFixture(bucket)) {
      engine.run("create table t (id bigint identity(0, 1) not null, a int)");
      engine.run("insert into t (a) values (1)");
      for (int doubled = 0; doubled < 18; doubled++) {
        engine.run("insert into t (a) select a from t");
      }
      assertThat(engine.rows("select count(*), count(distinct id), min(id), max(id) from t"))
          .containsExactly(List.of(262_144L, 262_144L, 0L, 262_143L));
    }
  }

  @Test
  void shouldGiveSessionsSideBySideDifferentOnes() {
    try (EngineFixture engine = new EngineFixture(bucket)) {
      engine.run("create table t (id bigint identity(0, 1), a int)");
      IntStream.range(0, 4)
          .mapToObj(
              session ->
                  CompletableFuture.runAsync(
                      () -> {
                        try (EngineSession other = engine.engine().openSession()) {
                          for (int row = 0; row < 50; row++) {
                            engine.run(other, "insert into t (a) values (1)");
                          }
                        }
                      }))
          .toList()
          .forEach(CompletableFuture::join);
      assertThat(engine.rows("select count(*), count(distinct id) from t"))
          .containsExactly(List.of(200L, 200L));
    }
  }

  @Test
  void shouldGoOnBehindTheLastWhenOpenedAgainAlsoUnderAnotherName() {
    Optional<Path> file = Optional.of(bucket.resolve("warehouse.duckdb"));
    try (EngineFixture engine = new EngineFixture(bucket, file)) {
      engine.run("create table t (id bigint identity(1, 1), a int)");
      engine.run("insert into t (a) values (1), (2)");
      engine.run("alter table t rename column id to number");
    }
    try (EngineFixture engine = new EngineFixture(bucket, file)) {
      engine.run("insert into t (a) values (3)");
      assertThat(engine.rows("select number from t order by 1"))
          .containsExactly(List.of(1L), List.of(2L), List.of(3L));
    }
  }

  @Test
  void shouldNotGiveAgainWhatWasRolledBack() {
    try (EngineFixture engine = new EngineFixture(bucket)) {
      engine.run("create table t (id bigint identity(0, 1), a int)");
      engine.session().begin();
      engine.run("insert into t (a) values (1)");
      engine.session().rollback();
      engine.run("insert into t (a) values (2)");
      assertThat(ids(engine, "t")).containsExactly(1L);
    }
  }

  @Test
  void shouldBeginAnewWithANewTable() {
    try (EngineFixture engine = new EngineFixture(bucket)) {
      for (int round = 0; round < 2; round++) {
        engine.session().begin();
        engine.run("drop table if exists t");
        engine.run("create table t (id bigint identity(7, 1), a int)");
        engine.run("insert into t (a) values (1)");
        engine.session().commit();
        engine.run("insert into t (a) values (2)");
        assertThat(ids(engine, "t")).containsExactly(7L, 8L);
      }
    }
  }

  @Test
  void shouldBeDescribedAsRedshiftDoes() {
    try (EngineFixture engine = new EngineFixture(bucket)) {
      engine.run("create table t (a int, id bigint identity(7, -2))");
      assertThat(engine.engine().columns("public", "t").get(1).defaultValue())
          .matches("\"identity\"\\(\\d+, 1, '7,-2'::text\\)");
    }
  }

  private static List<Object> ids(EngineFixture engine, String table) {
    return engine.rows("select id from " + table + " order by 1").stream()
        .map(row -> row.get(0))
        .toList();
  }
}
