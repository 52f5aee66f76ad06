package com.sparkify.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that a scheduler calls, as {@code mvn package} leaves it. */
class RunnableJarIT {
  @TempDir Path folder;

  @Test
  void shouldLoadAndReturnTheExitCode() throws IOException, InterruptedException {
    String warehouse = folder.resolve("warehouse.duckdb").toString();
    assertThat(run("load", "--target", "local", "--warehouse", warehouse))
        .contains("19 checks passed.")
        .endsWith("exit 0");
    assertThat(run("load", "--target", "local", "--data", "nowhere"))
        .contains("--data nowhere: there is no such folder")
        .endsWith("exit 2");
  }

  private static String run(String... arguments) throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path jar = Path.of("target", "sparkify.jar").toAbsolutePath();
    List<String> command = new ArrayList<>(List.of(java.toString(), "-jar", jar.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(CommandLineRig.ROOT.toFile())
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return text + "exit " + process.waitFor();
  }
}
