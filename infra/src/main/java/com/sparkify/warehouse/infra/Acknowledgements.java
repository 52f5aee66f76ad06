package com.sparkify.warehouse.infra;

import java.util.List;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;

/**
 * How a finding of cdk-nag that stands is said to stand, with its reason, where it is made.
 *
 * <p>Each names one finding on one construct, so that the next one like it is found. A test fails
 * when one of them acknowledges nothing; docs/controls.md lists them all.
 */
final class Acknowledgements {
  private static final String AWS_SOLUTIONS = "AwsSolutions";

  /** The packs that share their rules' names. */
  private static final List<String> COMPLIANCE_PACKS =
      List.of("HIPAA.Security", "NIST.800.53.R5", "PCI.DSS.321");

  private Acknowledgements() {}

  /**
   * @param finding the rule with the finding in brackets, where the rule has several
   */
  static void awsSolutions(IConstruct construct, String finding, String reason) {
    acknowledge(construct, AWS_SOLUTIONS, finding, reason);
  }

  /** A rule of that name in each of the HIPAA, NIST and PCI packs. */
  static void compliance(IConstruct construct, String rule, String reason) {
    for (String pack : COMPLIANCE_PACKS) {
      acknowledge(construct, pack, rule, reason);
    }
  }

  /** A warning of the CDK itself. */
  static void cdk(IConstruct construct, String warning, String reason) {
    acknowledge(construct, "Annotation::" + warning, reason);
  }

  private static void acknowledge(
      IConstruct construct, String pack, String finding, String reason) {
    acknowledge(construct, "%s::%s-%s".formatted(pack, pack, finding), reason);
  }

  private static void acknowledge(IConstruct construct, String id, String reason) {
    Validations.of(construct).acknowledge(Acknowledgment.builder().id(id).reason(reason).build());
  }
}
