package com.sparkify.warehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract with the loader. */
class OutputsTest {
  private static JsonNode outputs(Profile profile) {
    return Synthesis.of(profile).template().root().path("Outputs");
  }

  @ParameterizedTest
  @EnumSource
  void loaderFindsWhatItNeeds(Profile profile) {
    assertThat(outputs(profile).properties())
        .extracting(Map.Entry::getKey)
        .contains(
            "ClusterIdentifier",
            "Database",
            "LoaderRoleArn",
            "CopyRoleArn",
            "Region",
            "SourceBucket",
            "SourceRegion",
            "NextCommand");
  }

  @ParameterizedTest
  @EnumSource
  void outputsHoldNoSecret(Profile profile) {
    assertThat(outputs(profile).toString())
        .doesNotContain("resolve:secretsmanager")
        .doesNotContain("SecretString");
  }

  @Test
  void sourceIsThePublicBucketByDefault() {
    assertThat(outputs(Profile.DEFAULT).at("/SourceBucket/Value").asText())
        .isEqualTo("udacity-dend");
    assertThat(outputs(Profile.DEFAULT).at("/SourceRegion/Value").asText()).isEqualTo("us-west-2");
    assertThat(outputs(Profile.DEFAULT).has("SyncCommand")).isFalse();
  }

  @Test
  void ownSourceBucketComesWithTheCommandThatFillsIt() {
    JsonNode outputs = outputs(Profile.OWN_SOURCE_BUCKET);
    assertThat(outputs.at("/SourceBucket/Value").has("Ref")).isTrue();
    assertThat(outputs.at("/SourceRegion/Value").asText()).isEqualTo("eu-west-1");
    assertThat(outputs.at("/SyncCommand/Value").toString())
        .contains("aws s3 sync data/udacity-dend s3://");
  }

  @Test
  void deployWritesThemWhereTheLoaderLooks() throws IOException {
    JsonNode cdk = Synthesis.JSON.readTree(Path.of("..", "cdk.json").toFile());
    assertThat(cdk.path("outputsFile").asText()).isEqualTo("cdk-outputs.json");
  }
}
