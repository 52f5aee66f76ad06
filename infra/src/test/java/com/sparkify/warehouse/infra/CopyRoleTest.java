package com.sparkify.warehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sparkify.warehouse.infra.PolicyEvaluator.Decision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What COPY may read: what AmazonS3ReadOnlyAccess allows and the boundary leaves. */
class CopyRoleTest {
  private final Template template = Synthesis.of(Profile.DEFAULT).template();

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource(
      textBlock =
          """
          s3:GetObject,         arn:aws:s3:::udacity-dend/log_data/2018/11/a.json, true
          s3:ListBucket,        arn:aws:s3:::udacity-dend,                         true
          s3:GetBucketLocation, arn:aws:s3:::udacity-dend,                         true
          s3:GetObject,         arn:aws:s3:::payroll/2026.csv,                     false
          s3:GetObject,         arn:aws:s3:::udacity-dend-2/a.json,                false
          s3:ListBucket,        arn:aws:s3:::payroll,                              false
          s3:ListAllMyBuckets,  *,                                                 false
          s3:GetBucketPolicy,   arn:aws:s3:::udacity-dend,                         false
          s3:PutObject,         arn:aws:s3:::udacity-dend/log_data/a.json,         false
          s3:DeleteObject,      arn:aws:s3:::udacity-dend/log_data/a.json,         false
          kms:Decrypt,          *,                                                 false
          sts:AssumeRole,       *,                                                 false
          """)
  void copyReadsTheSourceBucketsAlone(String action, String resource, boolean allowed) {
    assertThat(isAllowed(template, action, resource)).isEqualTo(allowed);
  }

  @Test
  void copyReadsTheStacksOwnBucketInsteadOfThePublicOne() {
    Template own = Synthesis.of(Profile.OWN_SOURCE_BUCKET).template();
    String bucket = own.resources("AWS::S3::Bucket").get(0).getKey();
    assertThat(isAllowed(own, "s3:GetObject", bucket + ".Arn/log_data/a.json")).isTrue();
    assertThat(isAllowed(own, "s3:GetObject", "arn:aws:s3:::udacity-dend/a.json")).isFalse();
  }

  @Test
  void copyDecryptsTheStacksOwnBucketWithACustomerKey() {
    Template own = Synthesis.of(Profile.EVERYTHING).template();
    String key = own.resources("AWS::KMS::Key").get(0).getKey() + ".Arn";
    List<JsonNode> granted = own.statements("CopyRoleDecryptPolicy").toList();
    assertThat(new PolicyEvaluator(own, granted).decide("kms:Decrypt", key, Map.of()))
        .isEqualTo(Decision.ALLOWED);
    assertThat(boundary(own).decide("kms:Decrypt", key, Map.of())).isEqualTo(Decision.ALLOWED);
    assertThat(boundary(own).decide("kms:Encrypt", key, Map.of())).isEqualTo(Decision.DENIED);
  }

  @Test
  void redshiftAloneAssumesTheRole() {
    assertThat(
            template
                .named("AWS::IAM::Role", "CopyRole")
                .at("/Properties/AssumeRolePolicyDocument/Statement"))
        .singleElement()
        .extracting(statement -> statement.at("/Principal/Service").asText())
        .isEqualTo("redshift.amazonaws.com");
  }

  /** AmazonS3ReadOnlyAccess, version 3, allows s3:Get*, s3:List* and s3:Describe* on everything. */
  private static boolean isAllowed(Template template, String action, String resource) {
    boolean byManagedPolicy = action.matches("s3:(Get|List|Describe).*");
    return byManagedPolicy
        && boundary(template).decide(action, resource, Map.of()) == Decision.ALLOWED;
  }

  private static PolicyEvaluator boundary(Template template) {
    return new PolicyEvaluator(template, template.statements("CopyRoleBoundary").toList());
  }
}
