package com.sparkify.warehouse.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Stands between a client and an endpoint on loopback and spoils the calls that it is told to:
 *
 * <pre>{@code
 * try (FaultyEndpoint faulty = FaultyEndpoint.before(warehouse.endpoint())) {
 *   faulty.spoil("ExecuteStatement", 2, Fault.dropAfter());
 *   ...
 * }
 * }</pre>
 *
 * <p>Calls are counted from 1, as they arrive: a retry of the SDK is a call. Safe for use by many
 * clients.
 */
public final class FaultyEndpoint implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TARGET = "X-Amz-Target";

  private final URI target;
  private final HttpServer server;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
  private final AtomicInteger allCalls = new AtomicInteger();

  /**
   * A call as it arrived.
   *
   * @param operation what follows {@code RedshiftData.}
   * @param ofOperation the how manieth of its operation
   * @param ofAll the how manieth of all
   * @param body the request's JSON
   */
  public record Call(String operation, int ofOperation, int ofAll, String body) {
    public Call {
      requireNonNull(operation, "operation");
      requireNonNull(body, "body");
    }
  }

  private record Rule(Predicate<Call> calls, Fault fault) {}

  private FaultyEndpoint(URI target, HttpServer server) {
    this.target = target;
    this.server = server;
  }

  /** Starts to pass calls on. */
  public static FaultyEndpoint before(URI target) {
    try {
      InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      HttpServer server = HttpServer.create(any, 1024);
      FaultyEndpoint endpoint = new FaultyEndpoint(target, server);
      server.createContext("/", endpoint::handle);
      server.setExecutor(endpoint.executor);
      server.start();
      return endpoint;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where clients are to be sent. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Spoils one call of an operation, counted from 1. */
  public FaultyEndpoint spoil(String operation, int call, Fault fault) {
    return spoil(seen -> seen.operation().equals(operation) && seen.ofOperation() == call, fault);
  }

  /** Spoils every call that matches; of several rules the first counts. */
  public FaultyEndpoint spoil(Predicate<Call> matching, Fault fault) {
    rules.add(new Rule(matching, fault));
    return this;
  }

  /** What has arrived so far, spoilt or not. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** How many calls of an operation have arrived so far. */
  public int calls(String operation) {
    return (int) calls.stream().filter(call -> call.operation().equals(operation)).count();
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Call call = count(exchange, body);
    Fault fault =
        rules.stream()
            .filter(rule -> rule.calls().test(call))
            .map(Rule::fault)
            .findFirst()
            .orElse(null);
    try (exchange) {
      if (fault instanceof Fault.Answer answer) {
        send(exchange, answer);
      } else if (!(fault instanceof Fault.DropBefore)) {
        answer(exchange, forward(exchange, body), fault);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends what came back, or what the fault makes of it; sending nothing breaks the connection. */
  private static void answer(HttpExchange exchange, HttpResponse<byte[]> response, Fault fault)
      throws IOException {
    if (fault instanceof Fault.DropAfter) {
      return;
    }
    if (fault instanceof Fault.AnswerAfter late) {
      send(exchange, late.answer());
      return;
    }
    if (fault instanceof Fault.Hold hold) {
      hold.gate().get().toCompletableFuture().join();
    }
    response
        .headers()
        .firstValue("x-amzn-RequestId")
        .ifPresent(id -> exchange.getResponseHeaders().set("x-amzn-RequestId", id));
    send(exchange, response.statusCode(), response.body());
  }

  private synchronized Call count(HttpExchange exchange, byte[] body) {
    String name = exchange.getRequestHeaders().getFirst(TARGET);
    String operation = name == null ? "" : name.replace("RedshiftData.", "");
    int ofOperation =
        counts.computeIfAbsent(operation, absent -> new AtomicInteger()).incrementAndGet();
    Call call =
        new Call(operation, ofOperation, allCalls.incrementAndGet(), new String(body, UTF_8));
    calls.add(call);
    return call;
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve("/"))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    for (String header : List.of("Content-Type", TARGET)) {
      String value = exchange.getRequestHeaders().getFirst(header);
      if (value != null) {
        request.header(header, value);
      }
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static void send(HttpExchange exchange, Fault.Answer answer) throws IOException {
    byte[] body =
        JSON.writeValueAsBytes(Map.of("__type", answer.type(), "message", answer.message()));
    send(exchange, answer.status(), body);
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
