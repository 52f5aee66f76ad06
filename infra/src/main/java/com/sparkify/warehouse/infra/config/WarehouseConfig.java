package com.sparkify.warehouse.infra.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * All that a deployment may choose, checked value by value and against one another.
 *
 * <p>What isn't here can't be chosen: encryption, TLS, no public address, no ingress, enhanced VPC
 * routing and audit logging are on, always.
 *
 * @param customerKey whether a KMS key of one's own encrypts cluster, secret, logs and buckets
 * @param logRetentionDays one of CloudWatch's periods from a year up, or as many days in S3
 * @param loaderPrincipals who may assume the loader role; empty means the account's own policies
 * @param tags of every resource, beside the project's
 */
public record WarehouseConfig(
    String stackName,
    String region,
    SourceConfig source,
    NetworkConfig network,
    ClusterConfig cluster,
    GuardConfig guards,
    boolean customerKey,
    AuditLogs auditLogs,
    int logRetentionDays,
    List<String> loaderPrincipals,
    RemovalRule removal,
    boolean terminationProtection,
    Map<String, String> tags) {
  private static final Pattern STACK_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,127}");
  private static final Pattern PRINCIPAL =
      Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:(user|role)/[\\w+=,.@/-]+");

  /** What CloudWatch Logs takes ("PutRetentionPolicy"), from a year up as CloudWatch.16 asks. */
  private static final Set<Integer> RETENTION_DAYS =
      Set.of(365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

  public WarehouseConfig {
    loaderPrincipals = List.copyOf(loaderPrincipals);
    tags = Map.copyOf(tags);
    if (!RETENTION_DAYS.contains(logRetentionDays)) {
      throw new ConfigurationException(
          ConfigKey.LOG_RETENTION_DAYS,
          logRetentionDays,
          "is not one of " + ConfigKey.LOG_RETENTION_DAYS.allowed());
    }
    if (cluster.multiAz() && network.zones() < 3) {
      throw new ConfigurationException(
          ConfigKey.MULTI_AZ, true, "does not go with 2 zones: set zones to 3");
    }
    if (cluster.multiAz() && guards.schedule().isPresent()) {
      throw new ConfigurationException(
          ConfigKey.PAUSE_SCHEDULE,
          guards.schedule().get().pause(),
          "does not go with multiAz: such a cluster can't be paused");
    }
    requireGrantForEncryptedCopy(cluster.snapshotCopy(), customerKey);
  }

  /**
   * Reads the configuration from the CDK context.
   *
   * @throws ConfigurationException if a key is unknown, or a value isn't allowed
   */
  public static WarehouseConfig from(Map<String, Object> contextValues) {
    ContextValues context = new ContextValues(contextValues);
    String region = Regions.read(context, ConfigKey.REGION);
    return new WarehouseConfig(
        context.matching(
            ConfigKey.STACK_NAME,
            STACK_NAME,
            "a stack name: 1 to 128 letters, digits and hyphens, a letter first"),
        region,
        SourceConfig.from(context, region),
        NetworkConfig.from(context),
        ClusterConfig.from(context, region),
        GuardConfig.from(context),
        context.flag(ConfigKey.CUSTOMER_KEY),
        Choice.of(context, ConfigKey.AUDIT_LOGS, AuditLogs.class),
        context.number(ConfigKey.LOG_RETENTION_DAYS, 1, 3653),
        context.items(
            ConfigKey.LOADER_PRINCIPALS,
            PRINCIPAL,
            "the ARN of a user or role, such as arn:aws:iam::111122223333:role/etl"),
        Choice.of(context, ConfigKey.REMOVAL_POLICY, RemovalRule.class),
        context.flag(ConfigKey.TERMINATION_PROTECTION),
        tags(context));
  }

  private static Map<String, String> tags(ContextValues context) {
    Pattern shape = Pattern.compile("(?!aws:)[\\w .:/+@-]{1,128}=[\\w .:/+@-]{0,256}");
    Map<String, String> tags = new TreeMap<>();
    for (String tag : context.items(ConfigKey.TAGS, shape, "a tag: name=value")) {
      int equals = tag.indexOf('=');
      tags.put(tag.substring(0, equals), tag.substring(equals + 1));
    }
    return tags;
  }

  private static void requireGrantForEncryptedCopy(
      Optional<ClusterConfig.SnapshotCopy> copy, boolean customerKey) {
    boolean granted = copy.flatMap(ClusterConfig.SnapshotCopy::grant).isPresent();
    if (copy.isPresent() && granted != customerKey) {
      throw new ConfigurationException(
          ConfigKey.SNAPSHOT_COPY_GRANT,
          copy.get().grant().orElse(""),
          customerKey
              ? "is needed when snapshotCopyRegion meets customerKey: name a grant made there"
              : "has no meaning without customerKey: set it too");
    }
  }
}
