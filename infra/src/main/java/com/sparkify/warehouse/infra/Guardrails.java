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

  private final IPolicyValidationPlugin[] plugins = {
    CloudFormationValidatePlugin.Builder.create().guardRules(List.of(ownRules())).build(),
    new AwsSolutionsChecks(),
    new NIST80053R5Checks(),
    new HIPAASecurityChecks(),
    new PCIDSS321Checks()
  };

  /** Makes the synthesis of an app fail on a finding that nobody acknowledged. */
  void hold(App app) {
    Validations.of(app).addPlugins(plugins);
  }

  private static ValidationRuleSource ownRules() {
    try (InputStream rules = Guardrails.class.getResourceAsStream(RULES)) {
      return ValidationRuleSource.builder()
          .name("warehouse")
          .content(new String(rules.readAllBytes(), StandardCharsets.UTF_8))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(RULES, e);
    }
  }
}
