package com.sparkify.warehouse.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.CompositePrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/**
 * The one role that loads the warehouse, and the policy that is all it can do: run statements on
 * this cluster, as itself, and look after its own.
 *
 * <p>Its name is fixed, since Redshift knows it as the user {@code IAMR:<name>}, which owns the
 * tables.
 */
final class LoaderAccess extends Construct {
  private final Role role;

  /**
   * @param trusted ARNs of who may assume the role; empty leaves it to the account's own policies
   */
  LoaderAccess(Construct scope, String id, WarehouseCluster cluster, List<String> trusted) {
    super(scope, id);
    role =
        Role.Builder.create(this, "Resource")
            .roleName(cluster.identifier() + "-loader")
            .description("Loads the warehouse through the Redshift Data API")
            .assumedBy(principal(trusted))
            .build();
    ManagedPolicy policy =
        ManagedPolicy.Builder.create(this, "Policy")
            .description("Runs statements on the warehouse's cluster as itself, nothing else")
            .roles(List.of(role))
            .statements(
                List.of(
                    runStatements(cluster), logInAsItself(cluster), followItsOwn(), neverElse()))
            .build();
    Acknowledgements.awsSolutions(
        policy,
        "IAM5[Resource::*]",
        "Following statements takes no resource: a condition leaves the loader its own; the other"
            + " star is a denial");
  }

  Role role() {
    return role;
  }

  /** The database user that Redshift makes of the role. */
  String databaseUser() {
    return "IAMR:" + role.getRoleName();
  }

  private static PolicyStatement runStatements(WarehouseCluster cluster) {
    return PolicyStatement.Builder.create()
        .sid("RunStatements")
        .actions(List.of("redshift-data:BatchExecuteStatement", "redshift-data:ExecuteStatement"))
        .resources(List.of(cluster.arn()))
        .build();
  }

  private PolicyStatement logInAsItself(WarehouseCluster cluster) {
    return PolicyStatement.Builder.create()
        .sid("LogInAsItself")
        .actions(List.of("redshift:GetClusterCredentialsWithIAM"))
        .resources(
            List.of(
                Stack.of(this)
                    .formatArn(
                        ArnComponents.builder()
                            .service("redshift")
                            .resource("dbname")
                            .resourceName(cluster.identifier() + "/" + cluster.database())
                            .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                            .build())))
        .build();
  }

  /** These four take no resource; the condition leaves the statements that it ran itself. */
  private static PolicyStatement followItsOwn() {
    return PolicyStatement.Builder.create()
        .sid("FollowItsOwnStatements")
        .actions(
            List.of(
                "redshift-data:CancelStatement",
                "redshift-data:DescribeStatement",
                "redshift-data:GetStatementResult",
                "redshift-data:ListStatements"))
        .resources(List.of("*"))
        .conditions(
            Map.of(
                "StringEquals",
                Map.of("redshift-data:statement-owner-iam-userid", "${aws:userid}")))
        .build();
  }

  /** The ways to become another user, the administrator included, whoever may grant them later. */
  private static PolicyStatement neverElse() {
    return PolicyStatement.Builder.create()
        .sid("NeverAsAnybodyElse")
        .effect(Effect.DENY)
        .actions(
            List.of(
                "redshift:CreateClusterUser",
                "redshift:GetClusterCredentials",
                "redshift:JoinGroup",
                "secretsmanager:GetSecretValue"))
        .resources(List.of("*"))
        .build();
  }

  private static IPrincipal principal(List<String> trusted) {
    if (trusted.isEmpty()) {
      return new AccountRootPrincipal();
    }
    return new CompositePrincipal(
        trusted.stream().map(ArnPrincipal::new).toArray(ArnPrincipal[]::new));
  }
}
