package com.sparkify.warehouse.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decides on a request as IAM does for an identity's policies: a denial wins, then an allowance,
 * and what is in neither is denied.
 *
 * <p>After "Policy evaluation logic" in the IAM guide. It knows what these policies use: Action,
 * Resource, StringEquals and policy variables; anything else is an error, never an allowance.
 */
record PolicyEvaluator(Template template, List<JsonNode> statements) {
  enum Decision {
    ALLOWED,
    DENIED,
    DENIED_EXPLICITLY
  }

  /**
   * @param context what the request carries, such as {@code aws:userid}
   */
  Decision decide(String action, String resource, Map<String, String> context) {
    if (matching("Deny", action, resource, context)) {
      return Decision.DENIED_EXPLICITLY;
    }
    return matching("Allow", action, resource, context) ? Decision.ALLOWED : Decision.DENIED;
  }

  private boolean matching(
      String effect, String action, String resource, Map<String, String> context) {
    return statements.stream()
        .peek(PolicyEvaluator::refuseUnknown)
        .filter(statement -> statement.path("Effect").asText().equals(effect))
        .filter(statement -> any(statement.path("Action"), action))
        .filter(statement -> any(statement.path("Resource"), resource))
        .anyMatch(statement -> conditionsHold(statement.path("Condition"), context));
  }

  private boolean any(JsonNode patterns, String value) {
    Stream<JsonNode> all = patterns.isArray() ? Synthesis.stream(patterns) : Stream.of(patterns);
    return all.map(pattern -> Intrinsics.resolve(template, pattern))
        .anyMatch(pattern -> asRegex(pattern).matcher(value).matches());
  }

  private static boolean conditionsHold(JsonNode condition, Map<String, String> context) {
    return condition.path("StringEquals").properties().stream()
        .allMatch(
            test ->
                context.containsKey(test.getKey())
                    && context
                        .get(test.getKey())
                        .equals(substitute(test.getValue().asText(), context)));
  }

  private static String substitute(String text, Map<String, String> context) {
    String result = text;
    for (Map.Entry<String, String> variable : context.entrySet()) {
      result = result.replace("${" + variable.getKey() + "}", variable.getValue());
    }
    return result;
  }

  private static Pattern asRegex(String pattern) {
    String quoted = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    // actions are compared whatever their case
    return Pattern.compile(quoted, Pattern.CASE_INSENSITIVE);
  }

  private static void refuseUnknown(JsonNode statement) {
    List<String> known = List.of("Sid", "Effect", "Action", "Resource", "Condition");
    statement
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new IllegalArgumentException("not understood: " + name);
              }
            });
    statement
        .path("Condition")
        .fieldNames()
        .forEachRemaining(
            operator -> {
              if (!operator.equals("StringEquals")) {
                throw new IllegalArgumentException("not understood: " + operator);
              }
            });
  }
}
