package com.sparkify.warehouse.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.HIPAASecurityChecks;
import io.github.cdklabs.cdknag.NIST80053R5Checks;
import io.github.cdklabs.cdknag.PCIDSS321Checks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CloudFormationValidatePlugin;
import software.amazon.awscdk.IPolicyValidationPlugin;
import software.amazon.awscdk.ValidationRuleSource;
import software.amazon.awscdk.Validations;

/**
 * What every synthesis is held to, so that nobody deploys a warehouse that has lost a control.
 *
 * <p>CloudFormation's own rules with ours in {@code guard/}, and cdk-nag's packs. One instance
 * serves many apps: making it takes five seconds, using it a fraction of one.
 */
final class Guardrails {
  private static final String RULES = "/guard/warehouse.guard";
  private static final Pattern RULE = Pattern.compile("^rule (\\w+)", Pattern.MULTILINE);

  private final IPolicyValidationPlugin[] plugins = {
    CloudFormationValidatePlugin.Builder.create().guardRules(List.of(asSource(ownRules()))).build(),
    new AwsSolutionsChecks(),
    new NIST80053R5Checks(),
    new HIPAASecurityChecks(),
    new PCIDSS321Checks()
  };

  /** Makes the synthesis of an app fail on a finding that nobody acknowledged. */
  void hold(App app) {
    Validations.of(app).addPlugins(plugins);
  }

  /** The names of our own rules, in the order of their file. */
  static List<String> ownRuleNames() {
    return RULE.matcher(ownRules()).results().map(rule -> rule.group(1)).toList();
  }

  private static String ownRules() {
    try (InputStream rules = Guardrails.class.getResourceAsStream(RULES)) {
      return new String(rules.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(RULES, e);
    }
  }

  private static ValidationRuleSource asSource(String rules) {
    return ValidationRuleSource.builder().name("warehouse").content(rules).build();
  }
}
