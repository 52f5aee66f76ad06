package com.sparkify.warehouse.local.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException;

/** An HTTP answer: a shape, or an error in the form that the SDKs turn into typed exceptions. */
final class Answer {
  private static final JsonFactory JSON = new JsonFactory();

  private final int status;
  private final byte[] body;

  private Answer(int status, byte[] body) {
    this.status = status;
    this.body = requireNonNull(body, "body");
  }

  /** The HTTP status. */
  int status() {
    return status;
  }

  /** JSON. */
  byte[] body() {
    return body;
  }

  static Answer of(SdkPojo shape) {
    return new Answer(200, bytes(json -> ShapeWriter.write(shape, json)));
  }

  static Answer of(Throwable failure) {
    if (failure instanceof CompletionException && failure.getCause() != null) {
      return of(failure.getCause());
    }
    if (failure instanceof ProtocolException protocol) {
      return error(protocol.status(), protocol.type(), protocol.getMessage());
    }
    if (failure instanceof RedshiftDataException modelled) {
      return modelled(modelled);
    }
    return error(500, "InternalServerException", "the local endpoint failed: " + failure);
  }

  /** Whether the endpoint, not the caller, is to blame in a way that nobody planned. */
  static boolean isUnplanned(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return !(cause instanceof ProtocolException || cause instanceof RedshiftDataException);
  }

  private static Answer modelled(RedshiftDataException failure) {
    int status = failure.statusCode() == 0 ? 400 : failure.statusCode();
    String type = failure.getClass().getSimpleName();
    byte[] body =
        bytes(
            json -> {
              json.writeStartObject();
              json.writeStringField("__type", type);
              json.writeStringField("Message", failure.getMessage());
              ShapeWriter.writeMembers(failure, json);
              json.writeEndObject();
            });
    return new Answer(status, body);
  }

  private static Answer error(int status, String type, String message) {
    byte[] body =
        bytes(
            json -> {
              json.writeStartObject();
              json.writeStringField("__type", type);
              json.writeStringField("Message", message);
              json.writeEndObject();
            });
    return new Answer(status, body);
  }

  private interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  private static byte[] bytes(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      writing.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
