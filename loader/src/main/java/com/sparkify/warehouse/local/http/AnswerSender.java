package com.sparkify.warehouse.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.UUID;
import software.amazon.awssdk.core.SdkPojo;

/** Writes an answer to its exchange, with the request's id, and closes the exchange. */
final class AnswerSender {
  private static final System.Logger LOG = System.getLogger(AnswerSender.class.getName());

  void send(HttpExchange exchange, SdkPojo shape) {
    send(exchange, Answer.of(shape), UUID.randomUUID().toString());
  }

  void send(HttpExchange exchange, Throwable failure) {
    String requestId = UUID.randomUUID().toString();
    if (Answer.isUnplanned(failure)) {
      LOG.log(System.Logger.Level.WARNING, "request " + requestId + " failed", failure);
    }
    send(exchange, Answer.of(failure), requestId);
  }

  private static void send(HttpExchange exchange, Answer answer, String requestId) {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", RequestPipeline.CONTENT_TYPE);
      exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.sendResponseHeaders(answer.status(), -1);
        return;
      }
      exchange.sendResponseHeaders(answer.status(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "request " + requestId + ": the client went away");
    }
  }
}
