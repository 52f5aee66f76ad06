package com.sparkify.warehouse.infra;

import java.util.Locale;
import java.util.Map;

/** What can be deployed: the default, each opt-in by itself, and all that go together. */
enum Profile {
  DEFAULT(Map.of()),
  OWN_VPC(
      Map.of(
          "vpcId", "vpc-0123456789abcdef0",
          "vpcSubnetIds", "subnet-0123456789abcdef0,subnet-0123456789abcdef1",
          "vpcRouteTableIds", "rtb-0123456789abcdef0,rtb-0123456789abcdef1")),
  OWN_VPC_WITH_DOOR(
      Map.of(
          "vpcId", "vpc-0123456789abcdef0",
          "vpcSubnetIds", "subnet-0123456789abcdef0,subnet-0123456789abcdef1")),
  INTERFACE_ENDPOINTS(Map.of("interfaceEndpoints", "redshift-data,sts,kms,logs,secretsmanager")),
  CUSTOMER_KEY(Map.of("customerKey", "true")),
  MULTI_AZ(Map.of("multiAz", "true", "nodes", "2", "zones", "3", "nodeType", "ra3.xlplus")),
  ZONE_RELOCATION(Map.of("zoneRelocation", "true")),
  AUDIT_LOGS_IN_S3(Map.of("auditLogs", "s3")),
  SNAPSHOT_COPY(Map.of("snapshotCopyRegion", "us-east-1")),
  PAUSE_SCHEDULE(
      Map.of(
          "pauseSchedule", "cron(0 20 ? * MON-FRI *)",
          "resumeSchedule", "cron(0 6 ? * MON-FRI *)")),
  USAGE_LIMITS(Map.of("concurrencyScalingMinutes", "60", "spectrumTerabytes", "1")),
  ALARMS(Map.of("alarmEmail", "data-team@example.org")),
  BUDGET(Map.of("alarmEmail", "data-team@example.org", "monthlyBudgetDollars", "50")),
  OWN_SOURCE_BUCKET(Map.of("ownSourceBucket", "true", "region", "eu-west-1")),
  REMOVAL_SNAPSHOT(
      Map.of("removalPolicy", "snapshot", "customerKey", "true", "ownSourceBucket", "true")),
  REMOVAL_RETAIN(Map.of("removalPolicy", "retain", "auditLogs", "s3")),
  EVERYTHING(
      Map.ofEntries(
          Map.entry("interfaceEndpoints", "redshift-data,sts"),
          Map.entry("customerKey", "true"),
          Map.entry("nodeType", "rg.4xlarge"),
          Map.entry("nodes", "2"),
          Map.entry("zones", "3"),
          Map.entry("zoneRelocation", "true"),
          Map.entry("auditLogs", "s3"),
          Map.entry("snapshotCopyRegion", "us-east-1"),
          Map.entry("snapshotCopyGrant", "sparkify-copies"),
          Map.entry("pauseSchedule", "cron(0 20 ? * MON-FRI *)"),
          Map.entry("resumeSchedule", "cron(0 6 ? * MON-FRI *)"),
          Map.entry("concurrencyScalingMinutes", "60"),
          Map.entry("spectrumTerabytes", "1"),
          Map.entry("alarmEmail", "data-team@example.org"),
          Map.entry("monthlyBudgetDollars", "50"),
          Map.entry("ownSourceBucket", "true"),
          Map.entry("additionalSourceBuckets", "udacity-dend"),
          Map.entry("loaderPrincipals", "arn:aws:iam::111122223333:role/etl"),
          Map.entry("tags", "owner=data-team,environment=production")));

  @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
  private final Map<String, Object> context;

  Profile(Map<String, Object> context) {
    this.context = context;
  }

  /** What {@code -c} gives. */
  Map<String, Object> context() {
    return context;
  }

  /** Its name in files and in the names of tests. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
