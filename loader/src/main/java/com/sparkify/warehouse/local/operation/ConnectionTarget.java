package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Where a request wants to go. There is one warehouse here: any well-formed cluster or workgroup is
 * it, and any user or secret is its owner; they are kept to be shown again.
 */
record ConnectionTarget(
    Optional<String> clusterIdentifier,
    Optional<String> workgroupName,
    Optional<String> secretArn,
    Optional<String> dbUser,
    String database) {

  ConnectionTarget {
    requireNonNull(clusterIdentifier, "clusterIdentifier");
    requireNonNull(workgroupName, "workgroupName");
    requireNonNull(secretArn, "secretArn");
    requireNonNull(dbUser, "dbUser");
    requireNonNull(database, "database");
  }

  /**
   * Reads the members that every request with a connection has.
   *
   * @throws software.amazon.awssdk.services.redshiftdata.model.ValidationException where there is
   *     no database, no cluster, workgroup or secret, or both a cluster and a workgroup
   */
  static ConnectionTarget of(SdkPojo request) {
    Optional<String> cluster = member(request, "ClusterIdentifier");
    Optional<String> workgroup = member(request, "WorkgroupName");
    Optional<String> secret = member(request, "SecretArn");
    cluster.ifPresent(
        name -> Validation.pattern("ClusterIdentifier", name, 63, "[a-z][a-z0-9]*(-[a-z0-9]+)*"));
    workgroup.ifPresent(name -> Validation.length("WorkgroupName", name, 3, 128));
    if (cluster.isPresent() && workgroup.isPresent()) {
      throw Errors.validation("ClusterIdentifier and WorkgroupName can't both be given");
    }
    if (cluster.isEmpty() && workgroup.isEmpty() && secret.isEmpty()) {
      throw Errors.validation("ClusterIdentifier, WorkgroupName or SecretArn must be given");
    }
    return new ConnectionTarget(
        cluster,
        workgroup,
        secret,
        member(request, "DbUser"),
        Validation.required("Database", member(request, "Database").orElse(null)));
  }

  private static Optional<String> member(SdkPojo request, String name) {
    return Optional.ofNullable(
        (String) request.sdkFieldNameToField().get(name).getValueOrDefault(request));
  }
}
