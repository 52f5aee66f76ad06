package com.sparkify.warehouse.infra;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.CfnResourceProps;
import software.amazon.awscdk.IResolvable;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup.IngressProperty;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.redshift.CfnCluster;
import software.amazon.awscdk.services.redshift.CfnClusterParameterGroup;
import software.amazon.awscdk.services.redshift.CfnClusterParameterGroup.ParameterProperty;
import software.amazon.awscdk.services.s3.CfnBucket;

/** Ways to break the stack before it is synthesized, and the rules that must find each. */
final class Breaks {
  private Breaks() {}

  /**
   * One way.
   *
   * @param name what is done
   * @param change does it
   * @param rules all of which must find it
   */
  record Break(String name, Consumer<WarehouseStack> change, List<String> rules) {}

  /** By the L1's own setters: cdk-nag reads constructs, and doesn't see an override. */
  static List<Break> cdkNag() {
    return List.of(
        onCluster(
            "a public address",
            cluster -> cluster.setPubliclyAccessible(true),
            "AwsSolutions-RS8",
            "HIPAA.Security-RedshiftClusterPublicAccess",
            "NIST.800.53.R5-RedshiftClusterPublicAccess",
            "PCI.DSS.321-RedshiftClusterPublicAccess"),
        onCluster(
            "no encryption",
            cluster -> cluster.setEncrypted(false),
            "AwsSolutions-RS6",
            "HIPAA.Security-RedshiftClusterConfiguration",
            "NIST.800.53.R5-RedshiftClusterConfiguration",
            "PCI.DSS.321-RedshiftClusterConfiguration"),
        onCluster(
            "no audit logs",
            cluster -> cluster.setLoggingProperties((IResolvable) null),
            "AwsSolutions-RS5"),
        onCluster(
            "a default parameter group",
            cluster -> cluster.setClusterParameterGroupName("default.redshift-2.0"),
            "AwsSolutions-RS1",
            "AwsSolutions-RS11",
            "HIPAA.Security-RedshiftRequireTlsSSL",
            "NIST.800.53.R5-RedshiftRequireTlsSSL",
            "PCI.DSS.321-RedshiftRequireTlsSSL"),
        new Break(
            "TLS not required",
            stack ->
                only(stack, CfnClusterParameterGroup.class)
                    .setParameters(List.of(parameter("enable_user_activity_logging", "true"))),
            List.of("AwsSolutions-RS1")),
        new Break(
            "statements not recorded",
            stack ->
                only(stack, CfnClusterParameterGroup.class)
                    .setParameters(List.of(parameter("require_ssl", "true"))),
            List.of("AwsSolutions-RS11")),
        onCluster(
            "no subnet group",
            cluster -> cluster.setClusterSubnetGroupName(null),
            "AwsSolutions-RS2"),
        onCluster(
            "the default administrator",
            cluster -> cluster.setMasterUsername("awsuser"),
            "AwsSolutions-RS3"),
        onCluster("the default port", cluster -> cluster.setPort(5439), "AwsSolutions-RS4"),
        onCluster(
            "no upgrades",
            cluster -> cluster.setAllowVersionUpgrade(false),
            "AwsSolutions-RS9",
            "HIPAA.Security-RedshiftClusterMaintenanceSettings",
            "NIST.800.53.R5-RedshiftClusterMaintenanceSettings",
            "PCI.DSS.321-RedshiftClusterMaintenanceSettings"),
        onCluster(
            "no snapshots",
            cluster -> cluster.setAutomatedSnapshotRetentionPeriod(0),
            "AwsSolutions-RS10",
            "HIPAA.Security-RedshiftBackupEnabled",
            "NIST.800.53.R5-RedshiftBackupEnabled"),
        onCluster(
            "routing outside the VPC",
            cluster -> cluster.setEnhancedVpcRouting(false),
            "HIPAA.Security-RedshiftEnhancedVPCRoutingEnabled",
            "NIST.800.53.R5-RedshiftEnhancedVPCRoutingEnabled",
            "PCI.DSS.321-RedshiftEnhancedVPCRoutingEnabled"),
        new Break(
            "no flow log",
            stack -> stack.getNode().tryRemoveChild("FlowLog"),
            List.of(
                "AwsSolutions-VPC7",
                "HIPAA.Security-VPCFlowLogsEnabled",
                "NIST.800.53.R5-VPCFlowLogsEnabled",
                "PCI.DSS.321-VPCFlowLogsEnabled")),
        new Break(
            "a group open to the world",
            stack ->
                only(stack, CfnSecurityGroup.class)
                    .setSecurityGroupIngress(
                        List.of(
                            IngressProperty.builder()
                                .ipProtocol("tcp")
                                .fromPort(5440)
                                .toPort(5440)
                                .cidrIp("0.0.0.0/0")
                                .build())),
            List.of("AwsSolutions-EC23")),
        new Break(
            "an inline policy",
            stack ->
                CfnPolicy.Builder.create(stack, "Added")
                    .policyName("added")
                    .policyDocument(Map.of("Version", "2012-10-17"))
                    .build(),
            List.of(
                "HIPAA.Security-IAMNoInlinePolicy",
                "NIST.800.53.R5-IAMNoInlinePolicy",
                "PCI.DSS.321-IAMNoInlinePolicy")),
        new Break(
            "logs kept for ever",
            stack -> all(stack, CfnLogGroup.class).forEach(group -> group.setRetentionInDays(null)),
            List.of(
                "HIPAA.Security-CloudWatchLogGroupRetentionPeriod",
                "NIST.800.53.R5-CloudWatchLogGroupRetentionPeriod")));
  }

