package com.sparkify.warehouse.infra.config;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every key that {@code cdk.json} or {@code -c key=value} may set, with its default.
 *
 * <p>The table in docs/infrastructure.md is these constants in this order; a test holds them equal.
 */
public enum ConfigKey {
  /**
   * Name of the CloudFormation stack, and the key under which cdk-outputs.json holds it. Default:
   * {@code SparkifyWarehouse}.
   */
  STACK_NAME(
      "stackName",
      "SparkifyWarehouse",
      "1 to 128 letters, digits and hyphens, a letter first",
      "Name of the CloudFormation stack, and the key under which cdk-outputs.json holds it."),
  /**
   * Where the stack is deployed. The S3 gateway endpoint serves no other region. Default: {@code
   * us-west-2}.
   */
  REGION(
      "region",
      "us-west-2",
      "a region, the source bucket's own",
      "Where the stack is deployed. The S3 gateway endpoint serves no other region."),
  /** The bucket that COPY reads. Default: {@code udacity-dend}. */
  SOURCE_BUCKET("sourceBucket", "udacity-dend", "a bucket name", "The bucket that COPY reads."),
  /**
   * Where the source bucket lives. With {@code ownSourceBucket} it is {@code region} by itself.
   * Default: {@code us-west-2}.
   */
  SOURCE_REGION(
      "sourceRegion",
      "us-west-2",
      "the same as `region`",
      "Where the source bucket lives. With `ownSourceBucket` it is `region` by itself."),
  /** More buckets in the same region that COPY may read. Default: none. */
  ADDITIONAL_SOURCE_BUCKETS(
      "additionalSourceBuckets",
      "",
      "bucket names, by comma",
      "More buckets in the same region that COPY may read."),
  /**
   * A private encrypted bucket in the stack, read instead of {@code sourceBucket}. Default: {@code
   * false}.
   */
  OWN_SOURCE_BUCKET(
      "ownSourceBucket",
      "false",
      "`true`, `false`",
      "A private encrypted bucket in the stack, read instead of `sourceBucket`."),
  /**
   * Name of the cluster, and prefix of every other name: roles, log groups, schedules. Default:
   * {@code sparkify-warehouse}.
   */
  CLUSTER_IDENTIFIER(
      "clusterIdentifier",
      "sparkify-warehouse",
      "1 to 57 lower-case letters, digits and single hyphens, a letter first",
      "Name of the cluster, and prefix of every other name: roles, log groups, schedules."),
  /** The database that the load fills. Default: {@code sparkify}. */
  DATABASE_NAME(
      "databaseName",
      "sparkify",
      "1 to 64 lower-case letters, digits, `_`, a letter first; no reserved word",
      "The database that the load fills."),
  /**
   * The administrator, whose password Redshift keeps and rotates in Secrets Manager. Default:
   * {@code warehouse_admin}.
   */
  ADMIN_USERNAME(
      "adminUsername",
      "warehouse_admin",
      "1 to 128 lower-case letters, digits, `_`, a letter first; not `awsuser`, no reserved word",
      "The administrator, whose password Redshift keeps and rotates in Secrets Manager."),
  /** Size of a node. Default: {@code ra3.large}. */
  NODE_TYPE(
      "nodeType",
      "ra3.large",
      "`ra3.large`, `ra3.xlplus`, `ra3.4xlarge`, `ra3.16xlarge`, `rg.large`, `rg.xlarge`,"
          + " `rg.4xlarge`, `rg.12xlarge`",
      "Size of a node."),
  /**
   * How many nodes. With {@code multiAz}, how many in each of the two zones. Default: {@code 1}.
   */
  NODES(
      "nodes",
      "1",
      "1 to 128; 1 only with `ra3.large`, `ra3.xlplus`, `rg.large`",
      "How many nodes. With `multiAz`, how many in each of the two zones."),
  /** Where the cluster listens inside its VPC. Nothing is let in to it. Default: {@code 5440}. */
  PORT(
      "port",
      "5440",
      "5431 to 5455 or 8191 to 8215, not 5439",
      "Where the cluster listens inside its VPC. Nothing is let in to it."),
  /**
   * When Redshift may upgrade the cluster. The default is Sunday at one in the morning in us-
   * west-2. Default: {@code sun:09:00-sun:09:30}.
   */
  MAINTENANCE_WINDOW(
      "maintenanceWindow",
      "sun:09:00-sun:09:30",
      "ddd:hh:mm-ddd:hh:mm in UTC, 30 minutes to 24 hours",
      "When Redshift may upgrade the cluster. The default is Sunday at one in the morning in"
          + " us-west-2."),
  /** How long automated snapshots are kept. Default: {@code 7}. */
  SNAPSHOT_RETENTION_DAYS(
      "snapshotRetentionDays", "7", "7 to 35", "How long automated snapshots are kept."),
  /**
   * Copies each snapshot to another region, and keeps it there for {@code snapshotRetentionDays}.
   * Off by default.
   */
  SNAPSHOT_COPY_REGION(
      "snapshotCopyRegion",
      "",
      "a region other than `region`",
      "Copies each snapshot to another region, and keeps it there for `snapshotRetentionDays`."),
  /**
   * Needed when {@code snapshotCopyRegion} meets {@code customerKey}: the copy is encrypted by a
   * key there. Default: none.
   */
  SNAPSHOT_COPY_GRANT(
      "snapshotCopyGrant",
      "",
      "name of a grant in `snapshotCopyRegion`",
      "Needed when `snapshotCopyRegion` meets `customerKey`: the copy is encrypted by a key there."),
  /**
   * A second set of nodes in another zone. Needs {@code ra3.*}, {@code nodes} of 2 or more, {@code
   * zones} of 3. Default: {@code false}.
   */
  MULTI_AZ(
      "multiAz",
      "false",
      "`true`, `false`",
      "A second set of nodes in another zone. Needs `ra3.*`, `nodes` of 2 or more, `zones` of 3."),
  /**
   * Lets Redshift move the cluster to another zone, its endpoint unchanged. Default: {@code false}.
   */
  ZONE_RELOCATION(
      "zoneRelocation",
      "false",
      "`true`, `false`",
      "Lets Redshift move the cluster to another zone, its endpoint unchanged."),
  /**
   * One KMS key of one's own, rotated yearly, for cluster, admin secret, logs and buckets. Default:
   * {@code false}.
   */
  CUSTOMER_KEY(
      "customerKey",
      "false",
      "`true`, `false`",
      "One KMS key of one's own, rotated yearly, for cluster, admin secret, logs and buckets."),
  /** Where connections, users and their statements are recorded. Default: {@code cloudwatch}. */
  AUDIT_LOGS(
      "auditLogs",
      "cloudwatch",
      "`cloudwatch`, `s3`",
      "Where connections, users and their statements are recorded."),
  /** How long audit and flow logs are kept. Default: {@code 365}. */
  LOG_RETENTION_DAYS(
      "logRetentionDays",
      "365",
      "365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
      "How long audit and flow logs are kept."),
  /** Availability zones with a subnet of the cluster. Default: {@code 2}. */
  ZONES("zones", "2", "2, 3", "Availability zones with a subnet of the cluster."),
  /**
   * Addresses of the VPC that the stack makes, or of {@code vpcId}. Default: {@code 10.42.0.0/16}.
   */
  VPC_CIDR(
      "vpcCidr",
      "10.42.0.0/16",
      "a private range, /16 to /24",
      "Addresses of the VPC that the stack makes, or of `vpcId`."),
  /** A VPC of one's own instead. It must reach S3 by a gateway endpoint. Default: none. */
  VPC_ID(
      "vpcId", "", "vpc-…", "A VPC of one's own instead. It must reach S3 by a gateway endpoint."),
  /** Isolated subnets of that VPC. Default: none. */
  VPC_SUBNET_IDS(
      "vpcSubnetIds",
      "",
      "subnet-…, one a zone, by comma; as many as `zones`",
      "Isolated subnets of that VPC."),
  /**
   * Route tables of those subnets, to have the S3 gateway endpoint made. Left out when the VPC has
   * one. Default: none.
   */
  VPC_ROUTE_TABLE_IDS(
      "vpcRouteTableIds",
      "",
      "rtb-…, one a subnet, by comma",
      "Route tables of those subnets, to have the S3 gateway endpoint made. Left out when the VPC"
          + " has one."),
  /** Private doors to AWS services for a loader that runs inside the VPC. Default: none. */
  INTERFACE_ENDPOINTS(
      "interfaceEndpoints",
      "",
      "`redshift-data`, `sts`, `kms`, `logs`, `secretsmanager`, by comma",
      "Private doors to AWS services for a loader that runs inside the VPC."),
  /**
   * Who may assume the loader role. By default whom the account's own IAM policies allow. Default:
   * none.
   */
  LOADER_PRINCIPALS(
      "loaderPrincipals",
      "",
      "ARNs of IAM users or roles, by comma",
      "Who may assume the loader role. By default whom the account's own IAM policies allow."),
  /** When to pause. A paused cluster costs its storage alone. Off by default. */
  PAUSE_SCHEDULE(
      "pauseSchedule",
      "",
      "cron(minutes hours day-of-month month day-of-week year) in UTC",
      "When to pause. A paused cluster costs its storage alone."),
  /** When to resume. Off by default. */
  RESUME_SCHEDULE("resumeSchedule", "", "as `pauseSchedule`; both or neither", "When to resume."),
  /** Daily minutes of concurrency scaling, after which it is turned off. Off by default. */
  CONCURRENCY_SCALING_MINUTES(
      "concurrencyScalingMinutes",
      "",
      "1 to 1440",
      "Daily minutes of concurrency scaling, after which it is turned off."),
  /** Daily terabytes that Redshift Spectrum may scan before it is turned off. Off by default. */
  SPECTRUM_TERABYTES(
      "spectrumTerabytes",
      "",
      "1 to 1000",
      "Daily terabytes that Redshift Spectrum may scan before it is turned off."),
  /**
   * Who is told of an unhealthy cluster, a filling disk, or a budget about to be exceeded. Off by
   * default.
   */
  ALARM_EMAIL(
      "alarmEmail",
      "",
      "an e-mail address",
      "Who is told of an unhealthy cluster, a filling disk, or a budget about to be exceeded."),
  /**
   * Warns at 80 % spent on Redshift in a month, and when the forecast exceeds all of it. Off by
   * default.
   */
  MONTHLY_BUDGET_DOLLARS(
      "monthlyBudgetDollars",
      "",
      "1 to 1000000; needs `alarmEmail`",
      "Warns at 80 % spent on Redshift in a month, and when the forecast exceeds all of it."),
  /**
   * What {@code cdk destroy} leaves: nothing, a final snapshot, or everything. Default: {@code
   * destroy}.
   */
  REMOVAL_POLICY(
      "removalPolicy",
      "destroy",
      "`destroy`, `snapshot`, `retain`",
      "What `cdk destroy` leaves: nothing, a final snapshot, or everything."),
  /** Refuses {@code cdk destroy} until it is turned off. Default: {@code false}. */
  TERMINATION_PROTECTION(
      "terminationProtection",
      "false",
      "`true`, `false`",
      "Refuses `cdk destroy` until it is turned off."),
  /** Tags of every resource, beside {@code project=sparkify-warehouse}. Default: none. */
  TAGS(
      "tags",
      "",
      "name=value, by comma",
      "Tags of every resource, beside `project=sparkify-warehouse`.");

  private final String contextName;
  private final String defaultText;
  private final String allowed;
  private final String effect;

  ConfigKey(String contextName, String defaultText, String allowed, String effect) {
    this.contextName = contextName;
    this.defaultText = defaultText;
    this.allowed = allowed;
    this.effect = effect;
  }

  /** The name in cdk.json and after {@code -c}. */
  public String contextName() {
    return contextName;
  }

  /** The value when none is given; empty where the feature is then off. */
  public String defaultText() {
    return defaultText;
  }

  /** The values that may stand there, as Markdown. */
  public String allowed() {
    return allowed;
  }

  /** What the key changes, as Markdown. */
  public String effect() {
    return effect;
  }

  static Optional<ConfigKey> named(String contextName) {
    return Arrays.stream(values()).filter(key -> key.contextName.equals(contextName)).findFirst();
  }
}
