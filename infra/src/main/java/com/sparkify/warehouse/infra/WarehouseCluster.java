package com.sparkify.warehouse.infra;

import com.sparkify.warehouse.infra.config.ClusterConfig;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.redshift.CfnCluster;
import software.amazon.awscdk.services.redshift.CfnClusterParameterGroup;
import software.amazon.awscdk.services.redshift.CfnClusterParameterGroup.ParameterProperty;
import software.amazon.awscdk.services.redshift.CfnClusterSubnetGroup;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * The Redshift cluster, its subnet group and its parameter group.
 *
 * <p>An L1 cluster, since Java has no other: so each security choice stands here in the open.
 */
final class WarehouseCluster extends Construct {
  private final ClusterConfig config;
  private final CfnCluster cluster;

  WarehouseCluster(
      Construct scope,
      String id,
      ClusterConfig config,
      WarehouseNetwork network,
      CopyRole copyRole,
      Optional<IKey> key,
      AuditTrail auditTrail) {
    super(scope, id);
    this.config = config;
    // null leaves the property out: AWS's own key is used
    String keyArn = key.map(IKey::getKeyArn).orElse(null);
    CfnCluster.Builder builder =
        CfnCluster.Builder.create(this, "Resource")
            .clusterIdentifier(config.identifier())
            .dbName(config.database())
            .nodeType(config.nodeType().contextValue())
            .clusterType(config.nodes() == 1 ? "single-node" : "multi-node")
            // who may come in
            .port(config.port())
            .publiclyAccessible(false)
            .clusterSubnetGroupName(subnetGroup(network).getRef())
            .vpcSecurityGroupIds(List.of(network.securityGroup().getSecurityGroupId()))
            .clusterParameterGroupName(parameterGroup().getRef())
            .masterUsername(config.adminUsername())
            .manageMasterPassword(true)
            .masterPasswordSecretKmsKeyId(keyArn)
            // where data may go
            .enhancedVpcRouting(true)
            .iamRoles(List.of(copyRole.role().getRoleArn()))
            .encrypted(true)
            .kmsKeyId(keyArn)
            .loggingProperties(auditTrail.loggingProperties())
            // how it is kept
            .automatedSnapshotRetentionPeriod(config.snapshotRetentionDays())
            .allowVersionUpgrade(true)
            .preferredMaintenanceWindow(config.maintenanceWindow())
            .multiAz(config.multiAz())
            .availabilityZoneRelocation(config.zoneRelocation());
    if (config.nodes() > 1) {
      builder.numberOfNodes(config.nodes());
    }
    config
        .snapshotCopy()
        .ifPresent(
            copy ->
                builder
                    .destinationRegion(copy.region())
                    .snapshotCopyRetentionPeriod(config.snapshotRetentionDays())
                    .snapshotCopyGrantName(copy.grant().orElse(null)));
    cluster = builder.build();
    // the logs have somewhere to go before there is anything to log
    cluster.getNode().addDependency(auditTrail.resources().toArray(IDependable[]::new));
  }

  String identifier() {
    return config.identifier();
  }

  String database() {
    return config.database();
  }

  CfnCluster resource() {
    return cluster;
  }

  /** CloudFormation has no attribute for it. */
  String arn() {
    return Stack.of(this)
        .formatArn(
            ArnComponents.builder()
                .service("redshift")
                .resource("cluster")
                .resourceName(cluster.getRef())
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
  }

  private CfnClusterSubnetGroup subnetGroup(WarehouseNetwork network) {
    return CfnClusterSubnetGroup.Builder.create(this, "SubnetGroup")
        .description("Isolated subnets of the warehouse")
        .subnetIds(network.subnetIds())
        .build();
  }

  private CfnClusterParameterGroup parameterGroup() {
    return CfnClusterParameterGroup.Builder.create(this, "ParameterGroup")
        .description("TLS alone; every statement is logged")
        .parameterGroupFamily("redshift-2.0")
        .parameters(
            List.of(
                parameter("require_ssl", "true"),
                parameter("enable_user_activity_logging", "true")))
        .build();
  }

  private static ParameterProperty parameter(String name, String value) {
    return ParameterProperty.builder().parameterName(name).parameterValue(value).build();
  }
}