  /** By overrides: these rules read the template. */
  static List<Break> ownRules() {
    return List.of(
        override("no encryption", "Encrypted", false, "CLUSTER_IS_ENCRYPTED"),
        override("a public address", "PubliclyAccessible", true, "CLUSTER_IS_NOT_PUBLIC"),
        override(
            "routing left to AWS", "EnhancedVpcRouting", null, "CLUSTER_ROUTES_THROUGH_ITS_VPC"),
        override("a password", "MasterUserPassword", "Passw0rd", "CLUSTER_KEEPS_ITS_OWN_PASSWORD"),
        override("the default port", "Port", 5439, "CLUSTER_AVOIDS_DEFAULTS"),
        override(
            "the default administrator", "MasterUsername", "awsuser", "CLUSTER_AVOIDS_DEFAULTS"),
        override(
            "six days", "AutomatedSnapshotRetentionPeriod", 6, "CLUSTER_KEEPS_SNAPSHOTS_A_WEEK"),
        override("no audit logs", "LoggingProperties", null, "CLUSTER_LOGS_AUDITS"),
        new Break(
            "TLS not required",
            stack ->
                only(stack, CfnClusterParameterGroup.class)
                    .addPropertyOverride("Parameters.0.ParameterValue", "false"),
            List.of("CLUSTER_REQUIRES_TLS")),
        new Break(
            "statements not recorded",
            stack ->
                only(stack, CfnClusterParameterGroup.class)
                    .addPropertyOverride("Parameters.1.ParameterValue", "false"),
            List.of("CLUSTER_LOGS_STATEMENTS")),
        new Break(
            "a log group that may stay",
            stack ->
                all(stack, CfnLogGroup.class).toList().get(0).addDeletionOverride("DeletionPolicy"),
            List.of("STATE_HAS_A_DELETION_POLICY")),
        new Break(
            "a bucket that may become public",
            stack ->
                only(stack, CfnBucket.class)
                    .addPropertyOverride("PublicAccessBlockConfiguration.BlockPublicPolicy", false),
            List.of("BUCKETS_ARE_PRIVATE")),
        added("AWS::EC2::InternetGateway", "NETWORK_HAS_NO_WAY_OUT"),
        added("AWS::Lambda::Function", "STACK_RUNS_NO_CODE"),
        added("Custom::EmptyBucket", "STACK_RUNS_NO_CODE"),
        new Break(
            "a role without a boundary",
            stack ->
                all(stack, CfnRole.class)
                    .filter(role -> role.getManagedPolicyArns() != null)
                    .forEach(role -> role.addPropertyDeletionOverride("PermissionsBoundary")),
            List.of("COPY_ROLE_HAS_A_BOUNDARY")),
        added("AWS::IAM::Policy", "POLICIES_ARE_MANAGED"));
  }

  static CfnCluster cluster(WarehouseStack stack) {
    return only(stack, CfnCluster.class);
  }

  private static Break onCluster(String name, Consumer<CfnCluster> change, String... rules) {
    return new Break(name, stack -> change.accept(cluster(stack)), List.of(rules));
  }

  private static Break override(String name, String property, Object value, String... rules) {
    return onCluster(name, cluster -> cluster.addPropertyOverride(property, value), rules);
  }

  private static Break added(String type, String... rules) {
    return new Break(
        "a resource of type " + type,
        stack -> new CfnResource(stack, "Added", CfnResourceProps.builder().type(type).build()),
        List.of(rules));
  }

  private static ParameterProperty parameter(String name, String value) {
    return ParameterProperty.builder().parameterName(name).parameterValue(value).build();
  }

  private static <T> T only(WarehouseStack stack, Class<T> type) {
    return all(stack, type).findFirst().orElseThrow();
  }

  private static <T> Stream<T> all(WarehouseStack stack, Class<T> type) {
    return stack.getNode().findAll().stream().filter(type::isInstance).map(type::cast);
  }
}
