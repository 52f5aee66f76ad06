package com.sparkify.warehouse.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awscdk.App;

/**
 * A stack as {@code cdk synth} writes it: with cdk.json's flags, and every guardrail.
 *
 * <p>A profile is synthesized once for all tests; guardrails are made once.
 */
record Synthesis(WarehouseStack stack, Template template, JsonNode report, Path directory) {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final Path CDK_JSON = Path.of("..", "cdk.json");
  private static final Guardrails GUARDRAILS = new Guardrails();
  private static final Map<Profile, Synthesis> DONE = new EnumMap<>(Profile.class);

  static Synthesis of(Profile profile) {
    return DONE.computeIfAbsent(profile, fresh -> of(fresh.context()));
  }

  static Synthesis of(Map<String, Object> context) {
    return broken(context, stack -> {});
  }

  /** A stack to which something is done before it is synthesized. */
  static Synthesis broken(Map<String, Object> context, Consumer<WarehouseStack> change) {
    try {
      Path directory = Files.createTempDirectory("synthesis");
      Map<String, Object> all = withFlags(context);
      // a finding is for a test to see, in the report
      all.put("@aws-cdk/core:failSynthOnValidationErrors", false);
      App app =
          App.Builder.create()
              .analyticsReporting(false)
              .outdir(directory.toString())
              .context(all)
              .build();
      WarehouseStack stack = SparkifyApp.addWarehouse(app);
      change.accept(stack);
      GUARDRAILS.hold(app);
      app.synth();
      return new Synthesis(
          stack,
          new Template(JSON.readTree(directory.resolve(stack.getTemplateFile()).toFile())),
          JSON.readTree(directory.resolve("validation-report.json").toFile()),
          directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the rules that found something, acknowledged findings left out. */
  List<String> findings() {
    return reports()
        .flatMap(report -> stream(report.path("violations")))
        .map(violation -> violation.path("ruleName").asText())
        .toList();
  }

  /** Every finding that an acknowledgement holds back, once for each construct. */
  Stream<JsonNode> acknowledged() {
    return reports().flatMap(report -> stream(report.path("suppressedViolations")));
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private Stream<JsonNode> reports() {
    return stream(report.path("pluginReports"));
  }

  /** What the CDK command line gives the app: cdk.json's context, and more. */
  static Map<String, Object> withFlags(Map<String, Object> context) throws IOException {
    Map<String, Object> all = new HashMap<>();
    JSON.readTree(CDK_JSON.toFile())
        .path("context")
        .properties()
        .forEach(flag -> all.put(flag.getKey(), JSON.convertValue(flag.getValue(), Object.class)));
    all.putAll(context);
    return all;
  }
}
