package com.sparkify.warehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app as the CDK command line runs it: a process, its context in the environment. */
class SparkifyAppIT {
  /** Where jsii keeps what it has unpacked for the tests before. */
  private static final Path PACKAGES =
      Path.of(System.getProperty("user.home"), ".cache", "aws", "jsii", "package-cache");

  @TempDir private static Path directory;

  private static Result refused;
  private static Result synthesized;

  private record Result(int exitCode, String out, String err, Path assembly) {}

  @BeforeAll
  static void runBoth() throws Exception {
    Running first = start("refused", Map.of("nodeType", "dc2.large"));
    Running second = start("synthesized", Map.of("stackName", "Warehouse"));
    refused = first.end();
    synthesized = second.end();
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

  private record Running(Process process, Path home) {
    Result end() throws IOException, InterruptedException {
      int exitCode = process.waitFor();
      return new Result(
          exitCode,
          Files.readString(home.resolve("stdout")),
          Files.readString(home.resolve("stderr")),
          home.resolve("cdk.out"));
    }
  }

  private static Running start(String name, Map<String, Object> context) throws IOException {
    Path home = Files.createDirectory(directory.resolve(name));
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
    // to unpack the CDK's 37 MB anew takes longer than a synthesis
    environment.put("JSII_RUNTIME_PACKAGE_CACHE_ROOT", PACKAGES.toString());
    environment.put("CDK_OUTDIR", home.resolve("cdk.out").toString());
    environment.put(
        "CDK_CONTEXT_JSON", Synthesis.JSON.writeValueAsString(Synthesis.withFlags(context)));
    return new Running(java.start(), home);
  }
}
