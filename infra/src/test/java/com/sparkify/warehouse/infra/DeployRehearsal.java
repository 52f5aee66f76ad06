package com.sparkify.warehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code npx cdk deploy} and {@code npx cdk destroy}, for real, against a stub of CloudFormation.
 *
 * <p>Not a test of {@code mvn verify}, since it needs {@code npm ci}. From the root:
 *
 * <pre>mvn -q -pl infra test-compile exec:java -Dexec.classpathScope=test \
 *     -Dexec.mainClass=com.sparkify.warehouse.infra.DeployRehearsal</pre>
 */
final class DeployRehearsal {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path OUTPUTS = Path.of("cdk-outputs.json");
  private static final Path SNAPSHOT =
      Path.of("infra/src/test/resources/snapshots/default.template.json");

  private DeployRehearsal() {}

  /**
   * Runs it, from the root of the project.
   *
   * @throws AssertionError if a deployment does anything but send its template, write its outputs,
   *     and delete its stack
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (Files.exists(OUTPUTS)) {
      throw new IllegalStateException(OUTPUTS + " is there: a rehearsal would overwrite it");
    }
    Map<String, String> outputs = new TreeMap<>();
    JSON.readTree(SNAPSHOT.toFile())
        .path("Outputs")
        .fieldNames()
        .forEachRemaining(name -> outputs.put(name, "the " + name));
    try (CloudFormationStub stub = new CloudFormationStub(outputs)) {
      run(stub, "deploy", "--require-approval", "never");
      JsonNode written = JSON.readTree(OUTPUTS.toFile()).path("SparkifyWarehouse");
      assertThat(written.size()).as("outputs written by themselves").isEqualTo(outputs.size());
      run(stub, "destroy", "--force");
      verify(stub.requests());
    } finally {
      Files.deleteIfExists(OUTPUTS);
    }
    System.out.println(
        "Deployed and destroyed: no bootstrap, no bucket, no role but the caller's.");
    System.exit(0);
  }

  private static void verify(List<CloudFormationStub.Request> requests) {
    assertThat(requests)
        .extracting(CloudFormationStub.Request::action)
        .contains("CreateChangeSet", "ExecuteChangeSet", "DeleteStack")
        .doesNotContain("AssumeRole");
    assertThat(requests)
        .filteredOn(request -> request.action().equals("CreateChangeSet"))
        .allSatisfy(
            request ->
                assertThat(request.parameters())
                    .containsKey("TemplateBody")
                    .doesNotContainKeys("TemplateURL", "RoleARN"));
  }

  private static void run(CloudFormationStub stub, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder npx = new ProcessBuilder("npx", "cdk").inheritIO();
    npx.command().addAll(List.of(command));
    npx.environment()
        .putAll(
            Map.of(
                "AWS_ENDPOINT_URL", stub.url(),
                "AWS_ACCESS_KEY_ID", "rehearsal",
                "AWS_SECRET_ACCESS_KEY", "rehearsal",
                "AWS_EC2_METADATA_DISABLED", "true"));
    npx.environment().remove("AWS_PROFILE");
    npx.environment().remove("AWS_CA_BUNDLE");
    assertThat(npx.start().waitFor()).as(String.join(" ", command)).isZero();
  }
}
