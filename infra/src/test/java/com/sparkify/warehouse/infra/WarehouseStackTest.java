package com.sparkify.warehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the default deploys, and what each opt-in changes. */
class WarehouseStackTest {
  private static final String CLUSTER = "AWS::Redshift::Cluster";

  private static Template template(Profile profile) {
    return Synthesis.of(profile).template();
  }

  @Test
  void singleNodeClusterOmitsNodeCount() {
    JsonNode cluster = template(Profile.DEFAULT).cluster();
    assertThat(cluster.path("ClusterType").asText()).isEqualTo("single-node");
    assertThat(cluster.has("NumberOfNodes")).isFalse();
  }

  @Test
  void multiNodeClusterCountsItsNodes() {
    JsonNode cluster = template(Profile.MULTI_AZ).cluster();
    assertThat(cluster.path("ClusterType").asText()).isEqualTo("multi-node");
    assertThat(cluster.path("NumberOfNodes").asInt()).isEqualTo(2);
  }

  @Test
  void multiAzClusterHasSubnetsInThreeZones() {
    JsonNode group = template(Profile.MULTI_AZ).only("AWS::Redshift::ClusterSubnetGroup");
    assertThat(group.path("SubnetIds")).hasSize(3);
  }

  @Test
  void zonesAreNamedWhenTheStackIsDeployed() {
    List<JsonNode> subnets = template(Profile.MULTI_AZ).properties("AWS::EC2::Subnet");
    assertThat(subnets)
        .extracting(subnet -> subnet.at("/AvailabilityZone/Fn::Select/0").asInt())
        .containsExactly(0, 1, 2);
    assertThat(subnets)
        .allMatch(subnet -> subnet.at("/AvailabilityZone/Fn::Select/1").has("Fn::GetAZs"));
  }

  @Test
  void zoneRelocationIsOffByDefault() {
    assertThat(template(Profile.DEFAULT).cluster().path("AvailabilityZoneRelocation").asBoolean())
        .isFalse();
    assertThat(
            template(Profile.ZONE_RELOCATION)
                .cluster()
                .path("AvailabilityZoneRelocation")
                .asBoolean())
        .isTrue();
  }

  @Test
  void defaultCostsNothingBesideTheCluster() {
    assertThat(template(Profile.DEFAULT).all().map(Map.Entry::getValue).map(Template::type))
        .doesNotContain(
            "AWS::KMS::Key",
            "AWS::S3::Bucket",
            "AWS::SNS::Topic",
            "AWS::CloudWatch::Alarm",
            "AWS::Budgets::Budget",
            "AWS::Redshift::ScheduledAction");
    assertThat(template(Profile.DEFAULT).properties("AWS::EC2::VPCEndpoint"))
        .extracting(endpoint -> endpoint.path("VpcEndpointType").asText())
        .containsExactly("Gateway");
  }

  @Test
  void existingVpcIsUsedAsItIs() {
    Template template = template(Profile.OWN_VPC_WITH_DOOR);
    assertThat(template.all().map(Map.Entry::getValue).map(Template::type))
        .filteredOn(type -> type.startsWith("AWS::EC2::"))
        .containsExactly("AWS::EC2::SecurityGroup");
    assertThat(template.only("AWS::EC2::SecurityGroup").path("VpcId").asText())
        .isEqualTo("vpc-0123456789abcdef0");
  }

  @Test
  void existingVpcIsGivenADoorToS3InTheRouteTablesNamed() {
    JsonNode door = template(Profile.OWN_VPC).only("AWS::EC2::VPCEndpoint");
    assertThat(door.path("RouteTableIds"))
        .extracting(JsonNode::asText)
        .containsExactly("rtb-0123456789abcdef0", "rtb-0123456789abcdef1");
  }

