package com.sparkify.warehouse.infra;

import com.sparkify.warehouse.infra.config.NetworkConfig;
import com.sparkify.warehouse.infra.config.NetworkConfig.ExistingVpc;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpoint;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * Where the cluster lives: subnets without a route out, one door to S3, and nobody let in.
 *
 * <p>The loader needs no way in, since the Redshift Data API reaches the cluster from AWS's side.
 */
final class WarehouseNetwork extends Construct {
  static final SubnetSelection ISOLATED =
      SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build();

  private final IVpc vpc;
  private final SecurityGroup securityGroup;

  /**
   * @param buckets what the door to S3 opens to
   */
  WarehouseNetwork(Construct scope, String id, NetworkConfig config, SourceBuckets buckets) {
    super(scope, id);
    vpc =
        config
            .existing()
            .map(existing -> use(existing, config.cidr()))
            .orElseGet(() -> make(config));
    securityGroup =
        SecurityGroup.Builder.create(this, "ClusterSecurityGroup")
            .vpc(vpc)
            .description("The warehouse cluster: nothing in, HTTPS out")
            .allowAllOutbound(false)
            .build();
    securityGroup.addEgressRule(Peer.anyIpv4(), Port.tcp(443), "HTTPS to S3 and AWS services");
    if (!hasDoorToS3(config)) {
      openDoorToS3(buckets);
    }
    if (!config.interfaceEndpoints().isEmpty()) {
      new InterfaceEndpoints(this, "Endpoints", vpc, config);
    }
  }

  IVpc vpc() {
    return vpc;
  }

  SecurityGroup securityGroup() {
    return securityGroup;
  }

  List<String> subnetIds() {
    return vpc.selectSubnets(ISOLATED).getSubnetIds();
  }

  /** Opens one door, to S3, for reading the given buckets alone. */
  private void openDoorToS3(SourceBuckets buckets) {
    GatewayVpcEndpoint door =
        GatewayVpcEndpoint.Builder.create(this, "DoorToS3")
            .vpc(vpc)
            .service(GatewayVpcEndpointAwsService.S3)
            .subnets(List.of(ISOLATED))
            .build();
    door.addToPolicy(
        PolicyStatement.Builder.create()
            .sid("ReadTheSourceBuckets")
            .principals(List.of(new AnyPrincipal()))
            .actions(SourceBuckets.READ_ACTIONS)
            .resources(buckets.readableArns())
            .build());
  }

  /** An existing VPC has one, unless its route tables are named to have it made. */
  private static boolean hasDoorToS3(NetworkConfig config) {
    return config.existing().map(existing -> existing.routeTableIds().isEmpty()).orElse(false);
  }

  private Vpc make(NetworkConfig config) {
    Vpc made =
        Vpc.Builder.create(this, "Vpc")
            .ipAddresses(IpAddresses.cidr(config.cidr()))
            .availabilityZones(zoneNames(config.zones()))
            .natGateways(0)
            .createInternetGateway(false)
            // emptying the default group takes a Lambda; nothing of ours is ever in it
            .restrictDefaultSecurityGroup(false)
            .subnetConfiguration(
                List.of(
                    SubnetConfiguration.builder()
                        .name("Isolated")
                        .subnetType(SubnetType.PRIVATE_ISOLATED)
                        .build()))
            .build();
    Acknowledgements.compliance(
        made,
        "VPCDefaultSecurityGroupClosed",
        "Nothing is ever in the VPC's default group; to empty it takes a custom resource with a"
            + " Lambda function");
    return made;
  }

  private IVpc use(ExistingVpc existing, String cidr) {
    VpcAttributes.Builder attributes =
        VpcAttributes.builder()
            .vpcId(existing.id())
            .vpcCidrBlock(cidr)
            .availabilityZones(zoneNames(existing.subnetIds().size()))
            .isolatedSubnetIds(existing.subnetIds());
    if (existing.routeTableIds().isEmpty()) {
      Acknowledgements.cdk(
          this,
          "@aws-cdk/aws-ec2:noSubnetRouteTableId",
          "The route tables aren't ours to change: the VPC has its own door to S3");
    } else {
      attributes.isolatedSubnetRouteTableIds(existing.routeTableIds());
    }
    return Vpc.fromVpcAttributes(this, "Vpc", attributes.build());
  }

  /** The region's first zones, named when the stack is deployed: no look-up, no credentials. */
  private static List<String> zoneNames(int zones) {
    return IntStream.range(0, zones).mapToObj(zone -> Fn.select(zone, Fn.getAzs())).toList();
  }
}
