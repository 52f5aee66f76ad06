package com.sparkify.warehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code cdk destroy} leaves behind. */
class RemovalRulesTest {
  private static final String CLUSTER = "AWS::Redshift::Cluster";
  private static final String LOG_GROUP = "AWS::Logs::LogGroup";
  private static final String BUCKET = "AWS::S3::Bucket";
  private static final String KEY = "AWS::KMS::Key";

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "REMOVAL_.*")
  void destroyLeavesNothing(Profile profile) {
    assertThat(policies(profile, CLUSTER, LOG_GROUP, BUCKET, KEY)).containsOnly("Delete");
    assertThat(Synthesis.of(profile).template().all())
        .noneMatch(
            resource -> resource.getValue().path("DeletionPolicy").asText().equals("Retain"));
  }

  @Test
  void snapshotLeavesASnapshotAndWhatCannotBeMadeAgain() {
    assertThat(policies(Profile.REMOVAL_SNAPSHOT, CLUSTER)).containsOnly("Snapshot");
    // without its key a snapshot is of no use
    assertThat(policies(Profile.REMOVAL_SNAPSHOT, KEY)).containsOnly("Retain");
    assertThat(policies(Profile.REMOVAL_SNAPSHOT, BUCKET)).containsOnly("Retain");
  }

  @Test
  void snapshotLeavesNothingThatBlocksTheNextDeployment() {
    // names of log groups and roles are fixed; a key's and a bucket's aren't
    Template template = Synthesis.of(Profile.REMOVAL_SNAPSHOT).template();
    List<JsonNode> staying =
        template
            .all()
            .map(Map.Entry::getValue)
            .filter(resource -> resource.path("DeletionPolicy").asText().equals("Retain"))
            .toList();
    assertThat(staying)
        .isNotEmpty()
        .allMatch(resource -> Set.of(KEY, BUCKET).contains(Template.type(resource)))
        .noneMatch(resource -> resource.path("Properties").has("BucketName"));
  }

  @Test
  void snapshotUsesAKeyThatItKeeps() {
    assertThat(Synthesis.of(Profile.REMOVAL_SNAPSHOT).template().cluster().has("KmsKeyId"))
        .isTrue();
  }

  @Test
  void retainLeavesEverythingSinceAClusterNeedsItsGroupsAndItsNetwork() {
    assertThat(Synthesis.of(Profile.REMOVAL_RETAIN).template().all())
        .isNotEmpty()
        .allMatch(resource -> resource.getValue().path("DeletionPolicy").asText().equals("Retain"));
  }

  @ParameterizedTest
  @EnumSource
  void replacementTreatsDataAsRemovalDoes(Profile profile) {
    assertThat(Synthesis.of(profile).template().all())
        .allMatch(
            resource ->
                resource
                    .getValue()
                    .path("UpdateReplacePolicy")
                    .equals(resource.getValue().path("DeletionPolicy")));
  }

  @Test
  void bucketThatStaysKeepsOldVersions() {
    assertThat(versioned(Profile.REMOVAL_SNAPSHOT)).containsOnly(true);
    assertThat(versioned(Profile.OWN_SOURCE_BUCKET)).containsOnly(false);
  }

  private static Stream<Boolean> versioned(Profile profile) {
    return Synthesis.of(profile).template().properties(BUCKET).stream()
        .map(bucket -> bucket.has("VersioningConfiguration"));
  }

  private static List<String> policies(Profile profile, String... types) {
    return Synthesis.of(profile).template().resources(types).stream()
        .map(resource -> resource.getValue().path("DeletionPolicy").asText("none"))
        .toList();
  }
}
