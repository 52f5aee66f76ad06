package com.sparkify.warehouse.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A CloudFormation template to ask questions of. */
record Template(JsonNode root) {
  /** The logical ids and resources of the given types. */
  List<Map.Entry<String, JsonNode>> resources(String... types) {
    List<String> wanted = List.of(types);
    return all().filter(entry -> wanted.contains(type(entry.getValue()))).toList();
  }

  /** The properties of each resource of a type. */
  List<JsonNode> properties(String type) {
    return resources(type).stream().map(entry -> entry.getValue().path("Properties")).toList();
  }

  /** The properties of the only resource of a type. */
  JsonNode only(String type) {
    List<JsonNode> found = properties(type);
    if (found.size() != 1) {
      throw new AssertionError("%d resources of type %s".formatted(found.size(), type));
    }
    return found.get(0);
  }

  /** The resource under the construct whose logical id begins so. */
  JsonNode named(String type, String prefix) {
    return resources(type).stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no %s named %s…".formatted(type, prefix)));
  }

  JsonNode cluster() {
    return only("AWS::Redshift::Cluster");
  }

  /** The statements of a managed policy. */
  Stream<JsonNode> statements(String prefix) {
    return Synthesis.stream(
        named("AWS::IAM::ManagedPolicy", prefix).at("/Properties/PolicyDocument/Statement"));
  }

  Stream<Map.Entry<String, JsonNode>> all() {
    return root.path("Resources").properties().stream();
  }

  /** A copy to which something was done. */
  Template broken(Consumer<Template> change) {
    Template copy = new Template(root.deepCopy());
    change.accept(copy);
    return copy;
  }

  ObjectNode resourcesNode() {
    return (ObjectNode) root.path("Resources");
  }

  static String type(JsonNode resource) {
    return resource.path("Type").asText();
  }
}
