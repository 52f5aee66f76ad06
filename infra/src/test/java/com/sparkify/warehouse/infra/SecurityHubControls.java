package com.sparkify.warehouse.infra;

import static com.sparkify.warehouse.infra.Control.isFalse;
import static com.sparkify.warehouse.infra.Control.isTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * AWS Security Hub's controls of Redshift, all that aren't retired, and those of what is around it.
 *
 * <p>From "Security Hub controls for Amazon Redshift" and its neighbours in the Security Hub guide.
 */
final class SecurityHubControls {
  static final String PARAMETER_GROUP = "AWS::Redshift::ClusterParameterGroup";
  static final String SUBNET_GROUP = "AWS::Redshift::ClusterSubnetGroup";
  static final String SECURITY_GROUP = "AWS::EC2::SecurityGroup";

  private SecurityHubControls() {}

  static List<Control> all() {
    return Stream.concat(redshift(), around()).toList();
  }

  private static Stream<Control> redshift() {
    return Stream.of(
        Control.of(
                "Redshift.1",
                "The cluster has no public address",
                template -> isFalse(template.cluster(), "PubliclyAccessible"))
            .brokenByCluster("public", cluster -> cluster.put("PubliclyAccessible", true))
            .brokenByCluster("left to AWS", cluster -> cluster.remove("PubliclyAccessible")),
        Control.of(
                "Redshift.2",
                "Connections without TLS are refused",
                template -> parameterIs(template, "require_ssl", "true"))
            .brokenBy("require_ssl off", template -> setParameter(template, "require_ssl", "false"))
            .brokenByCluster(
                "another parameter group",
                cluster -> cluster.put("ClusterParameterGroupName", "default.redshift-2.0")),
        Control.of(
                "Redshift.3",
                "Automated snapshots are kept seven days or more",
                template ->
                    template.cluster().path("AutomatedSnapshotRetentionPeriod").asInt() >= 7)
            .brokenByCluster(
                "six days", cluster -> cluster.put("AutomatedSnapshotRetentionPeriod", 6))
            .brokenByCluster(
                "left to AWS", cluster -> cluster.remove("AutomatedSnapshotRetentionPeriod")),
        Control.of("Redshift.4", "Audit logs are written", SecurityHubControls::logsAudits)
            .brokenByCluster("no logging", cluster -> cluster.remove("LoggingProperties"))
            .brokenByCluster(
                "no record of statements",
                cluster -> ((ArrayNode) cluster.at("/LoggingProperties/LogExports")).remove(2))
            .brokenBy(
                "no record of statements at the source",
                template -> setParameter(template, "enable_user_activity_logging", "false")),
        Control.of(
                "Redshift.6",
                "New versions are installed, in a window that is ours",
                template ->
                    isTrue(template.cluster(), "AllowVersionUpgrade")
                        && template.cluster().has("PreferredMaintenanceWindow"))
            .brokenByCluster("no upgrades", cluster -> cluster.put("AllowVersionUpgrade", false))
            .brokenByCluster("any window", cluster -> cluster.remove("PreferredMaintenanceWindow")),
        Control.of(
                "Redshift.7",
                "COPY and UNLOAD stay inside the VPC",
                template -> isTrue(template.cluster(), "EnhancedVpcRouting"))
            .brokenByCluster("off", cluster -> cluster.put("EnhancedVpcRouting", false))
            .brokenByCluster("left to AWS", cluster -> cluster.remove("EnhancedVpcRouting")),
        Control.of(
                "Redshift.8",
                "The administrator hasn't the name that everybody tries",
                template -> !template.cluster().path("MasterUsername").asText().equals("awsuser"))
            .brokenByCluster("awsuser", cluster -> cluster.put("MasterUsername", "awsuser")),
        Control.of(
                "Redshift.10",
                "The cluster is encrypted at rest",
                template -> isTrue(template.cluster(), "Encrypted"))
            .brokenByCluster("off", cluster -> cluster.put("Encrypted", false))
            .brokenByCluster("left to AWS", cluster -> cluster.remove("Encrypted")),
        tagged("Redshift.11", "The cluster is tagged", "AWS::Redshift::Cluster"),
        tagged("Redshift.14", "The subnet group is tagged", SUBNET_GROUP),
        Control.of(
                "Redshift.15",
                "Nothing may connect to the cluster's port",
                SecurityHubControls::clusterGroupsLetNobodyIn)
            .brokenBy(
                "an ingress rule",
                template -> clusterGroup(template).putArray("SecurityGroupIngress").addObject())
            .brokenBy(
                "an ingress rule beside the group",
                template ->
                    template
                        .resourcesNode()
                        .putObject("Beside")
                        .put("Type", "AWS::EC2::SecurityGroupIngress")
                        .putObject("Properties")
                        .putObject("GroupId")
                        .putArray("Fn::GetAtt")
                        .add(clusterGroupId(template))
                        .add("GroupId")),
        Control.of(
                "Redshift.16",
                "The subnet group spans two zones or more",
                template -> template.only(SUBNET_GROUP).path("SubnetIds").size() >= 2)
            .brokenBy(
                "one subnet",
                template -> ((ArrayNode) template.only(SUBNET_GROUP).path("SubnetIds")).remove(0)),
        tagged("Redshift.17", "The parameter group is tagged", PARAMETER_GROUP),
        Control.of(
                "Redshift.18",
                "The cluster runs in two zones",
                template -> isTrue(template.cluster(), "MultiAZ"))
            .except(
                "Twice two nodes or more cost at least four times the default: multiAz=true does it",
                Set.of(Profile.MULTI_AZ)));
  }

