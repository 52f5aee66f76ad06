package com.sparkify.warehouse.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Requests as no well-behaved client would send them. */
public final class RawHttp {
  private static final int READ_TIMEOUT_MILLIS = 20_000;

  private RawHttp() {}

  /** An answer; header names in lower case; status 0 where the connection was closed instead. */
  public record Response(int status, Map<String, String> headers, String body) {}

  /** The headers of a good request, to be spoilt. */
  public static Map<String, String> headers(URI endpoint, String operation) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Host", endpoint.getAuthority());
    headers.put("Content-Type", "application/x-amz-json-1.1");
    headers.put("X-Amz-Target", "RedshiftData." + operation);
    return headers;
  }

  /** Sends a good request with a body of one's own. */
  public static Response post(URI endpoint, String operation, String body) {
    return send(endpoint, "POST / HTTP/1.1", headers(endpoint, operation), body.getBytes(UTF_8));
  }

  /** Sends anything; Content-Length is added where no length is given. */
  public static Response send(
      URI endpoint, String requestLine, Map<String, String> headers, byte[] body) {
    StringBuilder head = new StringBuilder(requestLine).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Connection: close\r\n");
    if (!headers.containsKey("Content-Length") && !headers.containsKey("Transfer-Encoding")) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append("\r\n");
    try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
      socket.setSoTimeout(READ_TIMEOUT_MILLIS);
      write(socket.getOutputStream(), head.toString().getBytes(ISO_8859_1), body);
      socket.shutdownOutput();
      return parse(readAll(socket.getInputStream()));
    } catch (IOException e) {
      throw new IllegalStateException("no answer to " + requestLine + ": " + e, e);
    }
  }

  /** Writes all that the server takes before it closes. */
  private static void write(OutputStream output, byte[] head, byte[] body) throws IOException {
    output.write(head);
    try {
      output.write(body);
    } catch (SocketException e) {
      output.flush(); // it has answered and closed; the answer is still to be read
    }
  }

  /** Reads to the end; a connection that is reset has ended. */
  private static byte[] readAll(InputStream input) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      input.transferTo(bytes);
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (SocketException e) {
      bytes.flush();
    }
    return bytes.toByteArray();
  }

  private static Response parse(byte[] bytes) {
    String text = new String(bytes, ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return new Response(0, Map.of(), text);
    }
    String[] lines = text.substring(0, end).split("\r\n", -1);
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : Arrays.copyOfRange(lines, 1, lines.length)) {
      String[] parts = line.split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
    }
    String body = new String(Arrays.copyOfRange(bytes, end + 4, bytes.length), UTF_8);
    return new Response(Integer.parseInt(lines[0].split(" ", 3)[1]), headers, body);
  }
}
