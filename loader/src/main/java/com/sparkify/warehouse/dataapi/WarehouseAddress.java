package com.sparkify.warehouse.dataapi;

import static java.util.Objects.requireNonNull;

/**
 * Which database the statements are for. With these two alone the caller becomes the database user
 * {@code IAMR:<role>}: no user name, no secret.
 *
 * @param clusterIdentifier the cluster
 * @param database the database in it
 */
public record WarehouseAddress(String clusterIdentifier, String database) {
  public WarehouseAddress {
    requireNonNull(clusterIdentifier, "clusterIdentifier");
    requireNonNull(database, "database");
  }
}
