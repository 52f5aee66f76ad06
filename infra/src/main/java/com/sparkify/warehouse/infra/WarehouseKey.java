package com.sparkify.warehouse.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * A KMS key of one's own, rotated yearly.
 *
 * <p>Redshift and S3 need no statement in its policy: they use it in the name of who calls them.
 */
final class WarehouseKey extends Construct {
  private final Key key;

  WarehouseKey(Construct scope, String id, String description) {
    super(scope, id);
    key =
        Key.Builder.create(this, "Resource")
            .description(description)
            .enableKeyRotation(true)
            // the shortest there is; a key is deleted only under removalPolicy=destroy
            .pendingWindow(Duration.days(7))
            .build();
  }

  Key key() {
    return key;
  }

  /** Lets CloudWatch encrypt the log groups of one cluster. */
  void allowLogGroups(String clusterIdentifier) {
    Stack stack = Stack.of(this);
    List<String> groups =
        LogGroups.namePatterns(clusterIdentifier).stream()
            .map(
                name ->
                    stack.formatArn(
                        ArnComponents.builder()
                            .service("logs")
                            .resource("log-group")
                            .resourceName(name)
                            .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                            .build()))
            .toList();
    key.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("EncryptTheLogGroups")
            .principals(
                List.of(new ServicePrincipal("logs.%s.amazonaws.com".formatted(stack.getRegion()))))
            .actions(
                List.of(
                    "kms:Decrypt",
                    "kms:DescribeKey",
                    "kms:Encrypt",
                    "kms:GenerateDataKey*",
                    "kms:ReEncrypt*"))
            .resources(List.of("*"))
            .conditions(Map.of("ArnLike", Map.of("kms:EncryptionContext:aws:logs:arn", groups)))
            .build());
  }
}
