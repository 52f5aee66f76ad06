package com.sparkify.warehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app as the CDK command line runs it: a process, its context in the environment. */
class SparkifyAppIT {
  @TempDir private static Path directory;

  private static Result refused;
  private static Result synthesized;

  private record Result(int exitCode, String out, String err, Path assembly) {}

  @BeforeAll
  static void runBoth() throws Exception {
    refused = run("refused", Map.of("nodeType", "dc2.large"));
    synthesized = run("synthesized", Map.of("stackName", "Warehouse"));
  }

  @Test
  void wrongValueIsOneReadableLineAndAnExitCode() {
    assertThat(refused.err().lines())
        .singleElement()
        .asString()
        .startsWith("sparkify-warehouse: nodeType: 'dc2.large' is not one of ra3.large,");
    assertThat(refused.out()).isEmpty();
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.assembly().resolve("manifest.json")).doesNotExist();
  }

  @Test
  void rightValuesAreSynthesizedWithoutCredentialsOrAWordMore() {
    assertThat(synthesized.err()).isEmpty();
    assertThat(synthesized.out()).isEmpty();
    assertThat(synthesized.exitCode()).isZero();
    assertThat(synthesized.assembly().resolve("Warehouse.template.json")).isRegularFile();
  }

  @Test
  void stackIsDeployedWithTheCallersOwnCredentialsAndNoBootstrap() throws IOException {
    JsonNode manifest =
        Synthesis.JSON.readTree(synthesized.assembly().resolve("manifest.json").toFile());
    JsonNode stack = manifest.at("/artifacts/Warehouse");
    assertThat(stack.at("/properties/templateFile").asText()).isEqualTo("Warehouse.template.json");
    assertThat(stack.path("properties").has("assumeRoleArn")).isFalse();
    assertThat(stack.path("properties").has("requiresBootstrapStackVersion")).isFalse();
    assertThat(stack.path("environment").asText()).isEqualTo("aws://unknown-account/us-west-2");
    assertThat(synthesized.assembly())
        .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("asset."));
  }

  private static Result run(String name, Map<String, Object> context)
      throws IOException, InterruptedException {
    Path home = Files.createDirectory(directory.resolve(name));
    Path assembly = home.resolve("cdk.out");
    File out = home.resolve("stdout").toFile();
    File err = home.resolve("stderr").toFile();
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SparkifyApp.class.getName())
            .redirectOutput(out)
            .redirectError(err);
    Map<String, String> environment = java.environment();
    environment.keySet().removeIf(key -> key.startsWith("AWS_") || key.startsWith("JSII_"));
    environment.put("HOME", home.toString());
    environment.put("CDK_OUTDIR", assembly.toString());
    environment.put(
        "CDK_CONTEXT_JSON", Synthesis.JSON.writeValueAsString(Synthesis.withFlags(context)));
    int exitCode = java.start().waitFor();
    return new Result(exitCode, read(out), read(err), assembly);
  }

  private static String read(File file) throws IOException {
    return Files.readString(file.toPath(), StandardCharsets.UTF_8);
  }
}
