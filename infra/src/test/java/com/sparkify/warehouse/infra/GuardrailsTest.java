package com.sparkify.warehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.CfnResourceProps;

/** cdk-nag's packs, CloudFormation's own rules and ours: nothing found, and each would find. */
class GuardrailsTest {
  @ParameterizedTest
  @EnumSource
  void nothingIsFoundBeyondTheAcknowledged(Profile profile) {
    assertThat(Synthesis.of(profile).findings()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void noAcknowledgementIsStale(Profile profile) {
    // the CDK takes any id, and says nothing of one that acknowledges no finding
    assertThat(saidToStand(profile)).isNotEmpty().isSubsetOf(found(profile));
  }

  @ParameterizedTest(name = "{0} finds {1}")
  @MethodSource("cdkNagBreaks")
  void cdkNagNoticesABreak(String rule, String name, Consumer<WarehouseStack> change) {
    assertThat(Synthesis.broken(Map.of(), change).findings()).contains(rule);
  }

  @ParameterizedTest(name = "{0} finds {1}")
  @MethodSource("ownRuleBreaks")
  void ownRuleNoticesABreak(String rule, String name, Consumer<WarehouseStack> change) {
    assertThat(Synthesis.broken(Map.of("ownSourceBucket", "true"), change).findings())
        .contains(rule);
  }

  @Test
  void everyOwnRuleHasABreak() {
    assertThat(ownRuleBreaks().map(arguments -> arguments.get()[0]).distinct())
        .containsExactlyInAnyOrderElementsOf(Guardrails.ownRuleNames());
  }

  @Test
  void cloudFormationsOwnRulesNoticeAnUnknownProperty() {
    Synthesis broken =
        Synthesis.broken(
            Map.of(), stack -> Breaks.cluster(stack).addPropertyOverride("Encripted", true));
    assertThat(broken.findings()).isNotEmpty();
    assertThat(broken.report().toString()).contains("Encripted");
  }

  @Test
  void cloudFormationsOwnRulesAreFatal() {
    // cdk.json's flag turns what they find from a warning into a failure
    Synthesis broken =
        Synthesis.broken(
            Map.of(), stack -> Breaks.cluster(stack).addPropertyOverride("Port", "many"));
    assertThat(Synthesis.stream(broken.report().path("pluginReports")))
        .filteredOn(plugin -> plugin.path("pluginName").asText().startsWith("CloudFormation"))
        .extracting(plugin -> plugin.path("conclusion").asText())
        .containsExactly("failure");
  }

  @Test
  void aResourceOfNoKnownTypeIsFound() {
    Synthesis broken =
        Synthesis.broken(
            Map.of(),
            stack ->
                new CfnResource(
                    stack,
                    "Odd",
                    CfnResourceProps.builder().type("AWS::Redshift::Klaster").build()));
    assertThat(broken.findings()).isNotEmpty();
  }

  static Stream<Arguments> cdkNagBreaks() {
    return Breaks.cdkNag().stream()
        .flatMap(
            broken ->
                broken.rules().stream()
                    .map(rule -> arguments(rule, broken.name(), broken.change())));
  }

  static Stream<Arguments> ownRuleBreaks() {
    return Breaks.ownRules().stream()
        .flatMap(
            broken ->
                broken.rules().stream()
                    .map(rule -> arguments(rule, broken.name(), broken.change())));
  }

  /** Every acknowledgement in the constructs, as "path id". */
  private static Set<String> saidToStand(Profile profile) {
    Set<String> all = new HashSet<>();
    Synthesis.of(profile)
        .stack()
        .getNode()
        .findAll()
        .forEach(
            construct ->
                construct.getNode().getMetadata().stream()
                    .filter(entry -> entry.getType().equals("aws:cdk:acknowledged-rules"))
                    .flatMap(entry -> ((Map<?, ?>) entry.getData()).keySet().stream())
                    // the CDK's own: a VPC says of itself that its zones may be named
                    .filter(id -> !id.equals("CloudFormation-Validate::W3010"))
                    // and a warning of the CDK leaves no trace once it is acknowledged
                    .filter(id -> !((String) id).startsWith("Annotation::"))
                    .forEach(id -> all.add(construct.getNode().getPath() + " " + id)));
    return all;
  }

  /** Every acknowledgement that held a finding back, as "path id". */
  private static Set<String> found(Profile profile) {
    Set<String> all = new HashSet<>();
    List<JsonNode> acknowledged = Synthesis.of(profile).acknowledged().toList();
    for (JsonNode finding : acknowledged) {
      all.add(
          finding.path("acknowledgedAt").asText() + " " + finding.path("acknowledgedId").asText());
    }
    return all;
  }
}
