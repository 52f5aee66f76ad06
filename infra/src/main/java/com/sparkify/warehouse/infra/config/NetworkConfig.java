package com.sparkify.warehouse.infra.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The network that the cluster is in.
 *
 * @param zones availability zones with a subnet of the cluster, 2 or 3
 * @param cidr addresses of the VPC
 * @param existing a VPC to use instead of making one
 * @param interfaceEndpoints short names of services to open a private door to
 */
public record NetworkConfig(
    int zones, String cidr, Optional<ExistingVpc> existing, List<String> interfaceEndpoints) {
  private static final Pattern VPC = Pattern.compile("vpc-[0-9a-f]{8,17}");
  private static final Pattern SUBNET = Pattern.compile("subnet-[0-9a-f]{8,17}");
  private static final Pattern ROUTE_TABLE = Pattern.compile("rtb-[0-9a-f]{8,17}");
  private static final Pattern ENDPOINT =
      Pattern.compile("redshift-data|sts|kms|logs|secretsmanager");

  public NetworkConfig {
    interfaceEndpoints = List.copyOf(interfaceEndpoints);
  }

  static NetworkConfig from(ContextValues context) {
    int zones = context.number(ConfigKey.ZONES, 2, 3);
    Optional<ExistingVpc> existing = existingVpc(context, zones);
    List<String> endpoints =
        context.items(
            ConfigKey.INTERFACE_ENDPOINTS,
            ENDPOINT,
            "one of redshift-data, sts, kms, logs, secretsmanager");
    String cidr = Cidr.read(context, ConfigKey.VPC_CIDR);
    if (existing.isPresent() && !endpoints.isEmpty() && !context.isGiven(ConfigKey.VPC_CIDR)) {
      throw new ConfigurationException(
          ConfigKey.VPC_CIDR, cidr, "is a guess: say the range of vpcId, which endpoints let in");
    }
    return new NetworkConfig(zones, cidr, existing, endpoints);
  }

  private static Optional<ExistingVpc> existingVpc(ContextValues context, int zones) {
    List<String> subnets = context.items(ConfigKey.VPC_SUBNET_IDS, SUBNET, "a subnet-… id");
    List<String> routeTables =
        context.items(ConfigKey.VPC_ROUTE_TABLE_IDS, ROUTE_TABLE, "a rtb-… id");
    if (context.optionalText(ConfigKey.VPC_ID).isEmpty()) {
      requireNone(ConfigKey.VPC_SUBNET_IDS, subnets);
      requireNone(ConfigKey.VPC_ROUTE_TABLE_IDS, routeTables);
      return Optional.empty();
    }
    String id = context.matching(ConfigKey.VPC_ID, VPC, "a vpc-… id");
    if (subnets.size() != zones) {
      throw new ConfigurationException(
          ConfigKey.VPC_SUBNET_IDS,
          String.join(",", subnets),
          "has %d subnets: vpcId needs as many as zones, %d".formatted(subnets.size(), zones));
    }
    return Optional.of(new ExistingVpc(id, subnets, routeTables));
  }

  private static void requireNone(ConfigKey key, List<String> items) {
    if (!items.isEmpty()) {
      throw new ConfigurationException(
          key, String.join(",", items), "has no meaning without vpcId: set vpcId too");
    }
  }

  /**
   * A VPC that somebody else made.
   *
   * @param id vpc-…
   * @param subnetIds one a zone
   * @param routeTableIds where the S3 gateway endpoint is to be made; empty if there is one
   */
  public record ExistingVpc(String id, List<String> subnetIds, List<String> routeTableIds) {
    public ExistingVpc {
      subnetIds = List.copyOf(subnetIds);
      routeTableIds = List.copyOf(routeTableIds);
    }
  }
}
