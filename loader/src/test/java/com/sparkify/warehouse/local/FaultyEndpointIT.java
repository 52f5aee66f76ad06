package com.sparkify.warehouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveWaitingRequestsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException;

class FaultyEndpointIT {
  private final LocalEndpoint endpoint = new LocalEndpoint();
  private final FaultyEndpoint faulty = FaultyEndpoint.before(endpoint.address());
  private final RedshiftDataClient client = LocalEndpoint.client(faulty.address());
  private final RedshiftDataClient impatient = LocalEndpoint.clientWithoutRetries(faulty.address());

  @AfterEach
  void close() {
    client.close();
    impatient.close();
    faulty.close();
    endpoint.close();
  }

  private String insert(RedshiftDataClient through) {
    return through
        .executeStatement(
            request ->
                request
                    .sql("insert 1")
                    .clusterIdentifier("sparkify")
                    .database("dev")
                    .waitTimeSeconds(20))
        .id();
  }

  @Test
  void passesCallsOnAndCountsThem() {
    String id = insert(client);
    assertThat(client.describeStatement(request -> request.id(id)).statusAsString())
        .isEqualTo("FINISHED");
    assertThat(faulty.calls())
        .extracting(FaultyEndpoint.Call::operation)
        .containsExactly("ExecuteStatement", "DescribeStatement");
    assertThat(faulty.calls().get(1).ofAll()).isEqualTo(2);
    assertThat(faulty.calls().get(0).body()).contains("insert 1");
  }

  @Test
  void spoilsOnlyTheCallItIsToldTo() {
    faulty.spoil("ExecuteStatement", 2, Fault.activeStatementsExceeded());
    insert(client);
    assertThatThrownBy(() -> insert(client)).isInstanceOf(ActiveStatementsExceededException.class);
    insert(client);
    assertThat(faulty.calls("ExecuteStatement")).isEqualTo(3);
    assertThat(endpoint.engine.events).hasSize(2);
  }

  @Test
  void throttlesSoThatTheSdkRetries() {
    faulty.spoil("ExecuteStatement", 1, Fault.throttling());
    insert(client);
    assertThat(faulty.calls("ExecuteStatement")).isEqualTo(2);
    assertThat(endpoint.engine.events).containsExactly("execute insert 1");
  }

  @Test
  void failsBeforeAndAfterTheStatementIsAccepted() {
    faulty.spoil("ExecuteStatement", 1, Fault.serverError());
    faulty.spoil("ExecuteStatement", 2, Fault.serverErrorAfter());
    assertThatThrownBy(() -> insert(impatient)).isInstanceOf(RedshiftDataException.class);
    assertThat(endpoint.engine.events).isEmpty();
    assertThatThrownBy(() -> insert(impatient)).isInstanceOf(RedshiftDataException.class);
    assertThat(endpoint.engine.events).containsExactly("execute insert 1");
  }

  @Test
  void dropsConnectionsBeforeAndAfterTheStatementIsAccepted() {
    faulty.spoil("ExecuteStatement", 1, Fault.dropBefore());
    faulty.spoil("ExecuteStatement", 2, Fault.dropAfter());
    assertThatThrownBy(() -> insert(impatient)).isInstanceOf(SdkClientException.class);
    assertThat(endpoint.engine.events).isEmpty();
    assertThatThrownBy(() -> insert(impatient)).isInstanceOf(SdkClientException.class);
    assertThat(endpoint.engine.events).containsExactly("execute insert 1");
  }

  @Test
  void losesAnAnswerWithoutRunningTheStatementTwice() {
    faulty.spoil("ExecuteStatement", 1, Fault.dropAfter());
    insert(client);
    assertThat(faulty.calls("ExecuteStatement")).isGreaterThan(1);
    assertThat(endpoint.engine.events).containsExactly("execute insert 1");
  }

  @Test
  void answersWhatTheSdkDoesNotRetry() {
    faulty.spoil("ExecuteStatement", 1, Fault.activeWaitingRequestsExceeded());
    faulty.spoil("ExecuteStatement", 2, Fault.expiredToken());
    assertThatThrownBy(() -> insert(impatient))
        .isInstanceOf(ActiveWaitingRequestsExceededException.class);
    assertThatThrownBy(() -> insert(impatient))
        .isInstanceOfSatisfying(
            RedshiftDataException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ExpiredTokenException"));
  }

  @Test
  void holdsAnAnswerUntilTheGateOpens() {
    CompletableFuture<Void> gate = new CompletableFuture<>();
    faulty.spoil("ExecuteStatement", 1, Fault.holdUntil(gate));
    CompletableFuture<String> id = CompletableFuture.supplyAsync(() -> insert(client));
    while (endpoint.engine.events.isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(id).isNotDone();
    gate.complete(null);
    assertThat(id.join()).isNotEmpty();
  }

  @Test
  void delaysAnAnswer() {
    Duration delay = Duration.ofMillis(300);
    long begin = System.nanoTime();
    faulty.spoil(call -> call.ofAll() == 1, Fault.delay(delay));
    insert(client);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(delay);
  }
}
