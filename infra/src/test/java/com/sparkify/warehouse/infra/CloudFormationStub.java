package com.sparkify.warehouse.infra;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * As much of CloudFormation and STS as the CDK command line needs to deploy a stack and destroy it,
 * on loopback: it makes nothing, and remembers what it was asked.
 */
final class CloudFormationStub implements AutoCloseable {
  private static final String ACCOUNT = Intrinsics.ACCOUNT;
  private static final String STACK_ARN =
      "arn:aws:cloudformation:us-west-2:%s:stack/rehearsal/1".formatted(ACCOUNT);
  private static final String CHANGE_SET_ARN =
      "arn:aws:cloudformation:us-west-2:%s:changeSet/rehearsal/1".formatted(ACCOUNT);
  private static final String CHANGE_SET =
      """
      <ChangeSetId>%s</ChangeSetId><StackId>%s</StackId><StackName>rehearsal</StackName>\
      <Status>CREATE_COMPLETE</Status><ExecutionStatus>AVAILABLE</ExecutionStatus>\
      <Changes><member><Type>Resource</Type><ResourceChange><Action>Add</Action>\
      <LogicalResourceId>Cluster</LogicalResourceId>\
      <ResourceType>AWS::Redshift::Cluster</ResourceType></ResourceChange></member></Changes>"""
          .formatted(CHANGE_SET_ARN, STACK_ARN);
  private static final String CREATED = "2026-11-21T00:00:00.000Z";

  /** A request in AWS's query protocol. */
  record Request(String action, Map<String, String> parameters) {}

  private final HttpServer server;
  private final Map<String, String> outputs;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile boolean exists;

  /**
   * @param outputs what the stack has once it is deployed
   */
  CloudFormationStub(Map<String, String> outputs) throws IOException {
    this.outputs = Map.copyOf(outputs);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> parameters =
        Arrays.stream(body.split("&", -1))
            .map(pair -> pair.split("=", 2))
            .filter(pair -> pair.length == 2)
            .collect(Collectors.toMap(pair -> decode(pair[0]), pair -> decode(pair[1])));
    Request request = new Request(parameters.getOrDefault("Action", "none"), parameters);
    requests.add(request);
    String result = answer(request);
    boolean found = !result.startsWith("<Error>");
    String name = found ? request.action() + "Response" : "ErrorResponse";
    byte[] bytes = "<%s>%s</%s>".formatted(name, result, name).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/xml");
    exchange.sendResponseHeaders(found ? 200 : 400, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private String answer(Request request) {
    return switch (request.action()) {
      case "GetCallerIdentity" ->
          result(
              request,
              "<Account>%s</Account><Arn>arn:aws:iam::%s:user/rehearsal</Arn><UserId>U</UserId>"
                  .formatted(ACCOUNT, ACCOUNT));
      case "DescribeStacks" -> describeStacks(request);
      case "CreateChangeSet" ->
          result(request, "<Id>%s</Id><StackId>%s</StackId>".formatted(CHANGE_SET_ARN, STACK_ARN));
      case "DescribeChangeSet" -> result(request, CHANGE_SET);
      case "ExecuteChangeSet" -> exists(true, request);
      case "DeleteStack" -> exists(false, request);
      case "GetTemplate" -> result(request, "<TemplateBody>{}</TemplateBody>");
      case "DescribeStackEvents" -> result(request, "<StackEvents/>");
      case "ListStackResources" -> result(request, "<StackResourceSummaries/>");
      case "DeleteChangeSet", "UpdateTerminationProtection" -> result(request, "");
      default -> error("InvalidAction", request.action());
    };
  }

  private String exists(boolean now, Request request) {
    exists = now;
    return result(request, "");
  }

  private String describeStacks(Request request) {
    String name = request.parameters().getOrDefault("StackName", "");
    // CDKToolkit is what cdk bootstrap would have made
    if (!exists || name.equals("CDKToolkit")) {
      return error("ValidationError", "Stack with id %s does not exist".formatted(name));
    }
    String members =
        outputs.entrySet().stream()
            .map(
                output ->
                    "<member><OutputKey>%s</OutputKey><OutputValue>%s</OutputValue></member>"
                        .formatted(output.getKey(), output.getValue()))
            .collect(Collectors.joining());
    return result(
        request,
        """
        <Stacks><member><StackName>rehearsal</StackName><StackId>%s</StackId>\
        <CreationTime>%s</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus>\
        <Outputs>%s</Outputs></member></Stacks>"""
            .formatted(STACK_ARN, CREATED, members));
  }

  private static String result(Request request, String content) {
    return "<%s>%s</%s>"
        .formatted(request.action() + "Result", content, request.action() + "Result");
  }

  private static String error(String code, String message) {
    return "<Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>"
        .formatted(code, message);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
