package com.sparkify.warehouse.infra;

import com.sparkify.warehouse.infra.config.WarehouseConfig;
import java.util.Optional;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.LegacyStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * The warehouse: what it is made of, in the order in which one part needs another.
 *
 * <p>The account stays open and the region is named, so that synthesis needs no credentials and the
 * stack can't land beside its data. It needs no bootstrap either: it has no assets.
 */
public final class WarehouseStack extends Stack {
  public WarehouseStack(Construct scope, String id, WarehouseConfig config) {
    super(scope, id, properties(config));
    String identifier = config.cluster().identifier();

    Optional<IKey> key =
        config.customerKey() ? Optional.of(customerKey(identifier)) : Optional.empty();
    LogGroups logGroups = new LogGroups(identifier, config.logRetentionDays(), key);

    SourceBuckets buckets =
        new SourceBuckets(this, "Source", config.source(), key, config.removal());
    WarehouseNetwork network = new WarehouseNetwork(this, "Network", config.network(), buckets);
    if (config.network().existing().isEmpty()) {
      new FlowLog(this, "FlowLog", network.vpc(), logGroups);
    }
    CopyRole copyRole = new CopyRole(this, "CopyRole", buckets);
    AuditTrail auditTrail =
        new AuditTrail(this, "AuditTrail", config.auditLogs(), logGroups, config.removal());
    WarehouseCluster cluster =
        new WarehouseCluster(this, "Cluster", config.cluster(), network, copyRole, key, auditTrail);
    LoaderAccess loader = new LoaderAccess(this, "Loader", cluster, config.loaderPrincipals());

    new CostGuards(this, "CostGuards", cluster, config.guards());
    config
        .guards()
        .alarmEmail()
        .ifPresent(
            email ->
                new HealthAlarms(
                    this, "HealthAlarms", cluster, key.orElseGet(this::alarmKey), email));

    Outputs.addTo(this, config, cluster, loader, copyRole, buckets);
    RemovalRules.apply(this, config.removal(), cluster.resource());
    Tags.of(this).add("project", "sparkify-warehouse");
    config.tags().forEach((name, value) -> Tags.of(this).add(name, value));
  }

  private static StackProps properties(WarehouseConfig config) {
    return StackProps.builder()
        .stackName(config.stackName())
        .description("The Sparkify warehouse: a Redshift cluster, its network and its roles")
        .env(Environment.builder().region(config.region()).build())
        .synthesizer(new LegacyStackSynthesizer())
        .terminationProtection(config.terminationProtection())
        .build();
  }

  private IKey customerKey(String clusterIdentifier) {
    WarehouseKey made = new WarehouseKey(this, "Key", "Encrypts the warehouse");
    made.allowLogGroups(clusterIdentifier);
    return made.key();
  }

  private IKey alarmKey() {
    return new WarehouseKey(this, "AlarmKey", "Encrypts the warehouse's alarms").key();
  }
}
