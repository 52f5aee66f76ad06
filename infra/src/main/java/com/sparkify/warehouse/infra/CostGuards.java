package com.sparkify.warehouse.infra;

import com.sparkify.warehouse.infra.config.GuardConfig;
import com.sparkify.warehouse.infra.config.GuardConfig.PauseSchedule;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.budgets.CfnBudget.BudgetDataProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.NotificationProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.NotificationWithSubscribersProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.SpendProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.SubscriberProperty;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.redshift.CfnScheduledAction;
import software.amazon.awscdk.services.redshift.CfnScheduledAction.PauseClusterMessageProperty;
import software.amazon.awscdk.services.redshift.CfnScheduledAction.ResumeClusterMessageProperty;
import software.amazon.awscdk.services.redshift.CfnScheduledAction.ScheduledActionTypeProperty;
import software.amazon.awscdk.services.redshift.CfnUsageLimit;
import software.constructs.Construct;

/** What bounds the bill: a schedule to sleep by, daily limits of what costs extra, a budget. */
final class CostGuards extends Construct {
  private final WarehouseCluster cluster;

  CostGuards(Construct scope, String id, WarehouseCluster cluster, GuardConfig config) {
    super(scope, id);
    this.cluster = cluster;
    config.schedule().ifPresent(this::sleepAndWake);
    config
        .concurrencyScalingMinutes()
        .ifPresent(minutes -> limit("ConcurrencyScaling", "concurrency-scaling", "time", minutes));
    config
        .spectrumTerabytes()
        .ifPresent(terabytes -> limit("Spectrum", "spectrum", "data-scanned", terabytes));
    config
        .monthlyBudgetDollars()
        .ifPresent(dollars -> budget(dollars, config.alarmEmail().orElseThrow()));
  }

  private void sleepAndWake(PauseSchedule schedule) {
    Role scheduler =
        Role.Builder.create(this, "Scheduler")
            .description("Pauses and resumes the warehouse's cluster on schedule")
            .assumedBy(new ServicePrincipal("scheduler.redshift.amazonaws.com"))
            .build();
    ManagedPolicy policy =
        ManagedPolicy.Builder.create(this, "SchedulerPolicy")
            .description("Pauses and resumes the warehouse's cluster, nothing else")
            .roles(List.of(scheduler))
            .statements(
                List.of(
                    PolicyStatement.Builder.create()
                        .actions(List.of("redshift:PauseCluster", "redshift:ResumeCluster"))
                        .resources(List.of(cluster.arn()))
                        .build()))
            .build();
    String name = cluster.resource().getRef();
    action(
            "pause",
            schedule.pause(),
            scheduler,
            ScheduledActionTypeProperty.builder()
                .pauseCluster(PauseClusterMessageProperty.builder().clusterIdentifier(name).build())
                .build())
        .getNode()
        .addDependency(policy);
    action(
            "resume",
            schedule.resume(),
            scheduler,
            ScheduledActionTypeProperty.builder()
                .resumeCluster(
                    ResumeClusterMessageProperty.builder().clusterIdentifier(name).build())
                .build())
        .getNode()
        .addDependency(policy);
  }

  private CfnScheduledAction action(
      String verb, String cron, Role scheduler, ScheduledActionTypeProperty target) {
    return CfnScheduledAction.Builder.create(this, verb)
        .scheduledActionName(cluster.identifier() + "-" + verb)
        .scheduledActionDescription("%s %s".formatted(verb, cluster.identifier()))
        .schedule(cron)
        .enable(true)
        .iamRole(scheduler.getRoleArn())
        .targetAction(target)
        .build();
  }

  private void limit(String id, String feature, String measure, int amount) {
    CfnUsageLimit.Builder.create(this, id + "Limit")
        .clusterIdentifier(cluster.resource().getRef())
        .featureType(feature)
        .limitType(measure)
        .amount(amount)
        .period("daily")
        .breachAction("disable")
        .build()
        // a type younger than the schemas of cfn-lint 1.51, which says that there is none such
        .addMetadata("cfn-lint", Map.of("config", Map.of("ignore_checks", List.of("E3006"))));
  }

  private void budget(int dollars, String email) {
    CfnBudget.Builder.create(this, "Budget")
        .budget(
            BudgetDataProperty.builder()
                .budgetType("COST")
                .timeUnit("MONTHLY")
                .budgetLimit(SpendProperty.builder().amount(dollars).unit("USD").build())
                .costFilters(Map.of("Service", List.of("Amazon Redshift")))
                .build())
        .notificationsWithSubscribers(
            List.of(warning("ACTUAL", 80, email), warning("FORECASTED", 100, email)))
        .build();
  }

  private static NotificationWithSubscribersProperty warning(
      String kind, int percent, String email) {
    return NotificationWithSubscribersProperty.builder()
        .notification(
            NotificationProperty.builder()
                .notificationType(kind)
                .comparisonOperator("GREATER_THAN")
                .threshold(percent)
                .thresholdType("PERCENTAGE")
                .build())
        .subscribers(
            List.of(SubscriberProperty.builder().subscriptionType("EMAIL").address(email).build()))
        .build();
  }
}
