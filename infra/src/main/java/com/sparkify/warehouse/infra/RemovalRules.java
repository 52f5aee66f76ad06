package com.sparkify.warehouse.infra;

import com.sparkify.warehouse.infra.config.RemovalRule;
import java.util.List;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicies;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.RemovalPolicyProps;
import software.amazon.awscdk.Stack;

/**
 * Gives each resource the DeletionPolicy that the chosen rule asks of it.
 *
 * <p>Under {@code retain} that is every resource, since a cluster that stays would block deleting
 * the groups and the network it uses. Under {@code snapshot} the cluster goes, and so may they; log
 * groups go with it, since their names would block the next deployment.
 */
final class RemovalRules {
  private static final String CLUSTER = "AWS::Redshift::Cluster";
  private static final String LOG_GROUP = "AWS::Logs::LogGroup";
  private static final String BUCKET = "AWS::S3::Bucket";
  private static final String KEY = "AWS::KMS::Key";

  private RemovalRules() {}

  static void apply(Stack stack, RemovalRule rule, CfnResource cluster) {
    RemovalPolicies policies = RemovalPolicies.of(stack);
    switch (rule) {
      case DESTROY -> policies.destroy(only(CLUSTER, LOG_GROUP, BUCKET, KEY));
      case SNAPSHOT -> {
        policies.snapshot(only(CLUSTER));
        policies.destroy(only(LOG_GROUP));
        // the snapshot can't be read without its key, nor the data be made again
        policies.retain(only(BUCKET, KEY));
      }
      case RETAIN -> policies.apply(RemovalPolicy.RETAIN);
    }
  }

  private static RemovalPolicyProps only(String... types) {
    return RemovalPolicyProps.builder().applyToResourceTypes(List.of(types)).build();
  }
}
