package com.sparkify.warehouse.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlFolderTest {
  @TempDir Path root;

  @Test
  void shouldOrderPhasesByNumberAndEntriesByName() throws IOException {
    write("10-last/z.sql");
    write("2-middle/b.sql");
    write("2-middle/a/2.sql");
    write("2-middle/a/1.sql");
    write("checks/one.sql");
    write("2-middle/.hidden.sql");
    write("2-middle/readme.txt");
    SqlFolder folder = SqlFolder.discover(root);
    assertThat(folder.phases())
        .extracting(SqlFolder.Phase::name)
        .containsExactly("2-middle", "10-last");
    assertThat(folder.phases().get(0).entries())
        .containsExactly(
            new SqlFolder.Entry(
                "a",
                java.util.List.of(
                    root.resolve("2-middle/a/1.sql"), root.resolve("2-middle/a/2.sql"))),
            new SqlFolder.Entry("b", java.util.List.of(root.resolve("2-middle/b.sql"))));
    assertThat(folder.filesOf("checks")).containsExactly(root.resolve("checks/one.sql"));
    assertThat(folder.filesOf("queries")).isEmpty();
  }

  @Test
  void shouldNameAMissingFolder() {
    assertThatThrownBy(() -> SqlFolder.discover(root.resolve("no")))
        .hasMessageContaining("no: there is no such folder");
  }

  @Test
  void shouldRefuseAFolderWithoutPhases() {
    assertThatThrownBy(() -> SqlFolder.discover(root)).hasMessageContaining("no phase found");
  }

  @Test
  void shouldRefuseAnEmptyPhase() throws IOException {
    Files.createDirectories(root.resolve("1-a"));
    assertThatThrownBy(() -> SqlFolder.discover(root)).hasMessageContaining("holds no transaction");
  }

  @Test
  void shouldRefuseAnEmptyTransaction() throws IOException {
    Files.createDirectories(root.resolve("1-a/b"));
    assertThatThrownBy(() -> SqlFolder.discover(root)).hasMessageContaining("holds no .sql file");
  }

  private void write(String path) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "select 1");
  }
}
