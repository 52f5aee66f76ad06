package com.sparkify.warehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The template of each profile, as a file that shows in a review what a change does. */
class SnapshotTest {
  private static final Path SNAPSHOTS = Path.of("src", "test", "resources", "snapshots");
  private static final ObjectWriter SORTED =
      Synthesis.JSON
          .writer(
              new DefaultPrettyPrinter()
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n")))
          .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  @ParameterizedTest
  @EnumSource
  void templateIsTheCommittedOne(Profile profile) throws JsonProcessingException {
    Golden.assertSame(snapshot(profile), sorted(Synthesis.of(profile).template().root()));
  }

  @ParameterizedTest
  @EnumSource
  void templateNeedsNoBucketToBeDeployedFrom(Profile profile) {
    // CloudFormation takes at most 51,200 bytes in a request; more must be uploaded, to a bucket
    // that cdk bootstrap would have to make
    Synthesis synthesis = Synthesis.of(profile);
    assertThat(synthesis.directory().resolve(synthesis.stack().getTemplateFile()).toFile().length())
        .isLessThan(51_200);
  }

  @Test
  void everySnapshotBelongsToAProfile() throws IOException {
    Set<Path> expected =
        Arrays.stream(Profile.values()).map(SnapshotTest::snapshot).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(SNAPSHOTS)) {
      assertThat(files).isSubsetOf(expected);
    }
  }

  private static Path snapshot(Profile profile) {
    return SNAPSHOTS.resolve(profile + ".template.json");
  }

  private static String sorted(JsonNode node) throws JsonProcessingException {
    // a tree keeps its order; a map is written by its keys
    return SORTED.writeValueAsString(Synthesis.JSON.convertValue(node, Object.class)) + "\n";
  }
}
