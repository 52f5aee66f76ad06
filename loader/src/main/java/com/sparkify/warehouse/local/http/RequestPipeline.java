package com.sparkify.warehouse.local.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataRequest;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataResponse;

/**
 * What happens to a request, in order: browser guard, method, path, content type, target, body,
 * JSON, shape; then the operation validates and acts. Every step may end it with an error; only
 * this class writes errors.
 *
 * <p>Signatures aren't verified and no header but those named here is read, so that credentials
 * reach neither a log nor a message.
 */
final class RequestPipeline implements HttpHandler {
  static final String CONTENT_TYPE = "application/x-amz-json-1.1";
  private static final String TARGET_PREFIX = "RedshiftData.";

  /** What is read of a body that is too large, so that its sender sees the answer, not a reset. */
  private static final long DRAIN_LIMIT_BYTES = 64L << 20;

  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, Operation<?, ?>> operations;
  private final int bodyLimitBytes;
  private final Executor executor;
  private final InFlight inFlight = new InFlight();
  private final AnswerSender sender = new AnswerSender();

  /**
   * A pipeline.
   *
   * @param executor writes the answers of operations that waited
   */
  RequestPipeline(Map<String, Operation<?, ?>> operations, int bodyLimitBytes, Executor executor) {
    this.operations = Map.copyOf(operations);
    this.bodyLimitBytes = bodyLimitBytes;
    this.executor = executor;
  }

  /** Those that aren't answered yet. */
  InFlight inFlight() {
    return inFlight;
  }

  @Override
  public void handle(HttpExchange exchange) {
    inFlight.enter();
    CompletionStage<? extends RedshiftDataResponse> response;
    try {
      response = answer(exchange);
    } catch (IOException e) {
      exchange.close(); // the client went away
      inFlight.leave();
      return;
    } catch (RuntimeException | Error e) {
      response = CompletableFuture.failedStage(e);
    }
    if (response.toCompletableFuture().isDone()) {
      finish(exchange, response);
      return;
    }
    CompletionStage<? extends RedshiftDataResponse> later = response;
    response.whenCompleteAsync((ready, failure) -> finish(exchange, later), executor);
  }

  private void finish(
      HttpExchange exchange, CompletionStage<? extends RedshiftDataResponse> response) {
    try {
      sender.send(exchange, response.toCompletableFuture().join());
    } catch (RuntimeException e) {
      sender.send(exchange, e);
    } finally {
      inFlight.leave();
    }
  }

  private CompletionStage<? extends RedshiftDataResponse> answer(HttpExchange exchange)
      throws IOException {
    RequestGuard.check(exchange.getRequestHeaders());
    checkMethodAndPath(exchange);
    checkContentType(exchange.getRequestHeaders().getFirst("Content-Type"));
    Operation<?, ?> operation = target(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    return run(operation, readBody(exchange.getRequestBody()));
  }

  private static void checkMethodAndPath(HttpExchange exchange) {
    if (!exchange.getRequestMethod().equals("POST")) {
      throw ProtocolException.methodNotAllowed(exchange.getRequestMethod());
    }
    if (!exchange.getRequestURI().getPath().equals("/")) {
      throw ProtocolException.unknownPath();
    }
  }

  private static void checkContentType(String contentType) {
    String type = contentType == null ? "missing" : contentType.split(";", 2)[0].strip();
    if (!type.toLowerCase(Locale.ROOT).equals(CONTENT_TYPE)) {
      throw ProtocolException.unsupportedContentType(type);
    }
  }

  private Operation<?, ?> target(String target) {
    String name =
        target != null && target.startsWith(TARGET_PREFIX)
            ? target.substring(TARGET_PREFIX.length())
            : "";
    Operation<?, ?> operation = operations.get(name);
    if (operation == null) {
      throw ProtocolException.unknownOperation(
          "X-Amz-Target is "
              + (target == null ? "missing" : target)
              + "; served are RedshiftData. and one of "
              + new TreeSet<>(operations.keySet()));
    }
    return operation;
  }

  private byte[] readBody(InputStream input) throws IOException {
    byte[] body = input.readNBytes(bodyLimitBytes + 1);
    if (body.length <= bodyLimitBytes) {
      return body;
    }
    byte[] scrap = new byte[1 << 16];
    long drained = body.length;
    for (int read = 0; read >= 0 && drained < DRAIN_LIMIT_BYTES; drained += read) {
      read = input.read(scrap);
    }
    throw ProtocolException.bodyTooLarge(bodyLimitBytes);
  }

  private static <I extends RedshiftDataRequest, O extends RedshiftDataResponse>
      CompletionStage<O> run(Operation<I, O> operation, byte[] body) {
    return operation.run(operation.requestType().cast(parse(body, operation.newRequest())));
  }

  private static Object parse(byte[] body, SdkPojo builder) {
    try (JsonParser json = JSON.createParser(body)) {
      Object request = ShapeReader.read(json, builder);
      if (json.nextToken() != null) {
        throw ProtocolException.serialization("the body isn't JSON: it goes on after the object");
      }
      return request;
    } catch (JsonProcessingException e) {
      throw ProtocolException.serialization("the body isn't JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw ProtocolException.serialization("the body isn't JSON: " + e.getMessage());
    }
  }
}
