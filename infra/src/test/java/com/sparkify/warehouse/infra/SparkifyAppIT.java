package com.sparkify.warehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app as the CDK command line runs it: a process, its context in the environment. */
class SparkifyAppIT {
  @TempDir private Path directory;

  private record Result(int exitCode, String out, String err) {}

  @Test
  void wrongValueIsOneReadableLineAndAnExitCode() throws Exception {
    Result result = run("{\"nodeType\": \"dc2.large\"}");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err().lines())
        .singleElement()
        .asString()
        .startsWith("sparkify-warehouse: nodeType: 'dc2.large' is not one of ra3.large,");
    assertThat(result.out()).isEmpty();
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void rightValuesAreSynthesizedWithoutCredentialsOrAWordMore() throws Exception {
    Result result = run("{\"stackName\": \"Warehouse\"}");
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(directory.resolve("out/Warehouse.template.json")).isRegularFile();
  }

  @Test
  void stackIsDeployedWithTheCallersOwnCredentialsAndNoBootstrap() throws Exception {
    run("{}");
    JsonNode manifest = Synthesis.JSON.readTree(directory.resolve("out/manifest.json").toFile());
    JsonNode stack = manifest.at("/artifacts/SparkifyWarehouse/properties");
    assertThat(stack.path("templateFile").asText()).isEqualTo("SparkifyWarehouse.template.json");
    assertThat(stack.has("assumeRoleArn")).isFalse();
    assertThat(stack.has("requiresBootstrapStackVersion")).isFalse();
    assertThat(manifest.at("/artifacts/SparkifyWarehouse/environment").asText())
        .isEqualTo("aws://unknown-account/us-west-2");
    assertThat(directory.resolve("out"))
        .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("asset."));
  }

  private Result run(String context) throws IOException, InterruptedException {
    File out = directory.resolve("stdout").toFile();
    File err = directory.resolve("stderr").toFile();
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SparkifyApp.class.getName())
            .redirectOutput(out)
            .redirectError(err);
    Map<String, String> environment = java.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("JSII_"));
    environment.put("HOME", directory.toString());
    environment.put("CDK_OUTDIR", directory.resolve("out").toString());
    environment.put("CDK_CONTEXT_JSON", context);
    int exitCode = java.start().waitFor();
    return new Result(exitCode, read(out), read(err));
  }

  private static String read(File file) throws IOException {
    return Files.readString(file.toPath(), StandardCharsets.UTF_8);
  }
}
