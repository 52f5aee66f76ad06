package com.sparkify.warehouse.cli;

import static com.sparkify.warehouse.cli.Bucket.play;
import static com.sparkify.warehouse.cli.Bucket.songOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.local.LocalWarehouse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way to Redshift but for Redshift itself: the outputs file, the role that is assumed, and what
 * is sent with whose credentials. A stand-in for STS and the local endpoint answer.
 */
class RedshiftTargetIT {
  private static final String LOADER_ROLE = "arn:aws:iam::111122223333:role/sparkify-loader";
  private static final String ASSUMED =
      """
      <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
      <Credentials><AccessKeyId>ASIATEMPORARY</AccessKeyId><SecretAccessKey>temporary</SecretAccessKey>
      <SessionToken>the-session-token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>
      </Credentials></AssumeRoleResult></AssumeRoleResponse>""";

  private record Request(String target, String authorization, String token, String body) {}

  @TempDir Path folder;
  private final List<String> assumed = new CopyOnWriteArrayList<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final HttpClient forwarder = HttpClient.newHttpClient();
  private LocalWarehouse warehouse;
  private HttpServer aws;

  @BeforeEach
  void start() throws IOException {
    Bucket bucket = new Bucket(folder.resolve("bucket"));
    bucket.songs("A", songOf("SO1", "AR1", "The Band", "Song"));
    bucket.log("2018-11-01", play(1541105830796L, 1, "The Band", "Song"));
    warehouse =
        LocalTarget.start(new Target.Local(bucket.folder, folder.resolve("warehouse.duckdb")), 0);
    aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    aws.setExecutor(Executors.newCachedThreadPool());
    aws.createContext("/", this::answer);
    aws.start();
  }

  @AfterEach
  void stop() {
    aws.stop(0);
    warehouse.close();
  }

  @Test
  void shouldLoadAsTheLoaderRoleWithClusterAndDatabaseOnly() throws IOException {
    Path outputs =
        Files.writeString(
            folder.resolve("cdk-outputs.json"),
            """
            {"SparkifyWarehouse": {"ClusterIdentifier": "sparkify-warehouse", "Database": "dev",
             "LoaderRoleArn": "%s", "CopyRoleArn": "arn:aws:iam::111122223333:role/copy",
             "Region": "us-west-2", "SourceBucket": "bucket", "SourceRegion": "us-west-2"}}"""
                .formatted(LOADER_ROLE));
    String endpoint = "http://127.0.0.1:" + aws.getAddress().getPort();
    LoaderProcess loader =
        LoaderProcess.start(
            folder.resolve("out"),
            Map.of(
                "AWS_ACCESS_KEY_ID",
                "AKIACALLER",
                "AWS_SECRET_ACCESS_KEY",
                "callers-secret",
                "AWS_ENDPOINT_URL_STS",
                endpoint,
                "AWS_ENDPOINT_URL_REDSHIFT_DATA",
                endpoint),
            List.of("load", "--outputs", outputs.toString(), "--sql", "../sql"));
    assertThat(loader.exitCode()).as(loader.err()).isZero();
    assertThat(loader.err()).contains("Redshift cluster sparkify-warehouse in us-west-2");
    assertThat(Files.readString(folder.resolve("out"))).contains("19 checks passed.");
    assertThat(assumed)
        .singleElement()
        .asString()
        .contains("RoleArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2Fsparkify-loader")
        .contains("RoleSessionName=sparkify-loader");
    assertThat(requests)
        .isNotEmpty()
        .allSatisfy(
            request -> {
              assertThat(request.authorization()).contains("Credential=ASIATEMPORARY/");
              assertThat(request.token()).isEqualTo("the-session-token");
            });
    assertThat(requests)
        .filteredOn(request -> request.target().endsWith("ExecuteStatement"))
        .isNotEmpty()
        .allSatisfy(
            request ->
                assertThat(request.body())
                    .contains("\"ClusterIdentifier\":\"sparkify-warehouse\"")
                    .contains("\"Database\":\"dev\"")
                    .doesNotContain("DbUser", "SecretArn", "WorkgroupName"));
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
      HttpResponse<byte[]> forwarded = forward(warehouse.endpoint(), target, body);
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
      send(exchange, forwarded.statusCode(), forwarded.body());
    }
  }

  private HttpResponse<byte[]> forward(URI endpoint, String target, String body)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
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
