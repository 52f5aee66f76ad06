package com.sparkify.warehouse.local.http;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Keeps web pages out. A page in a browser can send requests to loopback; what gives it away is an
 * Origin or Sec-Fetch-Site header, or, where its name was rebound to 127.0.0.1, its own Host.
 */
final class RequestGuard {
  private static final Pattern LOOPBACK_HOST =
      Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

  private RequestGuard() {}

  /**
   * Lets a request pass.
   *
   * @throws ProtocolException where a browser sent it or it was meant for another host
   */
  static void check(Headers headers) {
    for (String sign : List.of("Origin", "Sec-Fetch-Site")) {
      if (headers.containsKey(sign)) {
        throw ProtocolException.refused(
            "requests of browser pages are refused (the request has a header " + sign + ")");
      }
    }
    List<String> hosts = headers.getOrDefault("Host", List.of());
    if (hosts.size() != 1 || !LOOPBACK_HOST.matcher(hosts.get(0)).matches()) {
      throw ProtocolException.refused(
          "the Host header must be 127.0.0.1, localhost or [::1], with or without a port");
    }
  }
}
