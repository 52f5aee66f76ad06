package com.sparkify.warehouse.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * What a loader for Redshift finds behind AWS's addresses: STS, which hands out the loader role's
 * credentials, and the Data API, whose calls are passed on to an endpoint on this machine.
 */
final class AwsStandIn implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  static final String LOADER_ROLE = "arn:aws:iam::111122223333:role/sparkify-loader";
  private static final String ASSUMED =
      """
      <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
      <Credentials><AccessKeyId>ASIATEMPORARY</AccessKeyId><SecretAccessKey>temporary</SecretAccessKey>
      <SessionToken>the-session-token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>
      </Credentials></AssumeRoleResult></AssumeRoleResponse>""";

  private final URI dataApi;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient forwarder = HttpClient.newHttpClient();
  private final List<String> assumed = new CopyOnWriteArrayList<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Optional<Meeting> meeting = Optional.empty();

  /** A call of the Data API, and whose credentials it was signed with. */
  record Request(String target, String authorization, String token, String body) {}

  /** Answers of one operation, given back only once there are so many. */
  private record Meeting(String operation, CountDownLatch answers) {

    void arrive(String target) throws IOException {
      if (!target.endsWith("." + operation)) {
        return;
      }
      answers.countDown();
      try {
        if (!answers.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new IOException(answers.getCount() + " calls of " + operation + " never came");
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }

  private AwsStandIn(URI dataApi, HttpServer server) {
    this.dataApi = dataApi;
    this.server = server;
  }

  /** Starts to answer. */
  static AwsStandIn before(URI dataApi) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      AwsStandIn standIn = new AwsStandIn(dataApi, server);
      server.setExecutor(standIn.threads);
      server.createContext("/", standIn::answer);
      server.start();
      return standIn;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts a command of the loader for Redshift, with the outputs of a stack over {@code bucket}.
   */
  LoaderProcess start(Path folder, String bucket, Path sql, String... command) {
    Path outputs = folder.resolve("cdk-outputs.json");
    try {
      Files.writeString(
          outputs,
          """
          {"SparkifyWarehouse": {"ClusterIdentifier": "sparkify-warehouse", "Database": "dev",
           "LoaderRoleArn": "%s", "CopyRoleArn": "arn:aws:iam::111122223333:role/copy",
           "Region": "us-west-2", "SourceBucket": "%s", "SourceRegion": "us-west-2"}}"""
              .formatted(LOADER_ROLE, bucket));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String here = "http://127.0.0.1:" + server.getAddress().getPort();
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--outputs", outputs.toString(), "--sql", sql.toString()));
    Map<String, String> environment =
        Map.of(
            "AWS_ACCESS_KEY_ID",
            "AKIACALLER",
            "AWS_SECRET_ACCESS_KEY",
            "callers-secret",
            "AWS_ENDPOINT_URL_STS",
            here,
            "AWS_ENDPOINT_URL_REDSHIFT_DATA",
            here);
    return LoaderProcess.start(folder.resolve("out"), environment, arguments);
  }

  /**
   * Holds the answers of an operation back until that many are there: what their callers do next,
   * they do knowing nothing of each other.
   */
  void letMeet(String operation, int answers) {
    meeting = Optional.of(new Meeting(operation, new CountDownLatch(answers)));
  }

  /** What STS was asked, in its query protocol. */
  List<String> assumed() {
    return List.copyOf(assumed);
  }

  /** What the Data API was asked. */
  List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      if (target == null) {
        assumed.add(body);
        exchange.getResponseHeaders().add("Content-Type", "text/xml");
        send(exchange, 200, ASSUMED.getBytes(UTF_8));
        return;
      }
      requests.add(
          new Request(
              target,
              exchange.getRequestHeaders().getFirst("Authorization"),
              exchange.getRequestHeaders().getFirst("X-Amz-Security-Token"),
              body));
      HttpResponse<byte[]> forwarded = forward(target, body);
      if (meeting.isPresent()) {
        meeting.get().arrive(target);
      }
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
      send(exchange, forwarded.statusCode(), forwarded.body());
    }
  }

  private HttpResponse<byte[]> forward(String target, String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(dataApi)
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", target)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return forwarder.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
