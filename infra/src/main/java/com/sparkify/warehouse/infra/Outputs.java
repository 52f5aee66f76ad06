package com.sparkify.warehouse.infra;

import com.sparkify.warehouse.infra.config.WarehouseConfig;
import software.amazon.awscdk.CfnOutput;

/**
 * The stack's outputs. Their names are a contract: the loader reads them from cdk-outputs.json.
 *
 * <p>None of them is a secret.
 */
final class Outputs {
  private final WarehouseStack stack;

  private Outputs(WarehouseStack stack) {
    this.stack = stack;
  }

  static void of(
      WarehouseStack stack,
      WarehouseConfig config,
      WarehouseCluster cluster,
      LoaderAccess loader,
      CopyRole copyRole,
      SourceBuckets buckets) {
    Outputs outputs = new Outputs(stack);
    outputs.add("ClusterIdentifier", cluster.resource().getRef(), "The cluster to send SQL to");
    outputs.add("Database", config.cluster().database(), "The database that the load fills");
    outputs.add("LoaderRoleArn", loader.role().getRoleArn(), "The role that the loader assumes");
    outputs.add("LoaderUser", loader.databaseUser(), "The database user which that role becomes");
    outputs.add("CopyRoleArn", copyRole.role().getRoleArn(), "The role that COPY reads S3 with");
    outputs.add("Region", stack.getRegion(), "Where the cluster is");
    outputs.add("SourceBucket", buckets.mainName(), "The bucket that COPY reads");
    outputs.add("SourceRegion", config.source().region(), "Where that bucket is");
    outputs.add(
        "Endpoint",
        "%s:%s"
            .formatted(
                cluster.resource().getAttrEndpointAddress(),
                cluster.resource().getAttrEndpointPort()),
        "Where the cluster listens, inside its VPC alone");
    outputs.add(
        "AdminSecretArn",
        cluster.resource().getAttrMasterPasswordSecretArn(),
        "Where Redshift keeps the administrator's password; the loader may not read it");
    buckets
        .own()
        .ifPresent(
            bucket ->
                outputs.add(
                    "SyncCommand",
                    "aws s3 sync data/%s s3://%s"
                        .formatted(config.source().bucket(), bucket.getBucketName()),
                    "First, fill your own source bucket with the sample"));
    outputs.add("NextCommand", "mvn -pl loader compile exec:java", "Type this to load");
  }

  private void add(String name, String value, String meaning) {
    CfnOutput.Builder.create(stack, name).value(value).description(meaning).build();
  }
}
