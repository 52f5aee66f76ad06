package com.sparkify.warehouse.local.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An HTTP server on 127.0.0.1 that serves operations of the Data API. */
public final class HttpEndpoint implements AutoCloseable {
  /**
   * Connections that may be waiting to be accepted: more clients than one machine starts at once.
   */
  private static final int BACKLOG = 1024;

  /** Requests are short, and those that wait hold no thread; this is for slow senders. */
  private static final int THREADS = 32;

  static {
    // The JDK reads these once per process; a value given on the command line wins.
    // Without it a small answer waits 40 ms for the client's delayed acknowledgement.
    setDefault("sun.net.httpserver.nodelay", "true");
    // 30 s by default, less than the SDK keeps a connection: it would meet a closed one.
    setDefault("sun.net.httpserver.idleInterval", "120");
    setDefault("sun.net.httpserver.maxIdleConnections", "1024");
    // Seconds that a client may take to send a request, so that a slow one can't hold a thread.
    setDefault("sun.net.httpserver.maxReqTime", "60");
  }

  private final HttpServer server;
  private final ThreadPoolExecutor executor;

  private HttpEndpoint(HttpServer server, ThreadPoolExecutor executor) {
    this.server = server;
    this.executor = executor;
  }

  /**
   * Starts to serve.
   *
   * @param port 0 for any free one
   * @throws EndpointException where the port is taken or may not be bound
   */
  public static HttpEndpoint start(
      int port, int bodyLimitBytes, Collection<? extends Operation<?, ?>> operations) {
    HttpServer server = bind(port);
    ThreadPoolExecutor executor = newExecutor();
    Map<String, Operation<?, ?>> byName =
        operations.stream().collect(Collectors.toMap(Operation::name, Function.identity()));
    server.createContext("/", new RequestPipeline(byName, bodyLimitBytes, executor));
    server.setExecutor(executor);
    server.start();
    return new HttpEndpoint(server, executor);
  }

  /** Where clients reach it, for {@code endpointOverride} and {@code --endpoint-url}. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Stops at once; what isn't answered by now never is. */
  @Override
  public void close() {
    server.stop(0);
    executor.shutdown();
    try {
      executor.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpServer bind(int port) {
    try {
      return HttpServer.create(new InetSocketAddress(loopback(), port), BACKLOG);
    } catch (BindException e) {
      throw new EndpointException(
          "port "
              + port
              + " on 127.0.0.1 can't be used ("
              + e.getMessage()
              + "); stop what listens there, name another port, or take any free one with port 0",
          e);
    } catch (IOException e) {
      throw new EndpointException("the endpoint didn't start: " + e.getMessage(), e);
    }
  }

  private static InetAddress loopback() {
    try {
      return InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ThreadPoolExecutor newExecutor() {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "local-endpoint-http-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
