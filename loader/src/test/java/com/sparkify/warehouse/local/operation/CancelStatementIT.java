package com.sparkify.warehouse.local.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.warehouse.local.LocalEndpoint;
import com.sparkify.warehouse.local.RawHttp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

class CancelStatementIT {
  private final LocalEndpoint endpoint = new LocalEndpoint();

  @AfterEach
  void close() {
    endpoint.close();
  }

  private boolean cancel(String id) {
    return endpoint.client.cancelStatement(request -> request.id(id)).status();
  }

  @Nested
  class Serialization {
    @Test
    void namesTheMemberOfTheWrongType() {
      RawHttp.Response response = endpoint.post("CancelStatement", "{\"Id\":7}");
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.body()).contains("SerializationException", "Id must be");
    }
  }

  @Nested
  class Validation {
    @Test
    void wantsAKnownId() {
      assertThatThrownBy(() -> cancel("x")).isInstanceOf(ValidationException.class);
      assertThatThrownBy(() -> cancel("d9b6c0c9-0747-4bf4-b142-e8883122f766"))
          .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void refusesWhatHasEnded() {
      String id = endpoint.execute("insert 1").id();
      endpoint.end(id);
      assertThatThrownBy(() -> cancel(id))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining(
              "Could not cancel a query that is already in FINISHED state with ID: " + id);
    }

    @Test
    void refusesOneStatementOfABatch() {
      String id = endpoint.executeBatch("block one").id();
      assertThatThrownBy(() -> cancel(id + ":1"))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("cancel the batch by " + id);
      endpoint.engine.release("one");
    }
  }

  @Nested
  class Behaviour {
    @Test
    void abortsARunningStatement() {
      String id = endpoint.execute("block one").id();
      endpoint.engine.awaitStart("one");
      assertThat(cancel(id)).isTrue();
      DescribeStatementResponse end = endpoint.end(id);
      assertThat(end.statusAsString()).isEqualTo("ABORTED");
      assertThat(end.error()).isEqualTo("ERROR: Query cancelled");
    }

    @Test
    void abortsABatchAfterItsRollback() {
      String id = endpoint.executeBatch("insert 1", "block second", "insert 3").id();
      endpoint.engine.awaitStart("second");
      cancel(id);
      DescribeStatementResponse end = endpoint.end(id);
      assertThat(end.statusAsString()).isEqualTo("ABORTED");
      assertThat(end.subStatements())
          .extracting(SubStatementData::statusAsString)
          .containsOnly("ABORTED");
      assertThat(endpoint.engine.events)
          .containsExactly("begin", "execute insert 1", "execute block second", "rollback");
    }

    @Test
    void saysFinishedWhereTheStatementWasFaster() {
      String id = endpoint.execute("deaf one").id();
      endpoint.engine.awaitStart("one");
      assertThat(cancel(id)).isTrue();
      endpoint.engine.release("one");
      assertThat(endpoint.end(id).statusAsString()).isEqualTo("FINISHED");
    }

    @Test
    void commitsNothingWhereOnlyTheStatementWasFaster() {
      String id = endpoint.executeBatch("deaf one").id();
      endpoint.engine.awaitStart("one");
      cancel(id);
      endpoint.engine.release("one");
      assertThat(endpoint.end(id).statusAsString()).isEqualTo("ABORTED");
      assertThat(endpoint.engine.events).endsWith("rollback");
    }

    @Test
    void abortsAtOnceWhatWaitsInLine() {
      List<String> running = new ArrayList<>();
      for (int i = 0; i < Limits.ofAws().workers(); i++) {
        running.add(endpoint.execute("block " + i).id());
        endpoint.engine.awaitStart("" + i);
      }
      String waiting = endpoint.execute("insert 1").id();
      assertThat(cancel(waiting)).isTrue();
      assertThat(endpoint.end(waiting).statusAsString()).isEqualTo("ABORTED");
      running.forEach(id -> cancel(id));
      running.forEach(id -> endpoint.end(id));
      assertThat(endpoint.engine.events).doesNotContain("execute insert 1");
    }
  }
}