  @Test
  void interfaceEndpointsLetInTheVpcAloneByHttps() {
    Template template = template(Profile.INTERFACE_ENDPOINTS);
    JsonNode rules =
        template
            .named("AWS::EC2::SecurityGroup", "NetworkEndpointsSecurityGroup")
            .at("/Properties/SecurityGroupIngress");
    assertThat(rules).hasSize(1);
    assertThat(rules.at("/0/CidrIp").asText()).isEqualTo("10.42.0.0/16");
    assertThat(rules.at("/0/ToPort").asInt()).isEqualTo(443);
    assertThat(template.properties("AWS::EC2::VPCEndpoint"))
        .filteredOn(endpoint -> endpoint.path("VpcEndpointType").asText().equals("Interface"))
        .hasSize(5)
        .allMatch(endpoint -> endpoint.path("PrivateDnsEnabled").asBoolean());
  }

  @Test
  void customerKeyEncryptsClusterSecretAndLogs() {
    Template template = template(Profile.CUSTOMER_KEY);
    JsonNode key =
        Synthesis.JSON.valueToTree(
            Map.of(
                "Fn::GetAtt", List.of(template.resources("AWS::KMS::Key").get(0).getKey(), "Arn")));
    assertThat(template.cluster().path("KmsKeyId")).isEqualTo(key);
    assertThat(template.cluster().path("MasterPasswordSecretKmsKeyId")).isEqualTo(key);
    assertThat(template.properties("AWS::Logs::LogGroup"))
        .hasSize(4)
        .allMatch(group -> group.path("KmsKeyId").equals(key));
  }

  @Test
  void customerKeyIsRotated() {
    assertThat(
            template(Profile.CUSTOMER_KEY)
                .only("AWS::KMS::Key")
                .path("EnableKeyRotation")
                .asBoolean())
        .isTrue();
  }

  @Test
  void customerKeyServesTheLogGroupsOfThisClusterAlone() {
    JsonNode statements =
        template(Profile.CUSTOMER_KEY).only("AWS::KMS::Key").at("/KeyPolicy/Statement");
    assertThat(statements)
        .filteredOn(statement -> statement.path("Sid").asText().equals("EncryptTheLogGroups"))
        .singleElement()
        .extracting(statement -> statement.at("/Condition/ArnLike").toString())
        .asString()
        .contains("/aws/redshift/cluster/sparkify-warehouse/*", "/aws/vpc/sparkify-warehouse/*");
  }

  @Test
  void auditLogsInS3AreWrittenByThisClusterAlone() {
    Template template = template(Profile.AUDIT_LOGS_IN_S3);
    assertThat(template.cluster().at("/LoggingProperties/LogDestinationType").asText())
        .isEqualTo("s3");
    assertThat(template.only("AWS::S3::BucketPolicy").at("/PolicyDocument/Statement"))
        .filteredOn(statement -> statement.path("Effect").asText().equals("Allow"))
        .hasSize(2)
        .allMatch(
            statement ->
                Intrinsics.resolve(template, statement.at("/Condition/StringEquals/aws:SourceArn"))
                    .equals("arn:aws:redshift:us-west-2:111122223333:cluster:sparkify-warehouse"));
  }

  @Test
  void snapshotCopyNamesItsRegionAndGrant() {
    assertThat(template(Profile.SNAPSHOT_COPY).cluster().path("DestinationRegion").asText())
        .isEqualTo("us-east-1");
    assertThat(template(Profile.EVERYTHING).cluster().path("SnapshotCopyGrantName").asText())
        .isEqualTo("sparkify-copies");
  }

