package com.sparkify.warehouse.cli;

import static com.sparkify.warehouse.cli.Bucket.play;
import static com.sparkify.warehouse.cli.Bucket.songOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Going on past broken lines, and accounting for every one of them. */
class MaxErrorsIT {
  private static final long MORNING = 1541105830796L;

  @TempDir Path folder;
  private CommandLineRig rig;
  private Path rejects;

  @BeforeEach
  void breakThreeOfTwentyLines() {
    Bucket bucket = new Bucket(folder.resolve("bucket"));
    bucket.songs("A", songOf("SO1", "AR1", "The Band", "Song"));
    for (int line = 0; line < 17; line++) {
      bucket.log("2018-11-01", play(MORNING + line, 1, "The Band", "Song"));
      if (line == 4) {
        bucket.logText("2018-11-01", "{\"artist\": nothing}\n");
      }
      if (line == 9) {
        bucket.log("2018-11-01", play(MORNING + line, 1, "A", "B").put("ts", "soon"));
      }
    }
    bucket.log("2018-11-02", play(MORNING, 1, "x".repeat(1025), "B"));
    rig = new CommandLineRig(bucket.folder, folder.resolve("warehouse.duckdb"));
    rejects = folder.resolve("rejects.jsonl");
  }

  @Test
  void shouldLoadTheRestAndWriteDownWhatItPassedOver() throws IOException {
    CommandLineRig.Result result =
        rig.run(
            "load",
            "--max-errors",
            "3",
            "--rejects",
            rejects.toString(),
            "--report",
            folder.resolve("report.json").toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).contains("3 lines were rejected and not loaded; see " + rejects);
    List<String> places = new ArrayList<>();
    for (String line : Files.readAllLines(rejects)) {
      JsonNode rejected = new ObjectMapper().readTree(line);
      places.add(rejected.get("line").asInt() + " " + rejected.get("column").asText());
      assertThat(rejected.get("text").asText()).isNotEmpty();
      assertThat(rejected.get("raw_line").asText()).startsWith("{\"artist\":");
      assertThat(rejected.get("file").asText()).startsWith("s3://bucket/log_data/2018/11/");
    }
    assertThat(places).containsExactly("6 ", "12 ts", "1 artist");
    assertThat(rig.count("staging_events") + places.size()).isEqualTo(20);
    JsonNode report = new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    assertThat(report.get("rejected_lines")).hasSize(3);
  }

  @Test
  void shouldFailWhereMoreIsBroken() {
    CommandLineRig.Result result = rig.run("load", "--max-errors", "2");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(3);
    assertThat(result.err()).contains("rejected 3 lines:", "file", "reason");
  }

  @Test
  void shouldRefuseACountThatCopyDoesNotTake() {
    CommandLineRig.Result result = rig.run("load", "--max-errors", "100000");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--max-errors is 100000; allowed are 0 to 99999");
  }
}
