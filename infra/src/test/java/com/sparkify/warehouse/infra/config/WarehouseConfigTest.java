package com.sparkify.warehouse.infra.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarehouseConfigTest {
  private static final WarehouseConfig DEFAULTS = WarehouseConfig.from(Map.of());

  @Test
  void defaultsAreASmallClusterInTheDatasRegion() {
    assertThat(DEFAULTS.stackName()).isEqualTo("SparkifyWarehouse");
    assertThat(DEFAULTS.region()).isEqualTo("us-west-2");
    assertThat(DEFAULTS.source().bucket()).isEqualTo("udacity-dend");
    assertThat(DEFAULTS.cluster().nodeType()).isEqualTo(NodeType.RA3_LARGE);
    assertThat(DEFAULTS.cluster().nodes()).isEqualTo(1);
    assertThat(DEFAULTS.cluster().port()).isEqualTo(5440);
    assertThat(DEFAULTS.removal()).isEqualTo(RemovalRule.DESTROY);
    assertThat(DEFAULTS.guards().alarmEmail()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void eachDefaultMayBeWrittenOut(ConfigKey key) {
    assertThat(WarehouseConfig.from(Map.of(key.contextName(), key.defaultText())))
        .isEqualTo(DEFAULTS);
  }

  @Test
  void numbersFlagsAndListsOfCdkJsonReadAsThoseOfTheCommandLine() {
    Map<String, Object> json =
        Map.of(
            "nodes",
            2,
            "customerKey",
            true,
            "additionalSourceBuckets",
            List.of("first-bucket", "second-bucket"));
    Map<String, Object> commandLine =
        Map.of(
            "nodes", "2",
            "customerKey", "true",
            "additionalSourceBuckets", "first-bucket, second-bucket");
    assertThat(WarehouseConfig.from(json)).isEqualTo(WarehouseConfig.from(commandLine));
  }

  @Test
  void absentAndNullAreTheSame() {
    Map<String, Object> context = new HashMap<>();
    context.put("alarmEmail", null);
    assertThat(WarehouseConfig.from(context)).isEqualTo(DEFAULTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@aws-cdk/core:someFlag",
        "aws:cdk:enable-path-metadata",
        "aws-cdk:enableDiffNoFail",
        "availability-zones:account=111122223333:region=us-west-2"
      })
  void keysOfTheCdkAreItsOwnBusiness(String key) {
    assertThat(WarehouseConfig.from(Map.of(key, true))).isEqualTo(DEFAULTS);
  }

  @ParameterizedTest(name = "{0}: did you mean {1}?")
  @CsvSource({
    "nodTyp, nodeType",
    "NodeType, nodeType",
    "removalpolicy, removalPolicy",
    "tag, tags"
  })
  void misspeltKeyIsToldTheNearest(String wrong, String meant) {
    assertRefused(
        Map.of(wrong, "x"), "unknown key '%s' (did you mean '%s'?)".formatted(wrong, meant));
  }

  @Test
  void strangeKeyIsToldTheKeys() {
    assertRefused(
        Map.of("publiclyAccessible", "true"),
        "unknown key 'publiclyAccessible': the keys are stackName, region",
        "tags");
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stackName               | 1st                         | a letter first
          stackName               | has_underscore              | letters, digits and hyphens
          region                  | mars                        | us-west-2
          region                  | eu-west-1                   | 'us-west-2'
          sourceRegion            | eu-west-1                   | it is in us-west-2
          sourceBucket            | UPPER                       | lower-case
          sourceBucket            | two..dots                   | bucket name
          additionalSourceBuckets | good-one,,another           | bucket name
          additionalSourceBuckets | twice-there,twice-there     | names an item twice
          ownSourceBucket         | yes                         | neither true nor false
          clusterIdentifier       | Warehouse                   | lower-case
          clusterIdentifier       | two--hyphens                | single hyphens
          clusterIdentifier       | ends-                       | single hyphens
          clusterIdentifier       | a23456789-123456789-123456789-123456789-123456789-12345678 | 1 to 57
          databaseName            | 1st                         | a letter first
          databaseName            | has-hyphen                  | digits and _
          databaseName            | user                        | reserved word
          adminUsername           | awsuser                     | choose another
          adminUsername           | public                      | reserved word
          adminUsername           | Admin                       | lower-case
          nodeType                | dc2.large                   | ra3.large, ra3.xlplus
          nodeType                | ds2.xlarge                  | rg.12xlarge
          nodeType                | ra3                         | ra3.16xlarge
          nodes                   | 0                           | 1 to 128
          nodes                   | many                        | 1 to 128
          nodes                   | 99999999999                 | 1 to 128
          port                    | 5439                        | 5431-5455 or 8191-8215
          port                    | 5456                        | 5431-5455 or 8191-8215
          port                    | 22                          | 5431-5455 or 8191-8215
          port                    | -1                          | whole number
          maintenanceWindow       | sunday                      | ddd:hh:mm-ddd:hh:mm
          maintenanceWindow       | sun:09:00-sun:25:00         | ddd:hh:mm-ddd:hh:mm
          maintenanceWindow       | sun:09:00-sun:09:10         | 30 minutes
          maintenanceWindow       | sun:09:00-tue:09:00         | 24 hours
          snapshotRetentionDays   | 6                           | 7 to 35
          snapshotRetentionDays   | 36                          | 7 to 35
          snapshotCopyRegion      | us-west-2                   | choose another
          snapshotCopyRegion      | east                        | a region
          snapshotCopyGrant       | copies                      | snapshotCopyRegion
          multiAz                 | true                        | set nodes to 2 or more
          zoneRelocation          | 1                           | neither true nor false
          auditLogs               | kinesis                     | cloudwatch, s3
          logRetentionDays        | 30                          | 365
          logRetentionDays        | 366                         | 365
          zones                   | 1                           | 2 to 3
          zones                   | 4                           | 2 to 3
          vpcCidr                 | 8.8.0.0/16                  | private range
          vpcCidr                 | 172.32.0.0/16               | private range
          vpcCidr                 | 10.42.0.1/16                | private range
          vpcCidr                 | 10.42.0.0/8                 | /16 to /24
          vpcCidr                 | 10.42.0.0/25                | /16 to /24
          vpcCidr                 | 10.42.0.256/24              | private range
          vpcCidr                 | 10.42.0.0                   | 10.42.0.0/16
          vpcId                   | vpc-0123456789abcdef0       | as many as zones, 2
          vpcId                   | subnet-1                    | vpc-
          vpcSubnetIds            | subnet-0123456789abcdef0    | set vpcId too
          vpcRouteTableIds        | rtb-0123456789abcdef0       | set vpcId too
          interfaceEndpoints      | s3                          | redshift-data, sts
          loaderPrincipals        | *                           | the ARN of a user or role
          loaderPrincipals        | arn:aws:iam::111122223333:root | the ARN of a user or role
          pauseSchedule           | cron(0 20 ? * MON-FRI *)    | set resumeSchedule too
          resumeSchedule          | cron(0 6 ? * MON-FRI *)     | set pauseSchedule too
          concurrencyScalingMinutes | 0                         | 1 to 1440
          spectrumTerabytes       | 1.5                         | whole number
          alarmEmail              | somebody                    | e-mail address
          monthlyBudgetDollars    | 50                          | set alarmEmail too
          removalPolicy           | delete                      | destroy, snapshot, retain
          terminationProtection   | on                          | neither true nor false
          tags                    | owner                       | name=value
          tags                    | aws:owner=me                | name=value
          """)
  void wrongValueIsRefusedWithWhatIsAllowed(String key, String value, String allowed) {
    assertRefused(Map.of(key, value), allowed);
  }

  @Test
  void largerNodesComeInPairsOrMore() {
    assertRefused(Map.of("nodeType", "ra3.4xlarge"), "nodes: '1'", "ra3.4xlarge", "2 or more");
  }

  @Test
  void multiAzNeedsThreeZones() {
    assertRefused(Map.of("multiAz", "true", "nodes", "2"), "multiAz", "set zones to 3");
  }

  @Test
  void multiAzNeedsNodesOfRa3() {
    assertRefused(
        Map.of("multiAz", "true", "nodes", "2", "zones", "3", "nodeType", "rg.xlarge"),
        "multiAz",
        "rg.xlarge",
        "ra3.16xlarge");
  }

  @Test
  void multiAzDoesNotGoWithRelocation() {
    assertRefused(
        Map.of("multiAz", "true", "nodes", "2", "zones", "3", "zoneRelocation", "true"),
        "zoneRelocation",
        "multiAz");
  }

  @Test
  void multiAzCannotBePaused() {
    assertRefused(
        Map.of(
            "multiAz", "true",
            "nodes", "2",
            "zones", "3",
            "pauseSchedule", "cron(0 20 ? * MON-FRI *)",
            "resumeSchedule", "cron(0 6 ? * MON-FRI *)"),
        "pauseSchedule",
        "can't be paused");
  }

  @Test
  void endpointsInAnExistingVpcNeedItsRange() {
    Map<String, Object> context = new HashMap<>();
    context.put("vpcId", "vpc-0123456789abcdef0");
    context.put("vpcSubnetIds", "subnet-0123456789abcdef0,subnet-0123456789abcdef1");
    context.put("interfaceEndpoints", "sts");
    assertRefused(context, "vpcCidr: '10.42.0.0/16'", "the range of vpcId");
    context.put("vpcCidr", "10.0.0.0/16");
    assertThat(WarehouseConfig.from(context).network().cidr()).isEqualTo("10.0.0.0/16");
  }

  @Test
  void scheduleIsACronExpressionOfSixFields() {
    assertRefused(
        Map.of("pauseSchedule", "0 20 * * *", "resumeSchedule", "cron(0 6 ? * MON-FRI *)"),
        "pauseSchedule: '0 20 * * *'",
        "cron(0 20 ? * MON-FRI *)");
  }

  @Test
  void copyOfAnEncryptedSnapshotNeedsAGrant() {
    assertRefused(
        Map.of("snapshotCopyRegion", "us-east-1", "customerKey", "true"),
        "snapshotCopyGrant",
        "name a grant");
  }

  @Test
  void grantWithoutAKeyHasNoMeaning() {
    assertRefused(
        Map.of("snapshotCopyRegion", "us-east-1", "snapshotCopyGrant", "copies"),
        "snapshotCopyGrant: 'copies'",
        "customerKey");
  }

  @Test
  void anotherRegionNeedsASourceThere() {
    assertRefused(Map.of("region", "eu-west-1"), "ownSourceBucket=true", "sourceRegion");
    assertThat(
            WarehouseConfig.from(Map.of("region", "eu-west-1", "ownSourceBucket", "true"))
                .source()
                .region())
        .isEqualTo("eu-west-1");
    assertThat(
            WarehouseConfig.from(
                    Map.of(
                        "region", "eu-west-1",
                        "sourceBucket", "my-songs",
                        "sourceRegion", "eu-west-1"))
                .source()
                .bucket())
        .isEqualTo("my-songs");
  }

  @Test
  void publicBucketIsWhereItIs() {
    assertRefused(
        Map.of("region", "eu-west-1", "sourceRegion", "eu-west-1"),
        "sourceRegion: 'eu-west-1'",
        "udacity-dend",
        "us-west-2");
  }

  @Test
  void objectIsNoValue() {
    assertRefused(Map.of("tags", Map.of("owner", "me")), "tags", "single value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sun:23:45-mon:00:15", "sat:00:00-sun:00:00", "mon:09:00-mon:09:30"})
  void windowMayCrossMidnightAndLastADay(String window) {
    assertThat(
            WarehouseConfig.from(Map.of("maintenanceWindow", window)).cluster().maintenanceWindow())
        .isEqualTo(window);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/16", "172.16.0.0/16", "172.31.255.0/24", "192.168.0.0/16"})
  void everyPrivateRangeIsTaken(String cidr) {
    assertThat(WarehouseConfig.from(Map.of("vpcCidr", cidr)).network().cidr()).isEqualTo(cidr);
  }

  @Test
  void everyKeyIsRefusedSomeValue() {
    // an object is no key's value, and each key is read
    assertThat(Arrays.stream(ConfigKey.values()))
        .allSatisfy(
            key ->
                assertThatThrownBy(
                        () -> WarehouseConfig.from(enabling(key, Map.of("not", "a value"))))
                    .isInstanceOf(ConfigurationException.class));
  }

  private static Map<String, Object> enabling(ConfigKey key, Object value) {
    Map<String, Object> context = new HashMap<>();
    context.put(key.contextName(), value);
    return context;
  }

  private static void assertRefused(Map<String, Object> context, String... parts) {
    assertThatThrownBy(() -> WarehouseConfig.from(context))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll(parts)
        .hasMessageNotContaining("\n");
  }
}