  @Test
  void scheduleMayPauseAndResumeThisClusterAndNothingElse() {
    Template template = template(Profile.PAUSE_SCHEDULE);
    assertThat(template.properties("AWS::Redshift::ScheduledAction"))
        .extracting(action -> action.path("Schedule").asText())
        .containsExactlyInAnyOrder("cron(0 20 ? * MON-FRI *)", "cron(0 6 ? * MON-FRI *)");
    PolicyEvaluator scheduler =
        new PolicyEvaluator(template, template.statements("CostGuardsScheduler").toList());
    String arn = "arn:aws:redshift:us-west-2:111122223333:cluster:sparkify-warehouse";
    assertThat(scheduler.decide("redshift:PauseCluster", arn, Map.of()))
        .isEqualTo(PolicyEvaluator.Decision.ALLOWED);
    assertThat(scheduler.decide("redshift:DeleteCluster", arn, Map.of()))
        .isEqualTo(PolicyEvaluator.Decision.DENIED);
    assertThat(scheduler.decide("redshift:PauseCluster", arn + "-2", Map.of()))
        .isEqualTo(PolicyEvaluator.Decision.DENIED);
  }

  @Test
  void usageLimitsTurnTheFeatureOff() {
    assertThat(template(Profile.USAGE_LIMITS).properties("AWS::Redshift::UsageLimit"))
        .extracting(
            limit -> limit.path("FeatureType").asText(),
            limit -> limit.path("BreachAction").asText())
        .containsExactlyInAnyOrder(
            tuple("concurrency-scaling", "disable"), tuple("spectrum", "disable"));
  }

  @Test
  void alarmsTellTheGivenAddressThroughAnEncryptedTopic() {
    Template template = template(Profile.ALARMS);
    assertThat(template.only("AWS::SNS::Subscription").path("Endpoint").asText())
        .isEqualTo("data-team@example.org");
    assertThat(template.only("AWS::SNS::Topic").has("KmsMasterKeyId")).isTrue();
    assertThat(template.properties("AWS::CloudWatch::Alarm"))
        .hasSize(2)
        .allMatch(alarm -> alarm.path("AlarmActions").size() == 1);
  }

  @Test
  void alarmsMayUseTheKeyOfTheirTopic() {
    assertThat(template(Profile.ALARMS).only("AWS::KMS::Key").at("/KeyPolicy/Statement"))
        .filteredOn(
            statement ->
                statement.at("/Principal/Service").asText().equals("cloudwatch.amazonaws.com"))
        .hasSize(1);
  }

  @Test
  void alarmsOfAPausedClusterStaySilent() {
    assertThat(template(Profile.ALARMS).properties("AWS::CloudWatch::Alarm"))
        .allMatch(alarm -> alarm.path("TreatMissingData").asText().equals("notBreaching"));
  }

  @Test
  void budgetWarnsBeforeAndAfter() {
    JsonNode budget = template(Profile.BUDGET).only("AWS::Budgets::Budget");
    assertThat(budget.at("/Budget/BudgetLimit/Amount").asInt()).isEqualTo(50);
    assertThat(budget.path("NotificationsWithSubscribers"))
        .extracting(warning -> warning.at("/Notification/NotificationType").asText())
        .containsExactly("ACTUAL", "FORECASTED");
  }

  @Test
  void ownSourceBucketIsEncryptedPrivateAndSpeaksTlsAlone() {
    Template template = template(Profile.OWN_SOURCE_BUCKET);
    JsonNode bucket = template.only("AWS::S3::Bucket");
    assertThat(bucket.has("BucketEncryption")).isTrue();
    assertThat(bucket.path("PublicAccessBlockConfiguration"))
        .hasSize(4)
        .allMatch(JsonNode::asBoolean);
    assertThat(template.only("AWS::S3::BucketPolicy").toString()).contains("aws:SecureTransport");
  }

  @Test
  void everyResourceCarriesTheGivenTags() {
    assertThat(template(Profile.EVERYTHING).cluster().path("Tags"))
        .extracting(tag -> tag.path("Key").asText() + "=" + tag.path("Value").asText())
        .containsExactlyInAnyOrder(
            "project=sparkify-warehouse", "owner=data-team", "environment=production");
  }

  @ParameterizedTest
  @EnumSource
  void clusterIsTheOnlyOne(Profile profile) {
    assertThat(template(profile).resources(CLUSTER)).hasSize(1);
  }
}
