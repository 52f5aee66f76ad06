package com.sparkify.warehouse.local.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.warehouse.local.LocalEndpoint;
import com.sparkify.warehouse.local.RawHttp;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecutionMode;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

class BatchExecuteStatementIT {
  private static final String UNDONE = "Connection or an prior query failed.";

  private final LocalEndpoint endpoint = new LocalEndpoint();

  @AfterEach
  void close() {
    endpoint.close();
  }

  private BatchExecuteStatementResponse execute(
      Consumer<BatchExecuteStatementRequest.Builder> members) {
    return endpoint.client.batchExecuteStatement(
        request ->
            members.accept(request.sqls("select 1").clusterIdentifier("sparkify").database("dev")));
  }

  private void assertInvalid(
      Consumer<BatchExecuteStatementRequest.Builder> members, String... messageParts) {
    assertThatThrownBy(() -> execute(members))
        .isInstanceOf(ValidationException.class)
        .hasMessageContainingAll(messageParts);
    assertThat(endpoint.engine.events).isEmpty();
  }

  private static List<String> statuses(DescribeStatementResponse batch) {
    return batch.subStatements().stream().map(SubStatementData::statusAsString).toList();
  }

  @Nested
  class Serialization {
    @Test
    void namesTheElementOfTheWrongType() {
      RawHttp.Response response =
          endpoint.post("BatchExecuteStatement", "{\"Sqls\":[\"select 1\",2]}");
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.body()).contains("SerializationException", "Sqls[1] must be");
    }
  }

  @Nested
  class Validation {
    @Test
    void wantsOneToFortyStatements() {
      assertInvalid(request -> request.sqls((List<String>) null), "Sqls is missing");
      assertInvalid(request -> request.sqls(List.of()), "Sqls has 0 statements");
      assertInvalid(
          request -> request.sqls(Collections.nCopies(41, "select 1")), "41 statements", "40");
    }

    @Test
    void namesTheTextThatIsNotGood() {
      assertInvalid(request -> request.sqls("select 1", ";"), "Sqls[1] holds no statement");
      assertInvalid(
          request -> request.sqls("select '" + "x".repeat(102_400) + "'"), "Sqls[0]", "102400");
    }

    @Test
    void knowsExecutionModes() {
      assertInvalid(request -> request.executionMode("SERIAL"), "ExecutionMode", "AUTO_COMMIT");
    }

    @Test
    void wantsEachParameterUsedBySomeStatement() {
      SqlParameter parameter = SqlParameter.builder().name("day").value("2018-11-01").build();
      assertInvalid(request -> request.parameters(parameter), ":day");
    }
  }

  @Nested
  class Behaviour {
    @Test
    void runsAsOneTransactionInOrder() {
      DescribeStatementResponse end =
          endpoint.end(endpoint.executeBatch("insert 2", "rows 3;", "insert 4").id());

      assertThat(end.status()).isEqualTo(StatusString.FINISHED);
      assertThat(end.executionMode()).isEqualTo(ExecutionMode.TRANSACTION);
      assertThat(end.resultRows()).isEqualTo(-1);
      assertThat(end.redshiftQueryId()).isEqualTo(-1);
      assertThat(end.hasResultSet()).isTrue();
      assertThat(end.duration()).isPositive();
      assertThat(statuses(end)).containsOnly("FINISHED");
      assertThat(end.subStatements())
          .extracting(SubStatementData::id)
          .containsExactly(end.id() + ":1", end.id() + ":2", end.id() + ":3");
      assertThat(end.subStatements())
          .extracting(SubStatementData::resultRows)
          .containsExactly(2L, 3L, 4L);
      assertThat(end.subStatements())
          .extracting(SubStatementData::hasResultSet)
          .containsExactly(false, true, false);
      assertThat(end.subStatements())
          .extracting(SubStatementData::redshiftQueryId)
          .isSorted()
          .doesNotHaveDuplicates();
      assertThat(endpoint.engine.events)
          .containsExactly(
              "begin", "execute insert 2", "execute rows 3", "execute insert 4", "commit");
    }

    @Test
    void undoesEverythingWhereOneFails() {
      DescribeStatementResponse end =
          endpoint.end(endpoint.executeBatch("insert 1", "rows 9000", "fail no", "insert 2").id());

      assertThat(end.status()).isEqualTo(StatusString.FAILED);
      assertThat(end.error()).isEqualTo("Query #3 failed with ERROR: no");
      assertThat(end.hasResultSet()).isFalse();
      assertThat(statuses(end)).containsExactly("ABORTED", "ABORTED", "FAILED", "ABORTED");
      assertThat(end.subStatements())
          .extracting(SubStatementData::error)
          .containsExactly(UNDONE, UNDONE, "ERROR: no", UNDONE);
      assertThat(endpoint.engine.events).endsWith("execute fail no", "rollback");
    }

    @Test
    void blamesNoStatementForAConflictOnCommit() {
      endpoint.engine.conflictOnCommit();
      DescribeStatementResponse end = endpoint.end(endpoint.executeBatch("insert 1").id());
      assertThat(end.status()).isEqualTo(StatusString.FAILED);
      assertThat(end.error()).startsWith("ERROR: 1023");
      assertThat(statuses(end)).containsExactly("ABORTED");
      assertThat(endpoint.engine.events).endsWith("rollback");
    }

    @Test
    void showsNothingAsFinishedBeforeTheCommit() {
      String id = endpoint.executeBatch("insert 1", "block second").id();
      endpoint.engine.awaitStart("second");
      DescribeStatementResponse running =
          endpoint.client.describeStatement(request -> request.id(id));
      assertThat(running.statusAsString()).isEqualTo("STARTED");
      assertThat(statuses(running)).containsExactly("STARTED", "STARTED");
      assertThat(running.subStatements().get(0).duration()).isPositive();
      assertThat(running.subStatements().get(1).duration()).isEqualTo(-1);
      endpoint.engine.release("second");
      assertThat(statuses(endpoint.end(id))).containsOnly("FINISHED");
    }

    @Test
    void commitsEachStatementWithAutoCommitUntilOneFails() {
      String id =
          execute(
                  request ->
                      request
                          .sqls("insert 1", "fail no", "insert 2")
                          .executionMode(ExecutionMode.AUTO_COMMIT))
              .id();
      DescribeStatementResponse end = endpoint.end(id);
      assertThat(end.status()).isEqualTo(StatusString.FAILED);
      assertThat(statuses(end)).containsExactly("FINISHED", "FAILED", "ABORTED");
      assertThat(endpoint.engine.events).containsExactly("execute insert 1", "execute fail no");
    }

    @Test
    void givesEachStatementTheParametersItUses() {
      endpoint.end(
          execute(
                  request ->
                      request
                          .sqls("select :a", "select :b, :a", "select 1")
                          .parameters(
                              SqlParameter.builder().name("a").value("1").build(),
                              SqlParameter.builder().name("b").value("2").build()))
              .id());
      assertThat(endpoint.engine.events.get(1)).isEqualTo("execute select :a with {a=1}");
      assertThat(endpoint.engine.events.get(2)).contains("a=1", "b=2");
      assertThat(endpoint.engine.events.get(3)).isEqualTo("execute select 1");
    }

    @Test
    void answersWithTheOutcomeWhereItMayWait() {
      BatchExecuteStatementResponse response = execute(request -> request.waitTimeSeconds(30));
      assertThat(response.statusAsString()).isEqualTo("FINISHED");
      assertThat(response.hasResultSet()).isTrue();
    }
  }
}
