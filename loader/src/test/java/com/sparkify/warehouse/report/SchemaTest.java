package com.sparkify.warehouse.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.report.TableShape.ColumnShape;
import com.sparkify.warehouse.script.PlaceholderValue;
import com.sparkify.warehouse.script.PlaceholderValue.Kind;
import com.sparkify.warehouse.script.SqlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {

  @Test
  void shouldFindTheStarOfTheProject() throws IOException {
    List<Path> paths;
    try (Stream<Path> files = Files.walk(Path.of("..", "sql", "1-schema"))) {
      paths = files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
    Map<String, PlaceholderValue> values =
        Map.of("run_id", new PlaceholderValue(Kind.LITERAL, "run-1"));
    Schema schema = Schema.read(paths.stream().map(path -> SqlFile.read(path, values)).toList());
    assertThat(schema.tables()).hasSize(paths.size());
    assertThat(schema.fact()).contains("songplays");
    assertThat(schema.dimensions())
        .extracting(TableShape::name)
        .containsExactly("time", "users", "songs", "artists");
    TableShape songplays = schema.factTable().orElseThrow();
    assertThat(songplays.purpose())
        .isEqualTo("one row per play; song_id and artist_id are null where no song matches.");
    assertThat(songplays.columns())
        .hasSize(9)
        .startsWith(
            new ColumnShape("songplay_id", "bigint", true, Optional.empty()),
            new ColumnShape("start_time", "timestamp", false, Optional.of("time")),
            new ColumnShape("user_id", "integer", false, Optional.of("users")),
            new ColumnShape("level", "varchar(16)", false, Optional.empty()));
  }

  @Test
  void shouldReadKeysWhereverTheyStand() {
    assertThat(
            table(
                """
                CREATE TABLE "Sales" (
                    id bigint identity(0, 1) primary key,
                    price decimal(5, 1) default (1 + 1) encode az64, -- what, (it) cost
                    buyer integer not null references buyers (id),
                    "Odd ""Name" double precision,
                    at timestamp,
                    unique (at),
                    constraint k primary key (id, buyer),
                    foreign key (at, buyer) references moments
                ) diststyle all sortkey (at)
                """))
        .hasValueSatisfying(
            table -> {
              assertThat(table.name()).isEqualTo("Sales");
              assertThat(table.columns())
                  .containsExactly(
                      new ColumnShape("id", "bigint", true, Optional.empty()),
                      new ColumnShape("price", "decimal(5, 1)", false, Optional.empty()),
                      new ColumnShape("buyer", "integer", true, Optional.of("moments")),
                      new ColumnShape("Odd \"Name", "double precision", false, Optional.empty()),
                      new ColumnShape("at", "timestamp", false, Optional.of("moments")));
            });
  }

  @Test
  void shouldLeaveTheSchemaOutOfATablesName() {
    assertThat(table("create table if not exists public.songs (id integer)"))
        .map(TableShape::name)
        .contains("songs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create temporary table a (b integer)",
        "create table a as (select 1)",
        "create table a as select (1)",
        "create table a",
        "create view a as select 1",
        "select 1",
        "drop table a"
      })
  void shouldSkipWhatDeclaresNoTable(String sql) {
    assertThat(table(sql)).isEmpty();
  }

  @Test
  void shouldHaveNoFactWithoutKeys() {
    SqlFile file = SqlFile.parse(Path.of("a.sql"), "create table a (b integer)", Map.of());
    Schema schema = Schema.read(List.of(file));
    assertThat(schema.fact()).isEmpty();
    assertThat(schema.dimensions()).isEmpty();
  }

  private static Optional<TableShape> table(String sql) {
    SqlFile file = SqlFile.parse(Path.of("a.sql"), sql, Map.of());
    return TableReader.read(file.statements().get(0), "");
  }
}
