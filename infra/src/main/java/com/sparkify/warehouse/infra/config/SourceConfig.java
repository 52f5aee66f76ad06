package com.sparkify.warehouse.infra.config;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What COPY reads.
 *
 * @param bucket the bucket's name; unused when {@code own}
 * @param region the region of all the buckets
 * @param additionalBuckets more buckets that may be read, in the same region
 * @param own whether the stack makes a private bucket and reads that
 */
public record SourceConfig(
    String bucket, String region, List<String> additionalBuckets, boolean own) {
  private static final Pattern BUCKET =
      Pattern.compile("(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final String BUCKET_RULE =
      "a bucket name: 3 to 63 lower-case letters, digits, dots and hyphens";

  /** The public bucket of the Udacity data, and its region, which it has whatever one says. */
  private static final String PUBLIC_BUCKET = "udacity-dend";

  private static final String PUBLIC_BUCKET_REGION = "us-west-2";

  public SourceConfig {
    additionalBuckets = List.copyOf(additionalBuckets);
    if (!own && bucket.equals(PUBLIC_BUCKET) && !region.equals(PUBLIC_BUCKET_REGION)) {
      throw new ConfigurationException(
          ConfigKey.SOURCE_REGION,
          region,
          "is not where '%s' is: it is in %s".formatted(PUBLIC_BUCKET, PUBLIC_BUCKET_REGION));
    }
  }

  static SourceConfig from(ContextValues context, String stackRegion) {
    boolean own = context.flag(ConfigKey.OWN_SOURCE_BUCKET);
    String region = own ? stackRegion : Regions.read(context, ConfigKey.SOURCE_REGION);
    SourceConfig source =
        new SourceConfig(
            context.matching(ConfigKey.SOURCE_BUCKET, BUCKET, BUCKET_RULE),
            region,
            context.items(ConfigKey.ADDITIONAL_SOURCE_BUCKETS, BUCKET, BUCKET_RULE),
            own);
    if (!region.equals(stackRegion)) {
      throw new ConfigurationException(
          ConfigKey.REGION,
          stackRegion,
          ("is not the region of the source bucket ('%s'), and the cluster has no other way out"
                  + " than S3 in its own region: deploy there, or set ownSourceBucket=true, or name"
                  + " a sourceBucket and its sourceRegion")
              .formatted(region));
    }
    return source;
  }
}
