package com.sparkify.warehouse.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.warehouse.local.engine.EngineException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetyTest {
  @TempDir private Path folder;
  private EngineFixture engine;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(folder.resolve("bucket"));
    Files.writeString(folder.resolve("secret.json"), "{\"a\":1}");
    engine = new EngineFixture(folder.resolve("bucket"));
    engine.run("create table t (a int)");
    engine.put("in/a.json", "{\"a\":1}");
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "select * from read_blob('/etc/passwd')",
        "select * from read_json_auto('x.json')",
        "select * from parquet_scan('x')",
        "select * from glob('/*')",
        "select * from sparkify_load(1)",
        "select * from sparkify_load_errors()",
        "select sparkify_identity('x', 0, 1)",
        "select * from duckdb_settings()",
        "select * from pragma_database_list()",
        "select * from '/etc/passwd'",
        "select * from t, '/etc/passwd'",
        "select * from t join '/etc/passwd' on true",
        "select * from \"/etc/passwd\"",
        "select getenv('HOME')",
        "select current_setting('temp_directory')",
        "select memory.functions.internal_char('a', 1)",
        "select error('x')",
        "select \"read_text\"('/etc/passwd')",
        "select system.main.read_text('/etc/passwd')",
        "attach '/tmp/x.db' as x",
        "detach dev",
        "install httpfs",
        "load httpfs",
        "pragma database_list",
        "set enable_external_access = true",
        "set session temp_directory = '/tmp'",
        "reset lock_configuration",
        "copy t to '/tmp/x.csv'",
        "copy (select 1) to '/tmp/x.csv'",
        "copy t from '/etc/passwd' iam_role default json 'auto'",
        "export database '/tmp/x'",
        "import database '/tmp/x'",
        "use memory",
        "checkpoint",
        "create macro m() as 1",
        "create type x as enum ('a')",
        "create secret (type s3)",
        "create or replace table t (a int)",
        "create index i on t (a)",
        "create function f() returns int immutable as $$ select 1 $$ language sql",
        "call pragma_version()",
        "describe t",
        "summarize t",
        "unload ('select 1') to 's3://bucket/x' iam_role default",
        "insert into memory.redshift.x values (1)",
        "select 1; select 2"
      })
  void refusesWhatIsntRedshift(String sql) {
    assertThatThrownBy(() -> engine.rows(sql))
        .asInstanceOf(InstanceOfAssertFactories.type(EngineException.class))
        .extracting(EngineException::kind)
        .isIn(Kind.FORBIDDEN, Kind.UNSUPPORTED, Kind.SYNTAX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://bucket/../secret.json",
        "s3://bucket/in/../../secret.json",
        "s3://bucket/..",
        "s3://../secret.json",
        "s3://bucket//etc/passwd",
        "s3://bucket/./in",
        "s3://bucket/..\\secret.json",
        "file:///etc/passwd",
        "/etc/passwd"
      })
  void copyStaysInItsBucket(String uri) {
    assertThatThrownBy(() -> engine.run("copy t from '" + uri + "' iam_role default json 'auto'"))
        .isInstanceOf(EngineException.class);
    assertThat(engine.value("select count(*) from t")).isEqualTo(0L);
  }

  @Test
  void linksOutOfTheBucketAreRefused() throws IOException {
    Files.createSymbolicLink(folder.resolve("bucket/in/b.json"), folder.resolve("secret.json"));
    assertThatThrownBy(() -> engine.copy("t", "in/", "'auto'"))
        .hasMessageContaining("s3://bucket/in/b.json is a symbolic link that leads out");
    Files.createSymbolicLink(folder.resolve("bucket/out"), folder);
    assertThatThrownBy(() -> engine.copy("t", "out/", "'auto'"))
        .hasMessageContaining("leads out of its bucket");
    assertThat(engine.copy("t", "in/a", "'auto'")).isEqualTo(1);
  }

  @Test
  void linksInsideTheBucketAreFollowedOnce() throws IOException {
    Files.createSymbolicLink(folder.resolve("bucket/again"), folder.resolve("bucket/in"));
    Files.createSymbolicLink(folder.resolve("bucket/in/loop"), folder.resolve("bucket"));
    assertThat(engine.copy("t", "again/a", "'auto'")).isEqualTo(1);
  }

  @Test
  void thePathsFileAndTheManifestStayInTheirBucketToo() {
    assertThatThrownBy(() -> engine.copy("t", "in/", "'s3://bucket/../secret.json'"))
        .hasMessageContaining("'..' is refused");
    engine.put("m.json", "{\"entries\":[{\"url\":\"s3://bucket/../secret.json\"}]}");
    assertThatThrownBy(() -> engine.copy("t", "m.json", "'auto' manifest"))
        .hasMessageContaining("'..' is refused");
  }

  @Test
  void parametersAreValuesOnly() {
    assertThat(
            engine.rows(
                engine.session(),
                "select :name as name, :number + 1 as number",
                Map.of("name", "x' or 1=1 --\\", "number", "41")))
        .containsExactly(List.of("x' or 1=1 --\\", 42L));
    assertThatThrownBy(() -> engine.rows("select :gone"))
        .hasMessageContaining(":gone has no value");
  }

  @Test
  void memoryIsBoundedAndTheErrorNamesTheWayToMore() {
    EngineSettings settings = new EngineSettings(Map.of(), Optional.empty(), 32, 1);
    try (Engine small = DuckDbEngine.open(settings);
        EngineSession session = small.openSession()) {
      engine.run(session, "create temp table t as select repeat('x', 1000) as text");
      for (int doubled = 0; doubled < 17; doubled++) {
        engine.run(session, "insert into t select text from t");
      }
      assertThatThrownBy(() -> engine.rows(session, "select listagg(text, ',') from t", Map.of()))
          .hasMessageContaining("Out of Memory: ")
          .hasMessageContaining("give the local engine more with --memory");
    }
  }

  /** What the dialect let through by mistake, DuckDB would refuse. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from read_text('/etc/passwd')",
        "attach '/tmp/other.duckdb' as other",
        "copy (select 1) to '/tmp/other.csv'",
        "install httpfs",
        "set enable_external_access = true",
        "set lock_configuration = false",
        "reset enable_external_access"
      })
  void duckDbItselfIsLocked(String sql) throws SQLException {
    EngineSettings settings = new EngineSettings(Map.of(), Optional.empty(), 64, 1);
    try (Warehouse warehouse =
            Warehouse.open(
                settings,
                Warehouse.resource("macros.sql"),
                new LoadFunction(1),
                new SystemTables(new LoadHistory()));
        Connection connection = warehouse.connect();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql)).isInstanceOf(SQLException.class);
    }
  }
}
