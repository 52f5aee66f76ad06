package com.sparkify.warehouse.infra;

import com.sparkify.warehouse.infra.config.NetworkConfig;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpoint;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.constructs.Construct;

/** Private doors to AWS services, for a loader that runs inside the VPC. */
final class InterfaceEndpoints extends Construct {
  /** The services that {@code interfaceEndpoints} may name. */
  private static final Map<String, InterfaceVpcEndpointAwsService> SERVICES =
      Map.of(
          "redshift-data", InterfaceVpcEndpointAwsService.REDSHIFT_DATA,
          "sts", InterfaceVpcEndpointAwsService.STS,
          "kms", InterfaceVpcEndpointAwsService.KMS,
          "logs", InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
          "secretsmanager", InterfaceVpcEndpointAwsService.SECRETS_MANAGER);

  InterfaceEndpoints(Construct scope, String id, IVpc vpc, NetworkConfig config) {
    super(scope, id);
    SecurityGroup doors =
        SecurityGroup.Builder.create(this, "SecurityGroup")
            .vpc(vpc)
            .description("Interface endpoints: HTTPS in from the VPC, nothing out")
            .allowAllOutbound(false)
            .build();
    doors.addIngressRule(Peer.ipv4(config.cidr()), Port.tcp(443), "HTTPS from the VPC");
    for (String name : config.interfaceEndpoints()) {
      InterfaceVpcEndpoint.Builder.create(this, name)
          .vpc(vpc)
          .service(SERVICES.get(name))
          .subnets(WarehouseNetwork.ISOLATED)
          .securityGroups(List.of(doors))
          .open(false)
          .build();
    }
  }
}
