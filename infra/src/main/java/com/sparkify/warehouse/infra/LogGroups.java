package com.sparkify.warehouse.infra;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.constructs.Construct;

/**
 * Makes the log groups of a warehouse: their names, their retention, their key.
 *
 * <p>Redshift would make its groups by itself, to be kept for ever and left behind. Ours are there
 * before the cluster, under the names that it writes to ("Database audit logging" in the Redshift
 * management guide), and go with the stack.
 *
 * @param clusterIdentifier prefix of the names
 * @param retentionDays one of CloudWatch's periods
 * @param key encrypts the groups; CloudWatch's own key when empty
 */
record LogGroups(String clusterIdentifier, int retentionDays, Optional<IKey> key) {
  /** The audit logs that Redshift exports, each to the group of its name. */
  static final List<String> AUDIT_LOGS = List.of("connectionlog", "userlog", "useractivitylog");

  /** Every audit log's group, in a cluster's own scope. */
  List<CfnLogGroup> auditLogs(Construct scope) {
    return AUDIT_LOGS.stream()
        .map(
            log ->
                group(scope, log, "/aws/redshift/cluster/%s/%s".formatted(clusterIdentifier, log)))
        .toList();
  }

  CfnLogGroup flowLog(Construct scope, String id) {
    return group(scope, id, "/aws/vpc/%s/flow-log".formatted(clusterIdentifier));
  }

  /** The names of all groups, as the last part of an ARN in which {@code *} is any letters. */
  static List<String> namePatterns(String clusterIdentifier) {
    return List.of(
        "/aws/redshift/cluster/%s/*".formatted(clusterIdentifier),
        "/aws/vpc/%s/*".formatted(clusterIdentifier));
  }

  private CfnLogGroup group(Construct scope, String id, String name) {
    CfnLogGroup group =
        CfnLogGroup.Builder.create(scope, id)
            .logGroupName(name)
            .retentionInDays(retentionDays)
            .kmsKeyId(key.map(IKey::getKeyArn).orElse(null))
            .build();
    if (key.isEmpty()) {
      Acknowledgements.compliance(
          group,
          "CloudWatchLogGroupEncrypted",
          "CloudWatch encrypts every group with a key of its own; customerKey=true makes it yours");
    }
    return group;
  }
}
