package com.sparkify.warehouse.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.local.LocalEndpoint;
import com.sparkify.warehouse.local.RawHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Throws spoilt requests at the endpoint: each gets an answer, none a 5xx, and a good request after
 * them is served. What isn't even HTTP may also find its connection closed, by the JDK's server
 * below the pipeline. The seed is fixed so that a failure repeats; {@code -Dfuzz.seed} and {@code
 * -Dfuzz.requests} try others.
 */
class RequestFuzzIT {
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_121L);
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 6_000);

  private static final List<String> OPERATIONS =
      List.of(
          "ExecuteStatement",
          "BatchExecuteStatement",
          "DescribeStatement",
          "GetStatementResult",
          "GetStatementResultV2",
          "CancelStatement",
          "ListStatements",
          "ListTables",
          "ListSchemas",
          "ListDatabases",
          "DescribeTable");
  private static final List<String> MEMBERS =
      List.of(
          "Sql",
          "Sqls",
          "Id",
          "Database",
          "ClusterIdentifier",
          "WorkgroupName",
          "SecretArn",
          "Parameters",
          "ClientToken",
          "StatementName",
          "NextToken",
          "MaxResults",
          "WaitTimeSeconds",
          "Status",
          "ResultFormat",
          "ExecutionMode",
          "SessionId",
          "SchemaPattern",
          "TablePattern",
          "Table",
          "__proto__");
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e400",
          "9223372036854775808",
          "1.5",
          "\"\"",
          "\"dev\"",
          "\"sparkify\"",
          "\"select 1\"",
          "\"select :a\"",
          "\"fail x\"",
          "\"'\"",
          "\"%_\\\\\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"😀\"",
          "\"d9b6c0c9-0747-4bf4-b142-e8883122f766:99\"",
          "[]",
          "[\"select 1\",\"insert 1\"]",
          "[{}]",
          "[{\"name\":\"a\",\"value\":\"1\"}]",
          "[[[[null]]]]",
          "{}",
          "{\"a\":{\"b\":[]}}");
  private static final Pattern ERROR = Pattern.compile("\"__type\":\"(\\w+)\"");

  private final Random random = new Random(SEED);

  @Test
  void answersEverySpoiltRequestWithoutA5xx() {
    Map<String, Integer> outcomes = new TreeMap<>();
    try (LocalEndpoint endpoint = new LocalEndpoint()) {
      for (int i = 0; i < REQUESTS; i++) {
        outcomes.merge(outcome(sendSpoilt(endpoint, i), i), 1, Integer::sum);
      }
      assertThat(endpoint.post("ListStatements", "{}").status()).isEqualTo(200);
    }
    System.out.println("fuzz: " + REQUESTS + " requests, seed " + SEED + ", " + outcomes);
    assertThat(outcomes.keySet().toString())
        .contains("SerializationException", "ValidationException", "UnknownOperationException");
  }

  private RawHttp.Response sendSpoilt(LocalEndpoint endpoint, int number) {
    String operation = pick(OPERATIONS);
    Map<String, String> headers = RawHttp.headers(endpoint.address(), operation);
    byte[] body = body().getBytes(UTF_8);
    String requestLine = "POST / HTTP/1.1";
    switch (number % 8) {
      case 0 -> body = flipped(body);
      case 1 -> headers.put(pick(List.copyOf(headers.keySet())), noise());
      case 2 -> headers.remove(pick(List.copyOf(headers.keySet())));
      case 3 -> requestLine = pick(List.of("GET", "PUT", "P", "post", "💥")) + " / HTTP/1.1";
      case 4 -> requestLine = "POST /" + noise().replace(' ', '+') + " HTTP/1.1";
      case 5 ->
          headers.put("X-Amz-Target", pick(List.of("RedshiftData.", "RedshiftData.x", noise())));
      default -> {} // the body alone is spoilt enough
    }
    return RawHttp.send(endpoint.address(), requestLine, headers, body);
  }

  private String body() {
    List<String> members = new ArrayList<>();
    for (int i = random.nextInt(7); i > 0; i--) {
      members.add("\"" + pick(MEMBERS) + "\":" + pick(VALUES));
    }
    if (random.nextBoolean()) {
      members.add("\"Database\":\"dev\",\"ClusterIdentifier\":\"sparkify\"");
    }
    return "{" + String.join(",", members) + "}";
  }

  private byte[] flipped(byte[] body) {
    byte[] spoilt = body.clone();
    for (int i = 0; i < 1 + spoilt.length / 20; i++) {
      spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
    }
    return spoilt;
  }

  /** Text without line ends, which would only make other headers. */
  private String noise() {
    StringBuilder noise = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      noise.append((char) (' ' + random.nextInt(224)));
    }
    return noise.toString();
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static String outcome(RawHttp.Response response, int number) {
    boolean spoiltBelowUs = List.of(1, 3, 4, 5).contains(number % 8);
    if (response.status() == 0 && spoiltBelowUs) {
      return "closed by the JDK's server";
    }
    assertThat(response.status())
        .as("request %d, seed %d: %s", number, SEED, response.body())
        .isBetween(200, 499);
    var error = ERROR.matcher(response.body());
    return response.status() + (error.find() ? " " + error.group(1) : "");
  }
}
