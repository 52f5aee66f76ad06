package com.sparkify.warehouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.warehouse.local.http.EndpointException;
import com.sparkify.warehouse.local.operation.Limits;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;

class LocalWarehouseIT {
  @TempDir private Path temporary;

  private final ScriptedEngine engine = new ScriptedEngine();

  private LocalWarehouse start(int port) {
    return LocalWarehouse.start(
        engine,
        new LocalWarehouseOptions(port, temporary, 1 << 20, Limits.ofAws(), Clock.systemUTC()));
  }

  private static String execute(RedshiftDataClient client, String sql) {
    return client
        .executeStatement(request -> request.sql(sql).clusterIdentifier("c").database("dev"))
        .id();
  }

  private long spooledFiles() throws IOException {
    try (Stream<Path> all = Files.walk(temporary)) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void namesATakenPortAndTheWayOut() {
    try (LocalWarehouse first = start(0)) {
      int port = first.endpoint().getPort();
      ScriptedEngine second = new ScriptedEngine();
      LocalWarehouseOptions options = LocalWarehouseOptions.defaults().withPort(port);
      assertThatThrownBy(() -> LocalWarehouse.start(second, options))
          .isInstanceOf(EndpointException.class)
          .hasMessageContainingAll("port " + port, "127.0.0.1", "port 0");
      assertThat(second.events).containsExactly("close");
    }
  }

  @Test
  void listensOnLoopbackOnly() throws IOException {
    try (LocalWarehouse warehouse = start(0)) {
      List<InetAddress> others =
          NetworkInterface.networkInterfaces()
              .flatMap(NetworkInterface::inetAddresses)
              .filter(Inet4Address.class::isInstance)
              .filter(address -> !address.isLoopbackAddress())
              .toList();
      assertThat(warehouse.endpoint().getHost()).isEqualTo("127.0.0.1");
      for (InetAddress other : others) {
        assertThatThrownBy(() -> new Socket(other, warehouse.endpoint().getPort()).close())
            .isInstanceOf(ConnectException.class);
      }
    }
  }

  @Test
  void closesByCancellingWhatRunsAndAnsweringWhoWaits() throws Exception {
    ExecutorService waiter = Executors.newSingleThreadExecutor();
    LocalWarehouse warehouse = start(0);
    try (RedshiftDataClient client = LocalEndpoint.client(warehouse.endpoint())) {
      String id = execute(client, "block one");
      engine.awaitStart("one");
      Future<DescribeStatementResponse> end =
          waiter.submit(
              () -> client.describeStatement(request -> request.id(id).waitTimeSeconds(30)));
      warehouse.close();
      warehouse.close();
      assertThat(engine.events).endsWith("execute block one", "close");
      assertThat(outcome(end)).isIn("ABORTED", "no answer");
    } finally {
      waiter.shutdownNow();
    }
  }

  /** The request may have been sent before the end or after it; it must not hang. */
  private static String outcome(Future<DescribeStatementResponse> end) throws Exception {
    try {
      return end.get().statusAsString();
    } catch (java.util.concurrent.ExecutionException e) {
      return "no answer";
    }
  }

  @Test
  void keepsLargeResultsInFilesUntilItCloses() throws IOException {
    LocalWarehouse warehouse = start(0);
    try (RedshiftDataClient client = LocalEndpoint.client(warehouse.endpoint())) {
      for (String sql : List.of("rows 3", "rows 5000", "fail no", "insert 1")) {
        String id = execute(client, sql);
        client.describeStatement(request -> request.id(id).waitTimeSeconds(30));
      }
      assertThat(spooledFiles()).isEqualTo(1);
    }
    warehouse.close();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void deletesTheResultsOfATransactionThatFails() throws IOException {
    try (LocalWarehouse warehouse = start(0);
        RedshiftDataClient client = LocalEndpoint.client(warehouse.endpoint())) {
      client.batchExecuteStatement(
          request ->
              request
                  .sqls("rows 5000", "fail no")
                  .clusterIdentifier("c")
                  .database("dev")
                  .waitTimeSeconds(30));
      assertThat(spooledFiles()).isZero();
    }
  }
}
