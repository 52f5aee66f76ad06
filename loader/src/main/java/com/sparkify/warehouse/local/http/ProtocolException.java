package com.sparkify.warehouse.local.http;

import static java.util.Objects.requireNonNull;

/** A request that ends before it reaches an operation; always the caller's fault. */
final class ProtocolException extends RuntimeException {
  private final int status;
  private final String type;

  private ProtocolException(int status, String type, String message) {
    super(requireNonNull(message, "message"));
    this.status = status;
    this.type = requireNonNull(type, "type");
  }

  int status() {
    return status;
  }

  /** The error's name on the wire. */
  String type() {
    return type;
  }

  static ProtocolException refused(String message) {
    return new ProtocolException(403, "AccessDeniedException", message);
  }

  static ProtocolException methodNotAllowed(String method) {
    return new ProtocolException(
        405, "UnknownOperationException", "method " + method + " isn't served, only POST");
  }

  static ProtocolException unknownPath() {
    return new ProtocolException(
        404,
        "UnknownOperationException",
        "only the path / is served; name the operation in X-Amz-Target");
  }

  static ProtocolException unsupportedContentType(String contentType) {
    return new ProtocolException(
        415,
        "UnsupportedMediaTypeException",
        "Content-Type is " + contentType + ", only " + RequestPipeline.CONTENT_TYPE + " is served");
  }

  static ProtocolException bodyTooLarge(int limitBytes) {
    return new ProtocolException(
        413, "RequestEntityTooLargeException", "the body is larger than " + limitBytes + " bytes");
  }

  static ProtocolException unknownOperation(String message) {
    return new ProtocolException(400, "UnknownOperationException", message);
  }

  static ProtocolException serialization(String message) {
    return new ProtocolException(400, "SerializationException", message);
  }
}
