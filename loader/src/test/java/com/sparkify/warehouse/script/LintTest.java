package com.sparkify.warehouse.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.script.SqlFileException.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LintTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "begin; select 1|begin isn't allowed",
        "select 1; commit|commit isn't allowed",
        "select 1; ROLLBACK|rollback isn't allowed",
        "select 1; truncate songs|truncate commits at once",
        "select 1; vacuum|vacuum can't run inside",
        "select 1; alter table a append from b|alter table append can't run",
        "select (1; select 2|a bracket has no partner",
        "select 1); select 2|a bracket has no partner",
        "select :from; select 2|parameter :from can only be bound in queries/"
      })
  void shouldRefuseInATransaction(String sql, String message) {
    assertThat(Lint.transaction(List.of(file(sql))))
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "truncate songs",
        "vacuum songs",
        "select ')'; select '(' -- )",
        "alter table a add column b int; select 1"
      })
  void shouldAccept(String sql) {
    assertThat(Lint.transaction(List.of(file(sql)))).isEmpty();
  }

  @Test
  void shouldTakeAQuestionThatSelects() {
    assertThat(Lint.question(file("with a as (select 1) select * from a"))).isEmpty();
    assertThat(Lint.question(file("select cast(:from as date)"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"select 1; select 2", "delete from songs", "begin", "select (1"})
  void shouldRefuseAQuestionThatDoesNot(String sql) {
    assertThat(Lint.question(file(sql))).isNotEmpty();
  }

  private static SqlFile file(String sql) {
    return SqlFile.parse(Path.of("a.sql"), sql, Map.of());
  }
}
