package com.sparkify.warehouse.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sparkify.warehouse.local.engine.EngineException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseFileTest {
  @TempDir private Path folder;

  private EngineFixture open(String name) {
    return new EngineFixture(folder, Optional.of(folder.resolve(name)));
  }

  private EngineException failure(String name) {
    return catchThrowableOfType(EngineException.class, () -> open(name).close());
  }

  @Test
  void keepsTablesPropertiesAndViews() {
    try (EngineFixture engine = open("new/folder/w.duckdb")) {
      engine.run("create table t (id bigint identity(1, 1), a varchar(3) distkey)");
      engine.run("insert into t (a) values ('x')");
      engine.run("create view v as select len(a) as n from t");
    }
    try (EngineFixture engine = open("new/folder/w.duckdb")) {
      engine.run("insert into t (a) values ('yy')");
      assertThat(engine.rows("select n from v order by 1"))
          .containsExactly(List.of(1L), List.of(2L));
      assertThat(engine.rows("select id from t order by 1"))
          .containsExactly(List.of(1L), List.of(2L));
      assertThat(engine.rows("select distkey from pg_table_def where \"column\" = 'a'"))
          .containsExactly(List.of(true));
      assertThat(engine.engine().columns("public", "t"))
          .extracting(
              ColumnDescription::name, ColumnDescription::typeName, ColumnDescription::length)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("id", "int8", 0),
              org.assertj.core.groups.Tuple.tuple("a", "varchar", 3));
    }
  }

  @Test
  void isLetGoOfThoughConnectionsWereKept() {
    for (int time = 0; time < 2; time++) {
      try (EngineFixture engine = open("w.duckdb")) {
        try (EngineSession session = engine.engine().openSession()) {
          assertThat(engine.rows(session, "select 1", Map.of())).hasSize(1);
        }
      }
    }
  }

  @Test
  void thatIsDamagedIsNamedAndLeftAsItIs() throws IOException {
    byte[] bytes = "this is no warehouse".repeat(1000).getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve("bad.duckdb"), bytes);
    EngineException failure = failure("bad.duckdb");
    assertThat(failure.kind()).isEqualTo(Kind.STORAGE);
    assertThat(failure)
        .hasMessageContaining("bad.duckdb")
        .hasMessageContaining("damaged or isn't a DuckDB file")
        .hasMessageContaining("move it away");
    assertThat(Files.readAllBytes(folder.resolve("bad.duckdb"))).isEqualTo(bytes);
  }

  @Test
  void thatIsCutOffIsNamed() throws IOException {
    try (EngineFixture engine = open("cut.duckdb")) {
      engine.run("create table t (a varchar(max))");
      engine.run("insert into t select 'some text'");
    }
    byte[] bytes = Files.readAllBytes(folder.resolve("cut.duckdb"));
    bytes[0] ^= 0x55;
    Files.write(folder.resolve("cut.duckdb"), bytes);
    assertThat(failure("cut.duckdb").kind()).isEqualTo(Kind.STORAGE);
  }

  @Test
  void isOpenOnceInAProcess() {
    try (EngineFixture engine = open("w.duckdb")) {
      assertThat(engine.value("select 1")).isEqualTo(1L);
      assertThat(failure("w.duckdb")).hasMessageContaining("already open in this process");
    }
    open("w.duckdb").close();
  }

  @Test
  void thatAnotherProcessHoldsNamesIt() throws Exception {
    Path file = folder.resolve("held.duckdb");
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader output = holder.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.readLine()).isEqualTo("open");
      EngineException failure = failure("held.duckdb");
      assertThat(failure.kind()).isEqualTo(Kind.STORAGE);
      assertThat(failure)
          .hasMessageContaining("is held by process " + holder.pid())
          .hasMessageContaining("wait for it");
    } finally {
      holder.getOutputStream().close();
      holder.waitFor();
    }
  }

  /** Opens a warehouse, says so, and holds it until its input ends. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      EngineSettings settings =
          new EngineSettings(Map.of(), Optional.of(Path.of(arguments[0])), 256, 1);
      try (Engine engine = DuckDbEngine.open(settings)) {
        System.out.println("open");
        if (System.in.read() >= 0) {
          throw new IOException(engine.database() + " expects no input");
        }
      }
    }
  }
}
