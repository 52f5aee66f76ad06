package com.sparkify.warehouse.local.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.warehouse.local.LocalEndpoint;
import com.sparkify.warehouse.local.RawHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.ActiveWaitingRequestsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

class DescribeStatementIT {
  private final LocalEndpoint endpoint = new LocalEndpoint();

  @AfterEach
  void close() {
    endpoint.close();
  }

  private DescribeStatementResponse describe(String id) {
    return endpoint.client.describeStatement(request -> request.id(id));
  }

  @Nested
  class Serialization {
    @Test
    void namesTheMemberOfTheWrongType() {
      RawHttp.Response response = endpoint.post("DescribeStatement", "{\"Id\":[]}");
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.body()).contains("SerializationException", "Id must be");
    }

    @Test
    void writesTimesAsSecondsAndLeavesOutWhatIsNotThere() {
      String id = endpoint.execute("insert 1").id();
      endpoint.end(id);
      String body = endpoint.post("DescribeStatement", "{\"Id\":\"" + id + "\"}").body();
      assertThat(body).containsPattern("\"UpdatedAt\":\\d{10}\\.\\d{3},");
      assertThat(body).doesNotContain("Error", "SubStatements", "QueryParameters", "null");
    }
  }

  @Nested
  class Validation {
    @Test
    void wantsAnId() {
      assertThatThrownBy(() -> describe(null))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("Id is missing");
      assertThatThrownBy(() -> describe("../etc/passwd"))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("Id is '../etc/passwd'");
    }

    @Test
    void saysWhichStatementIsUnknown() {
      String id = "d9b6c0c9-0747-4bf4-b142-e8883122f766";
      assertThatThrownBy(() -> describe(id))
          .isInstanceOfSatisfying(
              ResourceNotFoundException.class, e -> assertThat(e.resourceId()).isEqualTo(id));
      String batch = endpoint.executeBatch("select 1").id();
      assertThatThrownBy(() -> describe(batch + ":2"))
          .isInstanceOf(ResourceNotFoundException.class)
          .hasMessageContaining("Query does not exist.");
    }
  }

  @Nested
  class Behaviour {
    @Test
    void describesOneStatementOfABatch() {
      String batch = endpoint.executeBatch("insert 1", "rows 2").id();
      endpoint.end(batch);
      DescribeStatementResponse second = describe(batch + ":2");
      assertThat(second.id()).isEqualTo(batch + ":2");
      assertThat(second.queryString()).isEqualTo("rows 2");
      assertThat(second.resultRows()).isEqualTo(2);
      assertThat(second.hasSubStatements()).isFalse();
    }

    @Test
    void wakesUpWhenTheStatementEnds() throws Exception {
      String id = endpoint.execute("block one").id();
      endpoint.engine.awaitStart("one");
      ExecutorService waiter = Executors.newSingleThreadExecutor();
      try {
        Future<DescribeStatementResponse> end = waiter.submit(() -> endpoint.end(id));
        long released = System.nanoTime();
        endpoint.engine.release("one");
        assertThat(end.get().statusAsString()).isEqualTo("FINISHED");
        assertThat((System.nanoTime() - released) / 1e9).isLessThan(10);
      } finally {
        waiter.shutdownNow();
      }
    }

    @Test
    void letsOnlySomeRequestsWaitForOneStatement() throws Exception {
      String id = endpoint.execute("block one").id();
      int tries = Limits.ofAws().waitingRequests() + 1;
      ExecutorService waiters = Executors.newFixedThreadPool(tries);
      try {
        List<Future<DescribeStatementResponse>> ends = new ArrayList<>();
        for (int i = 0; i < tries; i++) {
          ends.add(waiters.submit(() -> endpoint.end(id)));
        }
        awaitOneRefusal(ends);
        endpoint.engine.release("one");
        assertThat(ends.stream().filter(DescribeStatementIT::isFinished)).hasSize(tries - 1);
      } finally {
        waiters.shutdownNow();
      }
    }

    /** All others wait for the release, so the one that is done was refused. */
    private static void awaitOneRefusal(List<Future<DescribeStatementResponse>> ends) {
      while (ends.stream().noneMatch(Future::isDone)) {
        Thread.onSpinWait();
      }
      assertThat(ends.stream().filter(Future::isDone).findFirst().orElseThrow())
          .failsWithin(java.time.Duration.ZERO)
          .withThrowableThat()
          .withCauseInstanceOf(ActiveWaitingRequestsExceededException.class);
    }
  }

  private static boolean isFinished(Future<DescribeStatementResponse> end) {
    try {
      return end.get().statusAsString().equals("FINISHED");
    } catch (Exception e) {
      return false;
    }
  }
}
