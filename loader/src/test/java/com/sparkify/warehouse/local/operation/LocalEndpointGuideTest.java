package com.sparkify.warehouse.local.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.local.ScriptedEngine;
import com.sparkify.warehouse.local.http.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/local-endpoint.md says what is served. */
class LocalEndpointGuideTest {
  @TempDir private Path spool;

  @Test
  void namesEveryOperation() throws IOException {
    List<String> table =
        Files.readAllLines(Path.of("../docs/local-endpoint.md")).stream()
            .filter(line -> line.startsWith("| "))
            .map(line -> line.split("\\|", -1)[1])
            .toList();
    try (DataApi api =
        new DataApi(new ScriptedEngine(), spool, Limits.ofAws(), Clock.systemUTC())) {
      assertThat(api.operations())
          .extracting(Operation::name)
          .allSatisfy(
              name ->
                  assertThat(table)
                      .anySatisfy(cell -> assertThat(cell.split("[ ,]+", -1)).contains(name)));
    }
  }
}