  private static Stream<Control> around() {
    return Stream.of(
        Control.of(
                "EC2.2",
                "The VPC's default security group lets nothing in or out",
                template -> template.properties("AWS::EC2::VPC").isEmpty())
            .except(
                "Nothing is ever in it, and only a custom resource with a Lambda function could"
                    + " empty it",
                Set.of(Profile.OWN_VPC, Profile.OWN_VPC_WITH_DOOR)),
        Control.of(
                "EC2.6",
                "The VPC's flow log records all traffic",
                template ->
                    template.properties("AWS::EC2::VPC").isEmpty()
                        || template
                            .only("AWS::EC2::FlowLog")
                            .path("TrafficType")
                            .asText()
                            .equals("ALL"))
            .brokenBy(
                "refusals alone",
                template ->
                    ((ObjectNode) template.only("AWS::EC2::FlowLog")).put("TrafficType", "REJECT")),
        Control.of(
                "EC2.15",
                "Subnets give out no public addresses",
                template ->
                    template.properties("AWS::EC2::Subnet").stream()
                        .allMatch(subnet -> isFalse(subnet, "MapPublicIpOnLaunch")))
            .brokenBy(
                "a public subnet",
                template ->
                    ((ObjectNode) template.properties("AWS::EC2::Subnet").get(1))
                        .put("MapPublicIpOnLaunch", true)),
        Control.of(
                "EC2.19",
                "No security group is open to the world",
                template ->
                    template.properties(SECURITY_GROUP).stream()
                        .flatMap(group -> Synthesis.stream(group.path("SecurityGroupIngress")))
                        .noneMatch(rule -> rule.path("CidrIp").asText().endsWith("/0")))
            .brokenBy(
                "a rule for all",
                template ->
                    clusterGroup(template)
                        .putArray("SecurityGroupIngress")
                        .addObject()
                        .put("CidrIp", "0.0.0.0/0")),
        Control.of(
                "CloudWatch.16",
                "Logs are kept a year or more",
                template ->
                    template.properties("AWS::Logs::LogGroup").stream()
                        .allMatch(group -> group.path("RetentionInDays").asInt() >= 365))
            .brokenBy(
                "thirty days",
                template ->
                    ((ObjectNode) template.properties("AWS::Logs::LogGroup").get(0))
                        .put("RetentionInDays", 30)));
  }

  private static Control tagged(String id, String promise, String type) {
    return Control.of(id, promise, template -> template.only(type).path("Tags").size() > 0)
        .brokenBy("no tags", template -> ((ObjectNode) template.only(type)).remove("Tags"));
  }

  private static boolean logsAudits(Template template) {
    JsonNode logging = template.cluster().path("LoggingProperties");
    boolean logsAll =
        switch (logging.path("LogDestinationType").asText()) {
          case "cloudwatch" -> logging.path("LogExports").size() == LogGroups.AUDIT_LOGS.size();
          case "s3" -> logging.has("BucketName");
          default -> false;
        };
    return logsAll && parameterIs(template, "enable_user_activity_logging", "true");
  }

  private static boolean parameterIs(Template template, String name, String value) {
    String group = template.cluster().at("/ClusterParameterGroupName/Ref").asText();
    return template.resources(PARAMETER_GROUP).stream()
        .filter(entry -> entry.getKey().equals(group))
        .flatMap(entry -> Synthesis.stream(entry.getValue().at("/Properties/Parameters")))
        .filter(parameter -> parameter.path("ParameterName").asText().equals(name))
        .anyMatch(parameter -> parameter.path("ParameterValue").asText().equals(value));
  }

  private static void setParameter(Template template, String name, String value) {
    Synthesis.stream(template.only(PARAMETER_GROUP).path("Parameters"))
        .filter(parameter -> parameter.path("ParameterName").asText().equals(name))
        .forEach(parameter -> ((ObjectNode) parameter).put("ParameterValue", value));
  }

  static String clusterGroupId(Template template) {
    return template.cluster().at("/VpcSecurityGroupIds/0/Fn::GetAtt/0").asText();
  }

  static ObjectNode clusterGroup(Template template) {
    return (ObjectNode) template.resourcesNode().at("/" + clusterGroupId(template) + "/Properties");
  }

  private static boolean clusterGroupsLetNobodyIn(Template template) {
    boolean besideIt =
        template.properties("AWS::EC2::SecurityGroupIngress").stream()
            .anyMatch(
                rule -> rule.at("/GroupId/Fn::GetAtt/0").asText().equals(clusterGroupId(template)));
    return template.cluster().path("VpcSecurityGroupIds").size() == 1
        && !clusterGroup(template).has("SecurityGroupIngress")
        && !besideIt;
  }
}
