package com.sparkify.warehouse.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;

/** What CloudFormation makes of a value when it deploys the template in account 111122223333. */
final class Intrinsics {
  static final String ACCOUNT = "111122223333";

  private static final Map<String, String> PSEUDO_PARAMETERS =
      Map.of("AWS::AccountId", ACCOUNT, "AWS::Partition", "aws", "AWS::Region", "us-west-2");

  private Intrinsics() {}

  /** A text, in which a cluster's Ref is its identifier, and any other that of its logical id. */
  static String resolve(Template template, JsonNode value) {
    if (value.isTextual()) {
      return value.asText();
    }
    if (value.has("Ref")) {
      String id = value.path("Ref").asText();
      JsonNode properties = template.root().at("/Resources/%s/Properties".formatted(id));
      return PSEUDO_PARAMETERS.getOrDefault(id, properties.path("ClusterIdentifier").asText(id));
    }
    if (value.has("Fn::Join")) {
      return Synthesis.stream(value.at("/Fn::Join/1"))
          .map(part -> resolve(template, part))
          .collect(Collectors.joining(value.at("/Fn::Join/0").asText()));
    }
    if (value.has("Fn::GetAtt")) {
      return "%s.%s"
          .formatted(value.at("/Fn::GetAtt/0").asText(), value.at("/Fn::GetAtt/1").asText());
    }
    throw new IllegalArgumentException("not a text: " + value);
  }
}
