package com.sparkify.warehouse.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Other sessions see how far a COPY is, whatever transaction they are in. */
class LoadProgressTest {

  private static BucketFolders.Entry file(String name, long size) {
    return new BucketFolders.Entry(S3Uri.parse("s3://bucket/in/" + name), Path.of(name), size);
  }

  private static LoadJob job(BucketFolders.Entry... files) {
    Code code =
        Names.fold(
            com.sparkify.warehouse.script.SqlTokenizer.tokenize(
                "copy plays from 's3://bucket/in' iam_role default json 'auto'"),
            java.util.Map.of());
    LoadJob.Column column = new LoadJob.Column("a", ColumnType.parse("int"), true);
    return new LoadJob(
        7,
        42,
        99,
        "public",
        CopyParser.parse(code),
        List.of(column),
        JsonPaths.byName(List.of("a"), false),
        List.of(files));
  }

  private static List<Object> row(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      if (!rows.next()) {
        return List.of();
      }
      return List.of(rows.getObject(1), rows.getObject(2), rows.getObject(3));
    }
  }

  @Test
  void isTheStateOfTheMoment() throws SQLException {
    LoadHistory history = new LoadHistory();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      new SystemTables(history).register(connection);
      statement.execute("create schema redshift");
      statement.execute(Warehouse.resource("views.sql"));
      String state = "select lines, num_files_complete, pct_complete from redshift.stv_load_state";
      String past = "select status, loaded_rows, source_file_count from redshift.sys_load_history";
      assertThat(row(statement, state)).isEmpty();

      LoadJob job = job(file("a", 200), file("b", 200));
      history.add(job);
      statement.execute("begin transaction");
      job.advance(10, 100);
      assertThat(row(statement, state)).containsExactly(10L, 0L, 25);
      job.advance(30, 300);
      job.fileDone();
      assertThat(row(statement, state)).containsExactly(40L, 1L, 100);
      assertThat(row(statement, past)).containsExactly("running", 40L, 2L);

      job.finish(LoadJob.Status.COMPLETED, "");
      assertThat(row(statement, state)).isEmpty();
      assertThat(row(statement, past)).containsExactly("completed", 40L, 2L);
    }
  }

  @Test
  void beginsWithTheLargestFile() {
    LoadJob job = job(file("a", 2), file("b", 30), file("c", 1), file("d", 30));
    assertThat(Stream.generate(job::takeFile).takeWhile(Optional::isPresent))
        .extracting(file -> file.orElseThrow().path().toString())
        .containsExactly("b", "d", "a", "c");
  }
}
