package com.sparkify.warehouse.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One promise about the template, under the name by which the world knows it.
 *
 * @param id of Security Hub's control, or of ours
 * @param promise what holds
 * @param holds whether it does
 * @param breaks ways to break it, each by its name: a test sees {@code holds} turn false
 * @param exception why it doesn't hold, empty if it always does
 * @param keptBy the profiles in which an exception is none
 */
record Control(
    String id,
    String promise,
    Predicate<Template> holds,
    Map<String, Consumer<Template>> breaks,
    String exception,
    Set<Profile> keptBy) {

  static Control of(String id, String promise, Predicate<Template> holds) {
    return new Control(id, promise, holds, new LinkedHashMap<>(), "", Set.of());
  }

  /** Adds a way to break it. */
  Control brokenBy(String name, Consumer<Template> change) {
    breaks.put(name, change);
    return this;
  }

  /** The same, for the cluster's properties. */
  Control brokenByCluster(String name, Consumer<ObjectNode> change) {
    return brokenBy(name, template -> change.accept((ObjectNode) template.cluster()));
  }

  /** Says that it holds in some profiles alone, and why. */
  Control except(String reason, Set<Profile> keptIn) {
    return new Control(id, promise, holds, breaks, reason, keptIn);
  }

  boolean isKeptBy(Profile profile) {
    return exception.isEmpty() || keptBy.contains(profile);
  }

  /** True only if the property is there, and true. */
  static boolean isTrue(JsonNode node, String property) {
    return node.path(property).isBoolean() && node.path(property).asBoolean();
  }

  /** True only if the property is there, and false: what is left out is left to AWS. */
  static boolean isFalse(JsonNode node, String property) {
    return node.path(property).isBoolean() && !node.path(property).asBoolean();
  }

  @Override
  public String toString() {
    return id;
  }
}
