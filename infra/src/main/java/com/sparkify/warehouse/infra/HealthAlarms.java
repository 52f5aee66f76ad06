package com.sparkify.warehouse.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** An e-mail when the cluster is unhealthy or its disk fills up. */
final class HealthAlarms extends Construct {
  private final WarehouseCluster cluster;
  private final Topic topic;

  /**
   * @param key encrypts the topic: CloudWatch can't publish through the key that SNS has by itself
   */
  HealthAlarms(Construct scope, String id, WarehouseCluster cluster, IKey key, String email) {
    super(scope, id);
    this.cluster = cluster;
    letCloudWatchPublishThrough(key);
    topic =
        Topic.Builder.create(this, "Topic")
            .displayName("Health of " + cluster.identifier())
            .masterKey(key)
            .enforceSsl(true)
            .build();
    topic.addSubscription(EmailSubscription.Builder.create(email).build());
    alarm(
        "Unhealthy",
        "The cluster has answered no health check for 15 minutes",
        "HealthStatus",
        "Minimum",
        1,
        ComparisonOperator.LESS_THAN_THRESHOLD);
    alarm(
        "DiskFillsUp",
        "Over 80 % of the disk has been in use for 15 minutes",
        "PercentageDiskSpaceUsed",
        "Maximum",
        80,
        ComparisonOperator.GREATER_THAN_THRESHOLD);
  }

  private void letCloudWatchPublishThrough(IKey key) {
    key.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("PublishAlarms")
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
            .resources(List.of("*"))
            .conditions(
                Map.of("StringEquals", Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
            .build());
  }

  private void alarm(
      String id,
      String meaning,
      String metric,
      String statistic,
      int threshold,
      ComparisonOperator comparison) {
    Alarm.Builder.create(this, id)
        .alarmDescription(meaning)
        .metric(
            Metric.Builder.create()
                .namespace("AWS/Redshift")
                .metricName(metric)
                .dimensionsMap(Map.of("ClusterIdentifier", cluster.resource().getRef()))
                .statistic(statistic)
                .period(Duration.minutes(5))
                .build())
        .threshold(threshold)
        .comparisonOperator(comparison)
        .evaluationPeriods(3)
        // a paused cluster reports nothing, and is well
        .treatMissingData(TreatMissingData.NOT_BREACHING)
        .build()
        .addAlarmAction(new SnsAction(topic));
  }
}
