package com.sparkify.warehouse.infra;

import com.sparkify.warehouse.infra.config.WarehouseConfig;
import software.amazon.awscdk.CfnOutput;

/**
 * The stack's outputs. Their names are a contract: the loader reads them from cdk-outputs.json.
 *
 * <p>None of them is a secret.
 */
final class Outputs {
  /** The sample that the project comes with, in the shape of a bucket. */
  private static final String SAMPLE = "data/udacity-dend";

  private Outputs() {}

  static void addTo(
      WarehouseStack stack,
      WarehouseConfig config,
      WarehouseCluster cluster,
      LoaderAccess loader,
      CopyRole copyRole,
      SourceBuckets buckets) {
    add(stack, "ClusterIdentifier", cluster.resource().getRef(), "The cluster to send SQL to");
    add(stack, "Database", config.cluster().database(), "The database that the load fills");
    add(stack, "LoaderRoleArn", loader.role().getRoleArn(), "The role that the loader assumes");
    add(stack, "LoaderUser", loader.databaseUser(), "The database user which that role becomes");
    add(stack, "CopyRoleArn", copyRole.role().getRoleArn(), "The role that COPY reads S3 with");
    add(stack, "Region", stack.getRegion(), "Where the cluster is");
    add(stack, "SourceBucket", buckets.mainName(), "The bucket that COPY reads");
    add(stack, "SourceRegion", config.source().region(), "Where that bucket is");
    add(
        stack,
        "Endpoint",
        "%s:%s"
            .formatted(
                cluster.resource().getAttrEndpointAddress(),
                cluster.resource().getAttrEndpointPort()),
        "Where the cluster listens, inside its VPC alone");
    add(
        stack,
        "AdminSecretArn",
        cluster.resource().getAttrMasterPasswordSecretArn(),
        "Where Redshift keeps the administrator's password; the loader may not read it");
    buckets
        .own()
        .ifPresent(
            bucket ->
                add(
                    stack,
                    "SyncCommand",
                    "aws s3 sync %s s3://%s".formatted(SAMPLE, bucket.getBucketName()),
                    "First, fill your own source bucket with the sample"));
    add(stack, "NextCommand", "mvn -pl loader compile exec:java", "Type this to load");
  }

  private static void add(WarehouseStack stack, String name, String value, String meaning) {
    CfnOutput.Builder.create(stack, name).value(value).description(meaning).build();
  }
}
