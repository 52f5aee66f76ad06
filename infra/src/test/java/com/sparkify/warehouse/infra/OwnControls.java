package com.sparkify.warehouse.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What this warehouse promises beyond what Security Hub asks of any. */
final class OwnControls {
  private static final Set<String> WAYS_OUT =
      Set.of(
          "AWS::EC2::InternetGateway",
          "AWS::EC2::NatGateway",
          "AWS::EC2::EgressOnlyInternetGateway",
          "AWS::EC2::VPCGatewayAttachment",
          "AWS::EC2::TransitGatewayAttachment",
          "AWS::EC2::VPCPeeringConnection",
          "AWS::EC2::Route");

  /** What CloudFormation gives no tags, or the CDK not yet. */
  private static final Set<String> UNTAGGABLE =
      Set.of(
          "AWS::Budgets::Budget",
          "AWS::EC2::SubnetRouteTableAssociation",
          "AWS::IAM::ManagedPolicy",
          "AWS::Redshift::ScheduledAction",
          "AWS::S3::BucketPolicy",
          "AWS::SNS::Subscription",
          "AWS::SNS::TopicPolicy");

  private static final String ENDPOINT = "AWS::EC2::VPCEndpoint";
  private static final String POLICY = "AWS::IAM::ManagedPolicy";
  private static final String ROLE = "AWS::IAM::Role";
  private static final String LOG_GROUP = "AWS::Logs::LogGroup";

  private OwnControls() {}

  static List<Control> all() {
    return Stream.concat(network(), Stream.concat(access(), traces())).toList();
  }

  private static Stream<Control> network() {
    return Stream.of(
        Control.of(
                "Sparkify.1",
                "The VPC has no way to the internet",
                template ->
                    template
                        .all()
                        .map(Map.Entry::getValue)
                        .map(Template::type)
                        .noneMatch(WAYS_OUT::contains))
            .brokenBy("an internet gateway", template -> add(template, "AWS::EC2::InternetGateway"))
            .brokenBy("a NAT gateway", template -> add(template, "AWS::EC2::NatGateway"))
            .brokenBy("a route", template -> add(template, "AWS::EC2::Route")),
        Control.of(
                "Sparkify.2",
                "The cluster speaks HTTPS alone to the outside",
                template -> {
                  JsonNode egress =
                      SecurityHubControls.clusterGroup(template).path("SecurityGroupEgress");
                  return egress.size() == 1
                      && egress.at("/0/FromPort").asInt() == 443
                      && egress.at("/0/ToPort").asInt() == 443;
                })
            .brokenBy(
                "every port",
                template ->
                    ((ObjectNode)
                            SecurityHubControls.clusterGroup(template).at("/SecurityGroupEgress/0"))
                        .put("FromPort", 0)),
        Control.of(
                "Sparkify.3",
                "The door to S3 opens for reading the source buckets alone",
                template ->
                    template.properties(ENDPOINT).stream()
                        .filter(door -> door.path("VpcEndpointType").asText().equals("Gateway"))
                        .allMatch(door -> readsNamedBuckets(door.at("/PolicyDocument/Statement"))))
            .brokenBy(
                "no policy",
                template -> ((ObjectNode) template.only(ENDPOINT)).remove("PolicyDocument"))
            .brokenBy(
                "every bucket",
                template ->
                    ((ArrayNode) template.only(ENDPOINT).at("/PolicyDocument/Statement/0/Resource"))
                        .add("*"))
            .brokenBy(
                "writing",
                template ->
                    ((ArrayNode) template.only(ENDPOINT).at("/PolicyDocument/Statement/0/Action"))
                        .add("s3:PutObject")),
        Control.of(
                "Sparkify.4",
                "The cluster's port isn't Redshift's default",
                template ->
                    template.cluster().has("Port")
                        && template.cluster().path("Port").asInt() != 5439)
            .brokenByCluster("5439", cluster -> cluster.put("Port", 5439))
            .brokenByCluster("left to AWS", cluster -> cluster.remove("Port")));
  }

  private static Stream<Control> access() {
    return Stream.of(
        Control.of(
                "Sparkify.5",
                "Redshift keeps the administrator's password; no template has one",
                template ->
                    Control.isTrue(template.cluster(), "ManageMasterPassword")
                        && !template.cluster().has("MasterUserPassword"))
            .brokenByCluster("not managed", cluster -> cluster.remove("ManageMasterPassword"))
            .brokenByCluster(
                "a password", cluster -> cluster.put("MasterUserPassword", "Passw0rd")),
        Control.of(
                "Sparkify.6",
                "AmazonS3ReadOnlyAccess is capped by a boundary to the source buckets",
                OwnControls::copyRoleIsCapped)
            .brokenBy("no boundary", template -> copyRole(template).remove("PermissionsBoundary"))
            .brokenBy(
                "a boundary of all",
                template ->
                    ((ArrayNode) boundary(template).at("/PolicyDocument/Statement/0/Resource"))
                        .add("*"))
            .brokenBy(
                "without the policy it caps",
                template -> copyRole(template).remove("ManagedPolicyArns")),
        Control.of(
                "Sparkify.7",
                "No policy is inline",
                template ->
                    template.resources("AWS::IAM::Policy").isEmpty()
                        && template.properties(ROLE).stream()
                            .noneMatch(role -> role.has("Policies")))
            .brokenBy("an inline policy", template -> add(template, "AWS::IAM::Policy"))
            .brokenBy("in a role", template -> copyRole(template).putArray("Policies")),
        Control.of(
                "Sparkify.8",
                "No policy allows a whole service, or everything",
                template ->
                    template.properties(POLICY).stream()
                        .flatMap(policy -> Synthesis.stream(policy.at("/PolicyDocument/Statement")))
                        .flatMap(statement -> texts(statement.path("Action")))
                        .noneMatch(action -> action.endsWith("*")))
            .brokenBy(
                "redshift:*",
                template ->
                    ((ObjectNode)
                            template
                                .named(POLICY, "Loader")
                                .at("/Properties/PolicyDocument/Statement/0"))
                        .put("Action", "redshift:*")));
  }

