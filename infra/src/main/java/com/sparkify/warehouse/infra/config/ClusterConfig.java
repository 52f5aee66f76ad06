package com.sparkify.warehouse.infra.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cluster itself.
 *
 * @param identifier the cluster's name, and prefix of all other names
 * @param nodes how many nodes; with {@code multiAz} in each of two zones
 * @param maintenanceWindow ddd:hh:mm-ddd:hh:mm in UTC
 * @param snapshotRetentionDays how long an automated snapshot, and its copy, is kept
 * @param snapshotCopy where each snapshot is copied to
 */
public record ClusterConfig(
    String identifier,
    String database,
    String adminUsername,
    NodeType nodeType,
    int nodes,
    int port,
    String maintenanceWindow,
    int snapshotRetentionDays,
    Optional<SnapshotCopy> snapshotCopy,
    boolean multiAz,
    boolean zoneRelocation) {
  /** At most 57: the loader role adds "-loader", and a role's name has at most 64 characters. */
  private static final Pattern IDENTIFIER =
      Pattern.compile("(?=.{1,57}$)[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private static final String AWS_DEFAULT_ADMIN = "awsuser";
  private static final int AWS_DEFAULT_PORT = 5439;

  public ClusterConfig {
    if (nodes == 1 && !nodeType.runsAlone()) {
      throw new ConfigurationException(
          ConfigKey.NODES,
          nodes,
          "is too few for %s: it takes 2 or more".formatted(nodeType.contextValue()));
    }
    if (multiAz && !nodeType.supportsMultiAz()) {
      throw new ConfigurationException(
          ConfigKey.MULTI_AZ,
          multiAz,
          "does not go with nodeType '%s': choose one of ra3.large, ra3.xlplus, ra3.4xlarge,"
                  .formatted(nodeType.contextValue())
              + " ra3.16xlarge");
    }
    if (multiAz && nodes < 2) {
      throw new ConfigurationException(
          ConfigKey.MULTI_AZ, multiAz, "does not go with 1 node: set nodes to 2 or more");
    }
    if (multiAz && zoneRelocation) {
      throw new ConfigurationException(
          ConfigKey.ZONE_RELOCATION,
          zoneRelocation,
          "does not go with multiAz, which is in two zones already: choose one of them");
    }
  }

  static ClusterConfig from(ContextValues context, String region) {
    return new ClusterConfig(
        context.matching(
            ConfigKey.CLUSTER_IDENTIFIER,
            IDENTIFIER,
            "1 to 57 lower-case letters, digits and single hyphens, a letter first"),
        Names.read(context, ConfigKey.DATABASE_NAME, 64),
        adminUsername(context),
        Choice.of(context, ConfigKey.NODE_TYPE, NodeType.class),
        context.number(ConfigKey.NODES, 1, 128),
        port(context),
        MaintenanceWindow.read(context, ConfigKey.MAINTENANCE_WINDOW),
        context.number(ConfigKey.SNAPSHOT_RETENTION_DAYS, 7, 35),
        snapshotCopy(context, region),
        context.flag(ConfigKey.MULTI_AZ),
        context.flag(ConfigKey.ZONE_RELOCATION));
  }

  private static String adminUsername(ContextValues context) {
    String name = Names.read(context, ConfigKey.ADMIN_USERNAME, 128);
    if (name.equals(AWS_DEFAULT_ADMIN)) {
      throw new ConfigurationException(
          ConfigKey.ADMIN_USERNAME, name, "is the name everybody tries first: choose another");
    }
    return name;
  }

  private static int port(ContextValues context) {
    int port = context.number(ConfigKey.PORT, 1, 65535);
    boolean inRange = (port >= 5431 && port <= 5455) || (port >= 8191 && port <= 8215);
    if (!inRange || port == AWS_DEFAULT_PORT) {
      throw new ConfigurationException(
          ConfigKey.PORT, port, "is not in 5431-5455 or 8191-8215, or is the default 5439");
    }
    return port;
  }

  private static Optional<SnapshotCopy> snapshotCopy(ContextValues context, String region) {
    Optional<String> grant = context.optionalText(ConfigKey.SNAPSHOT_COPY_GRANT);
    if (context.optionalText(ConfigKey.SNAPSHOT_COPY_REGION).isEmpty()) {
      if (grant.isPresent()) {
        throw new ConfigurationException(
            ConfigKey.SNAPSHOT_COPY_GRANT,
            grant.get(),
            "has no meaning without snapshotCopyRegion: set it too");
      }
      return Optional.empty();
    }
    String destination = Regions.read(context, ConfigKey.SNAPSHOT_COPY_REGION);
    if (destination.equals(region)) {
      throw new ConfigurationException(
          ConfigKey.SNAPSHOT_COPY_REGION, destination, "is the cluster's own: choose another");
    }
    return Optional.of(new SnapshotCopy(destination, grant));
  }

  /**
   * A second home of every snapshot.
   *
   * @param region another region than the cluster's
   * @param grant name of the grant, in that region, to encrypt with a key of one's own there
   */
  public record SnapshotCopy(String region, Optional<String> grant) {}
}
