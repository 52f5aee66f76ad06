package com.sparkify.warehouse.infra;

import com.sparkify.warehouse.infra.config.AuditLogs;
import com.sparkify.warehouse.infra.config.RemovalRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.redshift.CfnCluster.LoggingPropertiesProperty;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;
import software.constructs.IDependable;

/** Who connected, which users changed, what each one ran: kept in CloudWatch or in S3. */
final class AuditTrail extends Construct {
  private static final String PREFIX = "audit";

  private final LoggingPropertiesProperty loggingProperties;
  private final List<? extends IDependable> resources;

  AuditTrail(
      Construct scope, String id, AuditLogs destination, LogGroups logGroups, RemovalRule removal) {
    super(scope, id);
    LoggingPropertiesProperty.Builder logging = LoggingPropertiesProperty.builder();
    resources =
        switch (destination) {
          case CLOUDWATCH -> {
            logging.logDestinationType("cloudwatch").logExports(LogGroups.AUDIT_LOGS);
            yield logGroups.auditLogs(this);
          }
          case S3 -> {
            Bucket bucket = bucket(logGroups, removal);
            logging
                .logDestinationType("s3")
                .bucketName(bucket.getBucketName())
                .s3KeyPrefix(PREFIX + "/");
            yield List.of(bucket.getPolicy());
          }
        };
    loggingProperties = logging.build();
  }

  LoggingPropertiesProperty loggingProperties() {
    return loggingProperties;
  }

  /** What must be there before the cluster. */
  List<? extends IDependable> resources() {
    return resources;
  }

  /** Redshift writes to a bucket that S3 itself encrypts, and to no other. */
  private Bucket bucket(LogGroups logGroups, RemovalRule removal) {
    Bucket bucket =
        PrivateBucket.make(
            this,
            "Bucket",
            Optional.empty(),
            removal,
            Optional.of(Duration.days(logGroups.retentionDays())));
    bucket.addToResourcePolicy(
        grant("WriteAuditLogs", "s3:PutObject", bucket.arnForObjects(PREFIX + "/*"), logGroups));
    bucket.addToResourcePolicy(
        grant("CheckTheBucket", "s3:GetBucketAcl", bucket.getBucketArn(), logGroups));
    return bucket;
  }

  private PolicyStatement grant(String sid, String action, String resource, LogGroups logGroups) {
    String clusterArn =
        Stack.of(this)
            .formatArn(
                ArnComponents.builder()
                    .service("redshift")
                    .resource("cluster")
                    .resourceName(logGroups.clusterIdentifier())
                    .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                    .build());
    return PolicyStatement.Builder.create()
        .sid(sid)
        .principals(List.of(new ServicePrincipal("redshift.amazonaws.com")))
        .actions(List.of(action))
        .resources(List.of(resource))
        .conditions(Map.of("StringEquals", Map.of("aws:SourceArn", clusterArn)))
        .build();
  }
}
