package com.sparkify.warehouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.warehouse.local.operation.Limits;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;

class ConcurrencyIT {
  private static final Limits AWS = Limits.ofAws();

  private static <T> List<T> all(List<Callable<T>> calls) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(calls.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> result : clients.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    } finally {
      clients.shutdownNow();
    }
  }

  @Test
  void serves64ClientsAtOnce() throws Exception {
    try (LocalEndpoint endpoint = new LocalEndpoint()) {
      List<Callable<Boolean>> clients = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        String name = "client" + i;
        clients.add(() -> runsItsOwnStatements(endpoint, name));
      }
      assertThat(all(clients)).hasSize(64).containsOnly(true);
    }
  }

  private static boolean runsItsOwnStatements(LocalEndpoint endpoint, String name) {
    for (int i = 0; i < 10; i++) {
      String text = name + "-" + i;
      String single = endpoint.execute("select '" + text + "'").id();
      String batch = endpoint.executeBatch("insert 1", "select '" + text + "'").id();
      endpoint.end(single);
      endpoint.end(batch);
      if (!endpoint.value(single).stringValue().equals(text)
          || !endpoint.value(batch + ":2").stringValue().equals(text)) {
        return false;
      }
    }
    return true;
  }

  @Test
  void lets128ClientsWaitAndStillAnswersOthers() throws Exception {
    try (LocalEndpoint endpoint = new LocalEndpoint()) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 128; i++) {
        ids.add(endpoint.execute("block all").id());
      }
      List<Callable<String>> waits = new ArrayList<>();
      ids.forEach(id -> waits.add(() -> endpoint.end(id).statusAsString()));
      waits.add(
          () -> {
            endpoint.engine.awaitStart("all");
            int shown = endpoint.client.listStatements(r -> r.status("ALL")).statements().size();
            endpoint.engine.release("all");
            return shown == 100 ? "FINISHED" : "shown " + shown;
          });
      assertThat(all(waits)).hasSize(129).containsOnly("FINISHED");
    }
  }

  @Test
  void refusesMoreActiveStatementsThanAllowed() {
    Limits three =
        new Limits(
            3,
            AWS.waitingRequests(),
            AWS.statementTextBytes(),
            AWS.rowBytes(),
            AWS.resultBytes(),
            AWS.pageRows(),
            AWS.pageBytes(),
            AWS.retention(),
            AWS.retainedStatements(),
            AWS.retainedBytes(),
            AWS.retainedHeapBytes(),
            AWS.clientTokenRetention(),
            1);
    try (LocalEndpoint endpoint = new LocalEndpoint(three, Clock.systemUTC())) {
      String running = endpoint.execute("block one").id();
      endpoint.execute("insert 2");
      endpoint.executeBatch("insert 3", "insert 4");
      assertThatThrownBy(() -> endpoint.execute("insert 5"))
          .isInstanceOf(ActiveStatementsExceededException.class);
      endpoint.engine.release("one");
      endpoint.end(running);
      assertThat(endpoint.end(endpoint.execute("insert 5").id()).statusAsString())
          .isEqualTo("FINISHED");
    }
  }
}
