package com.sparkify.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackOutputsTest {
  private static final String OUTPUTS =
      """
      {"ClusterIdentifier": "c", "Database": "d", "LoaderRoleArn": "arn:aws:iam::1:role/l",
       "CopyRoleArn": "arn:aws:iam::1:role/c", "Region": "us-west-2", "SourceBucket": "b",
       "SourceRegion": "us-west-2", "Other": "ignored"}""";

  @TempDir Path folder;

  @Test
  void shouldTakeTheOnlyStack() throws IOException {
    Path file = write("{\"Sparkify\": " + OUTPUTS + "}");
    assertThat(StackOutputs.read(file, Optional.empty()))
        .isEqualTo(
            new StackOutputs(
                "c",
                "d",
                "arn:aws:iam::1:role/l",
                "arn:aws:iam::1:role/c",
                "us-west-2",
                "b",
                "us-west-2"));
  }

  @Test
  void shouldTakeTheStackNamed() throws IOException {
    Path file = write("{\"One\": {}, \"Two\": " + OUTPUTS + "}");
    assertThat(StackOutputs.read(file, Optional.of("Two")).clusterIdentifier()).isEqualTo("c");
  }

  @Test
  void shouldAskWhichOfSeveral() throws IOException {
    Path file = write("{\"One\": {}, \"Two\": {}}");
    assertThatThrownBy(() -> StackOutputs.read(file, Optional.empty()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("has the stacks [One, Two]; choose one with --stack");
  }

  @Test
  void shouldNameAnUnknownStack() throws IOException {
    Path file = write("{\"One\": {}}");
    assertThatThrownBy(() -> StackOutputs.read(file, Optional.of("Two")))
        .hasMessageContaining("has no stack \"Two\"; it has [One]");
  }

  @Test
  void shouldNameEveryMissingOutput() throws IOException {
    Path file = write("{\"One\": {\"Database\": \"d\"}}");
    assertThatThrownBy(() -> StackOutputs.read(file, Optional.empty()))
        .hasMessageContaining("lacks the outputs [ClusterIdentifier, LoaderRoleArn, CopyRoleArn");
  }

  @Test
  void shouldSayThatTheFileIsNotThere() {
    assertThatThrownBy(() -> StackOutputs.read(folder.resolve("no.json"), Optional.empty()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("npx cdk deploy");
  }

  @Test
  void shouldSayThatTheFileIsNotJson() throws IOException {
    Path file = write("{");
    assertThatThrownBy(() -> StackOutputs.read(file, Optional.empty()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("isn't JSON");
  }

  @Test
  void shouldSayThatTheFileIsNotAnObject() throws IOException {
    Path file = write("[]");
    assertThatThrownBy(() -> StackOutputs.read(file, Optional.empty()))
        .hasMessageContaining("isn't the JSON object that cdk deploy writes");
  }

  private Path write(String json) throws IOException {
    return Files.writeString(folder.resolve("cdk-outputs.json"), json);
  }
}
