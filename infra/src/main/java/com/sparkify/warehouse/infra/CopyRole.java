package com.sparkify.warehouse.infra;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * The role that COPY reads S3 with: the managed policy AmazonS3ReadOnlyAccess, of which a boundary
 * leaves no more than reading the source buckets.
 */
final class CopyRole extends Construct {
  private final Role role;

  CopyRole(Construct scope, String id, SourceBuckets buckets) {
    super(scope, id);
    List<PolicyStatement> most = new ArrayList<>();
    most.add(
        PolicyStatement.Builder.create()
            .sid("ReadTheSourceBuckets")
            .actions(SourceBuckets.READ_ACTIONS)
            .resources(buckets.readableArns())
            .build());
    buckets.key().map(CopyRole::decrypt).ifPresent(most::add);
    ManagedPolicy boundary =
        ManagedPolicy.Builder.create(this, "Boundary")
            .description("The most that COPY may do, whatever its other policies say")
            .statements(most)
            .build();
    role =
        Role.Builder.create(this, "Resource")
            .description("Redshift reads the source buckets as this role")
            .assumedBy(new ServicePrincipal("redshift.amazonaws.com"))
            .managedPolicies(
                List.of(ManagedPolicy.fromAwsManagedPolicyName("AmazonS3ReadOnlyAccess")))
            .permissionsBoundary(boundary)
            .build();
    buckets
        .key()
        .ifPresent(
            key ->
                ManagedPolicy.Builder.create(this, "DecryptPolicy")
                    .description("Decrypts the objects of the stack's own source bucket")
                    .roles(List.of(role))
                    .statements(List.of(decrypt(key)))
                    .build());
    Acknowledgements.awsSolutions(
        role,
        "IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonS3ReadOnlyAccess]",
        "Asked for by name; the permissions boundary leaves no more of it than reading the source"
            + " buckets");
    for (String objects : buckets.objectsInFindings()) {
      Acknowledgements.awsSolutions(
          boundary,
          "IAM5[Resource::%s]".formatted(objects),
          "COPY takes a prefix and reads every object under it");
    }
  }

  Role role() {
    return role;
  }

  private static PolicyStatement decrypt(IKey key) {
    return PolicyStatement.Builder.create()
        .sid("DecryptTheSourceBucket")
        .actions(List.of("kms:Decrypt"))
        .resources(List.of(key.getKeyArn()))
        .build();
  }
}
