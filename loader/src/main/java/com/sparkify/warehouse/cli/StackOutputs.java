package com.sparkify.warehouse.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code cdk deploy} wrote about the stack; the only contract between infra and loader.
 *
 * @param clusterIdentifier the cluster to load
 * @param database the database in it
 * @param loaderRole ARN of the role that runs statements
 * @param copyRole ARN of the role that COPY reads S3 with
 * @param region where the cluster is
 * @param sourceBucket the bucket that logs and songs lie in
 * @param sourceRegion where that bucket is
 */
record StackOutputs(
    String clusterIdentifier,
    String database,
    String loaderRole,
    String copyRole,
    String region,
    String sourceBucket,
    String sourceRegion) {

  /** The keys that the stack must have among its outputs. */
  static final List<String> KEYS =
      List.of(
          "ClusterIdentifier",
          "Database",
          "LoaderRoleArn",
          "CopyRoleArn",
          "Region",
          "SourceBucket",
          "SourceRegion");

  /**
   * Reads the file.
   *
   * @param stack which stack's outputs to take; may be empty where the file has but one
   * @throws UsageException where the file is missing, isn't the JSON of cdk deploy, or lacks the
   *     stack or a key
   */
  static StackOutputs read(Path file, Optional<String> stack) {
    JsonNode stacks = parse(file);
    List<String> names = new ArrayList<>();
    stacks.fieldNames().forEachRemaining(names::add);
    String name = stack.orElseGet(() -> onlyName(file, names));
    JsonNode outputs = stacks.path(name);
    if (!outputs.isObject()) {
      throw new UsageException(
          file + " has no stack \"" + name + "\"; it has " + names + "; choose with --stack");
    }
    List<String> missing =
        KEYS.stream().filter(key -> outputs.path(key).asText().isBlank()).toList();
    if (!missing.isEmpty()) {
      throw new UsageException(
          "stack "
              + name
              + " in "
              + file
              + " lacks the outputs "
              + missing
              + "; deploy it again with: npx cdk deploy");
    }
    List<String> values = KEYS.stream().map(key -> outputs.path(key).asText()).toList();
    return new StackOutputs(
        values.get(0),
        values.get(1),
        values.get(2),
        values.get(3),
        values.get(4),
        values.get(5),
        values.get(6));
  }

  private static JsonNode parse(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UsageException(
          "there is no "
              + file
              + "; deploy the cluster first (npx cdk deploy), name the file with --outputs, or load"
              + " locally with --target local");
    }
    try {
      JsonNode root = new ObjectMapper().readTree(file.toFile());
      if (!root.isObject()) {
        throw new UsageException(file + " isn't the JSON object that cdk deploy writes");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new UsageException(
          file + " isn't JSON: " + e.getOriginalMessage() + "; deploy again to write it anew", e);
    } catch (IOException e) {
      throw new UsageException(file + " can't be read: " + e.getMessage(), e);
    }
  }

  private static String onlyName(Path file, List<String> names) {
    if (names.size() != 1) {
      throw new UsageException(file + " has the stacks " + names + "; choose one with --stack");
    }
    return names.get(0);
  }
}
