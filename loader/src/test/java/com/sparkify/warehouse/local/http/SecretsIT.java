package com.sparkify.warehouse.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.local.LocalEndpoint;
import com.sparkify.warehouse.local.RawHttp;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients send to prove who they are appears in no log and in no answer. */
class SecretsIT {
  private static final Logger OURS = Logger.getLogger("com.sparkify.warehouse");

  private static final String PRESIGNED =
      "/?X-Amz-Credential=AKIASECRET&X-Amz-Security-Token=SESSIONSECRET&X-Amz-Signature=5ec2e7";

  private final List<String> log = new CopyOnWriteArrayList<>();
  private final Handler recorder = new Recorder(log);

  private static final class Recorder extends Handler {
    private final List<String> log;

    Recorder(List<String> log) {
      this.log = log;
    }

    @Override
    public void publish(LogRecord logged) {
      log.add(logged.getMessage() + " " + logged.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() {
    OURS.addHandler(recorder);
    OURS.setLevel(Level.ALL);
    recorder.setLevel(Level.ALL);
  }

  @AfterEach
  void stopListening() {
    OURS.removeHandler(recorder);
    OURS.setLevel(null);
  }

  @Test
  void appearNowhere() {
    try (LocalEndpoint endpoint = new LocalEndpoint()) {
      for (String operation : List.of("ExecuteStatement", "ListStatements", "Nonsense")) {
        for (String body : List.of("{}", "{", "{\"Sql\":1}")) {
          Map<String, String> headers = RawHttp.headers(endpoint.address(), operation);
          headers.put("Authorization", "AWS4-HMAC-SHA256 Credential=AKIASECRET, Signature=5ec2e7");
          headers.put("X-Amz-Security-Token", "SESSIONSECRET");
          for (String path : List.of("/", PRESIGNED)) {
            RawHttp.Response response =
                RawHttp.send(
                    endpoint.address(),
                    "POST " + path + " HTTP/1.1",
                    headers,
                    body.getBytes(UTF_8));
            assertThat(response.toString()).doesNotContain("SECRET", "5ec2e7");
          }
        }
      }
      endpoint.end(endpoint.execute("explode").id());
    }
    assertThat(log.toString()).doesNotContain("SECRET", "5ec2e7");
  }
}
