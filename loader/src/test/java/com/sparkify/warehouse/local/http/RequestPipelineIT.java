package com.sparkify.warehouse.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.local.LocalEndpoint;
import com.sparkify.warehouse.local.RawHttp;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPipelineIT {
  private final LocalEndpoint endpoint = new LocalEndpoint();

  @AfterEach
  void close() {
    endpoint.close();
  }

  private Map<String, String> headers() {
    return RawHttp.headers(endpoint.address(), "ListStatements");
  }

  private RawHttp.Response send(Map<String, String> headers) {
    return RawHttp.send(endpoint.address(), "POST / HTTP/1.1", headers, "{}".getBytes(UTF_8));
  }

  private static void assertError(RawHttp.Response response, int status, String type) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.body()).contains("\"__type\":\"" + type + "\"", "\"Message\":");
    assertThat(response.headers())
        .containsKey("x-amzn-requestid")
        .containsEntry("content-type", "application/x-amz-json-1.1");
  }

  @Test
  void answersAGoodRequest() {
    RawHttp.Response response = send(headers());
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"Statements\":[]}");
    assertThat(response.headers()).containsKey("x-amzn-requestid");
  }

  @ParameterizedTest
  @CsvSource({
    "Origin,http://localhost:3000",
    "Origin,null",
    "Sec-Fetch-Site,cross-site",
    "Sec-Fetch-Site,same-origin",
    "Host,evil.example",
    "Host,127.0.0.1.evil.example:80",
    "Host,169.254.169.254",
    "Host,127.0.0.1:x",
  })
  void refusesBrowsersAndOtherHosts(String name, String value) {
    Map<String, String> headers = headers();
    headers.put(name, value);
    assertError(send(headers), 403, "AccessDeniedException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:8089", "[::1]:8089", "127.0.0.1"})
  void takesEveryNameOfLoopback(String host) {
    Map<String, String> headers = headers();
    headers.put("Host", host);
    assertThat(send(headers).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"})
  void takesNothingButPost(String method) {
    assertError(
        RawHttp.send(endpoint.address(), method + " / HTTP/1.1", headers(), new byte[0]),
        405,
        "UnknownOperationException");
  }

  @Test
  void answersHeadWithoutABody() {
    RawHttp.Response response =
        RawHttp.send(endpoint.address(), "HEAD / HTTP/1.1", headers(), new byte[0]);
    assertThat(response.status()).isEqualTo(405);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void servesNoPathButTheRoot() {
    assertError(
        RawHttp.send(endpoint.address(), "POST /../etc HTTP/1.1", headers(), "{}".getBytes(UTF_8)),
        404,
        "UnknownOperationException");
  }

  @Test
  void wantsTheProtocolsContentType() {
    Map<String, String> headers = headers();
    headers.put("Content-Type", "text/plain");
    assertError(send(headers), 415, "UnsupportedMediaTypeException");
    headers.remove("Content-Type");
    assertError(send(headers), 415, "UnsupportedMediaTypeException");
    headers.put("Content-Type", "application/x-amz-json-1.1; charset=utf-8");
    assertThat(send(headers).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RedshiftData.DropEverything", "ListStatements", "", "Athena.ListTables"})
  void namesTheOperationsWhereTheTargetIsUnknown(String target) {
    Map<String, String> headers = headers();
    headers.put("X-Amz-Target", target);
    RawHttp.Response response = send(headers);
    assertError(response, 400, "UnknownOperationException");
    assertThat(response.body()).contains("ExecuteStatement");
  }

  @Test
  void answersABodyThatIsTooLarge() {
    byte[] body = new byte[(8 << 20) + 1];
    assertError(
        RawHttp.send(endpoint.address(), "POST / HTTP/1.1", headers(), body),
        413,
        "RequestEntityTooLargeException");
  }

  @Test
  void answersJsonThatIsNestedTooDeep() {
    byte[] body = ("{\"Sql\":" + "[".repeat(100_000)).getBytes(UTF_8);
    assertError(
        RawHttp.send(endpoint.address(), "POST / HTTP/1.1", headers(), body),
        400,
        "SerializationException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"100", "9999999999", "-1", "x"})
  void doesNotWaitForABodyThatNeverComes(String contentLength) {
    Map<String, String> headers = headers();
    headers.put("Content-Length", contentLength);
    assertThat(send(headers).status()).isIn(0, 400);
  }

  @Test
  void readsChunkedBodies() {
    Map<String, String> headers = headers();
    headers.put("Transfer-Encoding", "chunked");
    byte[] chunked = "2\r\n{}\r\n0\r\n\r\n".getBytes(UTF_8);
    assertThat(RawHttp.send(endpoint.address(), "POST / HTTP/1.1", headers, chunked).status())
        .isEqualTo(200);
  }
}