  private static Stream<Control> traces() {
    return Stream.of(
        Control.of(
                "Sparkify.9",
                "The stack runs no code and needs no bucket: no custom resource, function or asset",
                template ->
                    template
                            .all()
                            .map(Map.Entry::getValue)
                            .map(Template::type)
                            .noneMatch(
                                type ->
                                    type.startsWith("Custom::")
                                        || type.startsWith("AWS::Lambda::")
                                        || type.startsWith("AWS::CloudFormation::"))
                        && !template.root().has("Parameters"))
            .brokenBy("a custom resource", template -> add(template, "Custom::EmptyBucket"))
            .brokenBy("a function", template -> add(template, "AWS::Lambda::Function"))
            .brokenBy(
                "a bootstrapped account",
                template -> ((ObjectNode) template.root()).putObject("Parameters")),
        Control.of(
                "Sparkify.10",
                "What holds data says what becomes of it",
                template ->
                    template
                        .resources(
                            "AWS::Redshift::Cluster", LOG_GROUP, "AWS::S3::Bucket", "AWS::KMS::Key")
                        .stream()
                        .map(Map.Entry::getValue)
                        .allMatch(
                            resource ->
                                resource.has("DeletionPolicy")
                                    && resource.has("UpdateReplacePolicy")))
            .brokenBy(
                "a log group that stays",
                template ->
                    ((ObjectNode) template.resources(LOG_GROUP).get(0).getValue())
                        .remove("DeletionPolicy")),
        Control.of(
                "Sparkify.11",
                "The stack owns every log group that Redshift writes to, before it does",
                OwnControls::ownsItsLogGroups)
            .brokenBy(
                "a group too few",
                template -> template.resourcesNode().remove(auditGroups(template).get(0).getKey()))
            .brokenBy(
                "a cluster that comes first",
                template ->
                    ((ObjectNode) template.resources("AWS::Redshift::Cluster").get(0).getValue())
                        .remove("DependsOn")),
        Control.of(
                "Sparkify.12",
                "Whatever can be tagged is tagged",
                template ->
                    template
                        .all()
                        .map(Map.Entry::getValue)
                        .filter(resource -> !UNTAGGABLE.contains(Template.type(resource)))
                        .allMatch(resource -> resource.at("/Properties/Tags").size() > 0))
            .brokenBy(
                "a role without",
                template -> ((ObjectNode) template.properties(ROLE).get(0)).remove("Tags")));
  }

  private static void add(Template template, String type) {
    template.resourcesNode().putObject("Added").put("Type", type);
  }

  private static boolean readsNamedBuckets(JsonNode statements) {
    return statements.size() > 0
        && Synthesis.stream(statements)
            .filter(statement -> texts(statement.path("Action")).noneMatch("kms:Decrypt"::equals))
            .allMatch(
                statement ->
                    texts(statement.path("Action")).allMatch(SourceBuckets.READ_ACTIONS::contains)
                        && texts(statement.path("Resource")).noneMatch("*"::equals));
  }

  private static boolean copyRoleIsCapped(Template template) {
    ObjectNode role = copyRole(template);
    return role.at("/ManagedPolicyArns/0").toString().contains("policy/AmazonS3ReadOnlyAccess")
        && role.path("PermissionsBoundary").has("Ref")
        && readsNamedBuckets(boundary(template).at("/PolicyDocument/Statement"));
  }

  private static ObjectNode copyRole(Template template) {
    return (ObjectNode) template.named(ROLE, "CopyRole").path("Properties");
  }

  private static ObjectNode boundary(Template template) {
    return (ObjectNode) template.named(POLICY, "CopyRoleBoundary").path("Properties");
  }

  private static boolean ownsItsLogGroups(Template template) {
    JsonNode cluster = template.resources("AWS::Redshift::Cluster").get(0).getValue();
    long exported = cluster.at("/Properties/LoggingProperties/LogExports").size();
    List<String> first = texts(cluster.path("DependsOn")).toList();
    return auditGroups(template).size() == exported
        && auditGroups(template).stream().map(Map.Entry::getKey).allMatch(first::contains);
  }

  private static List<Map.Entry<String, JsonNode>> auditGroups(Template template) {
    String prefix =
        "/aws/redshift/cluster/%s/"
            .formatted(template.cluster().path("ClusterIdentifier").asText());
    return template.resources(LOG_GROUP).stream()
        .filter(
            group -> group.getValue().at("/Properties/LogGroupName").asText().startsWith(prefix))
        .toList();
  }

  private static Stream<String> texts(JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? Synthesis.stream(oneOrMany).map(JsonNode::asText)
        : Stream.of(oneOrMany.asText());
  }
}
