package com.sparkify.warehouse.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.CfnFlowLog;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.constructs.Construct;

/**
 * Every connection of the VPC, taken or refused, in a log group of its own.
 *
 * <p>An L1 flow log: the L2 gives its role an inline policy, which NIST, HIPAA and PCI forbid.
 */
final class FlowLog extends Construct {
  FlowLog(Construct scope, String id, IVpc vpc, LogGroups logGroups) {
    super(scope, id);
    CfnLogGroup group = logGroups.flowLog(this, "LogGroup");
    Role writer =
        Role.Builder.create(this, "Writer")
            .description("Writes the flow log of the warehouse's VPC")
            .assumedBy(
                ServicePrincipal.Builder.create("vpc-flow-logs.amazonaws.com")
                    .conditions(
                        Map.of(
                            "StringEquals",
                            Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
                    .build())
            .build();
    ManagedPolicy write =
        ManagedPolicy.Builder.create(this, "WritePolicy")
            .description("Writes to the flow log's group, and no other")
            .roles(List.of(writer))
            .statements(
                List.of(
                    PolicyStatement.Builder.create()
                        .actions(
                            List.of(
                                "logs:CreateLogStream",
                                "logs:DescribeLogStreams",
                                "logs:PutLogEvents"))
                        .resources(List.of(group.getAttrArn()))
                        .build()))
            .build();
    CfnFlowLog flowLog =
        CfnFlowLog.Builder.create(this, "Resource")
            .resourceId(vpc.getVpcId())
            .resourceType("VPC")
            .trafficType("ALL")
            .logDestinationType("cloud-watch-logs")
            .logDestination(group.getAttrArn())
            .deliverLogsPermissionArn(writer.getRoleArn())
            .build();
    flowLog.getNode().addDependency(write);
  }
}
