package com.sparkify.warehouse.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each {@code engine/golden/NAME.sql} gives what {@code NAME.expected} says. {@code
 * -Dgolden.update=FOLDER} writes the files anew, to be read before they are committed.
 */
class DialectGoldenTest {
  @TempDir private Path bucket;

  static Stream<Path> scripts() throws IOException, URISyntaxException {
    Path folder = Path.of(DialectGoldenTest.class.getResource("/engine/golden").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void givesWhatIsExpected(Path script) throws IOException {
    StringBuilder actual = new StringBuilder();
    try (EngineFixture engine = new EngineFixture(bucket)) {
      long queryId = 1;
      String text = Files.readString(script).replaceFirst("^--.*\n", "");
      for (String sql : text.split(";\n", -1)) {
        if (!sql.isBlank()) {
          actual.append(sql).append("\n").append(outcome(engine.session(), sql, queryId++));
        }
      }
    }
    String name = script.getFileName().toString().replace(".sql", ".expected");
    String folder = System.getProperty("golden.update");
    if (folder != null) {
      Files.writeString(Path.of(folder, name), actual);
    }
    assertThat(actual.toString()).isEqualTo(Files.readString(script.resolveSibling(name)));
  }

  private static String outcome(EngineSession session, String sql, long queryId) {
    StringBuilder text = new StringBuilder();
    try (EngineResult result = session.execute(sql, Map.of(), queryId)) {
      if (!result.hasResultSet()) {
        return "    " + result.updatedRows() + " rows changed\n\n";
      }
      List<String> names =
          result.columns().stream().map(column -> column.name() + " " + column.typeName()).toList();
      text.append("    (").append(String.join(", ", names)).append(")\n");
      Optional<List<Object>> row = result.nextRow();
      while (row.isPresent()) {
        text.append("    ").append(row.get()).append('\n');
        row = result.nextRow();
      }
      return text.append('\n').toString();
    } catch (EngineException e) {
      return "    " + e.kind() + ": " + e.getMessage().replace("\n", "\n    ") + "\n\n";
    }
  }
}
