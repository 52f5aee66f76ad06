package com.sparkify.warehouse.infra;

import com.sparkify.warehouse.infra.config.RemovalRule;
import com.sparkify.warehouse.infra.config.SourceConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.regioninfo.RegionInfo;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/** The buckets that COPY may read, one of which may be the stack's own, and what reading is. */
final class SourceBuckets extends Construct {
  /** What COPY of JSON does to a bucket: find its region, list a prefix, get its objects. */
  static final List<String> READ_ACTIONS =
      List.of("s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket");

  private final SourceConfig config;
  private final Optional<Bucket> own;

  /**
   * @param key encrypts the stack's own bucket; S3's own key when empty
   */
  SourceBuckets(
      Construct scope, String id, SourceConfig config, Optional<IKey> key, RemovalRule removal) {
    super(scope, id);
    this.config = config;
    own =
        config.own()
            ? Optional.of(PrivateBucket.make(this, "Own", key, removal, Optional.empty()))
            : Optional.empty();
  }

  /** The bucket that COPY reads by default. */
  String mainName() {
    return own.map(Bucket::getBucketName).orElse(config.bucket());
  }

  Optional<Bucket> own() {
    return own;
  }

  /** The key without which the stack's own bucket can't be read. */
  Optional<IKey> key() {
    return own.map(Bucket::getEncryptionKey);
  }

  /** Each bucket's ARN, and that of all objects in it, as a policy's resources. */
  List<String> readableArns() {
    return bucketArns().stream().flatMap(arn -> Stream.of(arn, arn + "/*")).toList();
  }

  /** All objects of each bucket, in the words of cdk-nag. */
  List<String> objectsInFindings() {
    List<String> findings = new ArrayList<>();
    othersArns().forEach(arn -> findings.add(arn + "/*"));
    own.ifPresent(bucket -> findings.add("<%s.Arn>/*".formatted(logicalId(bucket))));
    return findings;
  }

  private List<String> bucketArns() {
    return Stream.concat(othersArns().stream(), own.stream().map(Bucket::getBucketArn)).toList();
  }

  private List<String> othersArns() {
    Stream<String> main = config.own() ? Stream.empty() : Stream.of(config.bucket());
    return Stream.concat(main, config.additionalBuckets().stream())
        .distinct()
        .map(this::arn)
        .toList();
  }

  /** Spelt out, not left to a token, since a finding is acknowledged by its exact text. */
  private String arn(String bucketName) {
    String partition = RegionInfo.get(config.region()).getPartition();
    return "arn:%s:s3:::%s".formatted(partition == null ? "aws" : partition, bucketName);
  }

  private String logicalId(Bucket bucket) {
    return Stack.of(this).getLogicalId((CfnElement) bucket.getNode().getDefaultChild());
  }
}
