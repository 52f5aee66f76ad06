package com.sparkify.warehouse.infra;

import com.sparkify.warehouse.infra.config.RemovalRule;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** Makes a bucket that is encrypted, speaks TLS alone, and can't be made public. */
final class PrivateBucket {
  private static final String NO_ACCESS_LOG =
      "Two roles use it, and CloudTrail can record what they do; a log of accesses needs a bucket"
          + " with the same gap";

  private PrivateBucket() {}

  /**
   * @param key encrypts the objects; S3's own key when empty
   * @param removal a bucket that is to be destroyed keeps no old versions: it must be emptied first
   * @param keepFor how long an object is kept; for ever when empty
   */
  static Bucket make(
      Construct scope,
      String id,
      Optional<IKey> key,
      RemovalRule removal,
      Optional<Duration> keepFor) {
    boolean versioned = removal != RemovalRule.DESTROY;
    LifecycleRule.Builder lifecycle =
        LifecycleRule.builder().abortIncompleteMultipartUploadAfter(Duration.days(7));
    keepFor.ifPresent(lifecycle::expiration);
    if (versioned) {
      lifecycle.noncurrentVersionExpiration(Duration.days(30));
    }
    Bucket.Builder bucket =
        Bucket.Builder.create(scope, id)
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .enforceSsl(true)
            .minimumTlsVersion(1.2)
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
            .versioned(versioned)
            .lifecycleRules(List.of(lifecycle.build()))
            .encryption(key.isPresent() ? BucketEncryption.KMS : BucketEncryption.S3_MANAGED);
    key.ifPresent(own -> bucket.encryptionKey(own).bucketKeyEnabled(true));
    Bucket made = bucket.build();
    acknowledge(made, key.isPresent(), versioned);
    return made;
  }

  private static void acknowledge(Bucket bucket, boolean ownKey, boolean versioned) {
    Acknowledgements.awsSolutions(bucket, "S1", NO_ACCESS_LOG);
    Acknowledgements.compliance(bucket, "S3BucketLoggingEnabled", NO_ACCESS_LOG);
    Acknowledgements.compliance(
        bucket,
        "S3BucketReplicationEnabled",
        "A copy of data that has its origin elsewhere, or of logs: S3 keeps it in three zones");
    if (!versioned) {
      Acknowledgements.compliance(
          bucket,
          "S3BucketVersioningEnabled",
          "removalPolicy=destroy says that its content is not to be kept; the other policies"
              + " version it");
    }
    if (!ownKey) {
      Acknowledgements.compliance(
          bucket,
          "S3DefaultEncryptionKMS",
          "S3 encrypts it with a key of its own: Redshift writes audit logs to no other bucket, and"
              + " customerKey=true gives a source bucket yours");
    }
  }
}
