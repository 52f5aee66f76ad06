package com.sparkify.warehouse.local.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.warehouse.local.LocalEndpoint;
import com.sparkify.warehouse.local.RawHttp;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

class ExecuteStatementIT {
  private static final String TARGET = "\"ClusterIdentifier\":\"sparkify\",\"Database\":\"dev\"";

  private final LocalEndpoint endpoint = new LocalEndpoint();

  @AfterEach
  void close() {
    endpoint.close();
  }

  private ExecuteStatementResponse execute(Consumer<ExecuteStatementRequest.Builder> members) {
    return endpoint.client.executeStatement(
        request ->
            members.accept(request.sql("select 1").clusterIdentifier("sparkify").database("dev")));
  }

  private void assertInvalid(
      Consumer<ExecuteStatementRequest.Builder> members, String... messageParts) {
    assertThatThrownBy(() -> execute(members))
        .isInstanceOf(ValidationException.class)
        .hasMessageContainingAll(messageParts);
    assertThat(endpoint.engine.events).isEmpty();
  }

  @Nested
  class Serialization {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{\"Sql\":1} | Sql must be",
          "{\"Sql\":{}} | Sql must be",
          "{\"WaitTimeSeconds\":\"1\"} | WaitTimeSeconds must be",
          "{\"WaitTimeSeconds\":1.5} | WaitTimeSeconds must be",
          "{\"WaitTimeSeconds\":99999999999} | WaitTimeSeconds must be",
          "{\"WithEvent\":\"true\"} | WithEvent must be",
          "{\"Parameters\":{}} | Parameters must be",
          "{\"Parameters\":[null]} | Parameters[0] must be",
          "{\"Parameters\":[{\"name\":[]}]} | Parameters[0].name must be",
          "[] | must be a JSON object",
          "{\"Sql\":\"select 1\" | isn't JSON",
          "{} {} | isn't JSON",
        })
    void namesTheMemberOfTheWrongType(String body, String message) {
      RawHttp.Response response = endpoint.post("ExecuteStatement", body);
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.body()).contains("\"__type\":\"SerializationException\"", message);
    }

    @Test
    void ignoresUnknownMembersAndTakesNullAsAbsent() {
      RawHttp.Response response =
          endpoint.post(
              "ExecuteStatement",
              "{\"Sql\":\"select 1\",\"Nonsense\":[1],\"StatementName\":null," + TARGET + "}");
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.headers()).containsKey("x-amzn-requestid");
      assertThat(response.body())
          .matches("\\{\"Id\":\"[-0-9a-f]{36}\",\"CreatedAt\":\\d{10}\\.\\d{3},.*");
    }
  }

  @Nested
  class Validation {
    @Test
    void wantsSql() {
      assertInvalid(request -> request.sql(null), "Sql is missing");
      assertInvalid(request -> request.sql(""), "Sql is empty");
      assertInvalid(request -> request.sql(" -- only a comment\n;"), "Sql holds no statement");
    }

    @Test
    void wantsOneStatement() {
      assertInvalid(request -> request.sql("select 1; select 2"), "Sql", "BatchExecuteStatement");
    }

    @Test
    void limitsTheTextInBytes() {
      String umlauts = "ä".repeat(50 << 10);
      assertInvalid(request -> request.sql("select '" + umlauts + "'"), "Sql", "102400");
    }

    @Test
    void wantsADatabaseAndOneTarget() {
      assertInvalid(request -> request.database(null), "Database is missing");
      assertInvalid(request -> request.clusterIdentifier(null), "ClusterIdentifier", "Workgroup");
      assertInvalid(request -> request.workgroupName("spark"), "can't both be given");
      assertInvalid(request -> request.clusterIdentifier("No_Such"), "ClusterIdentifier");
    }

    @Test
    void limitsLengths() {
      assertInvalid(request -> request.statementName("n".repeat(2049)), "StatementName", "2048");
      assertInvalid(request -> request.clientToken("t".repeat(65)), "ClientToken", "64");
      assertInvalid(request -> request.clientToken(""), "ClientToken");
    }

    @Test
    void limitsTheWait() {
      assertInvalid(request -> request.waitTimeSeconds(0), "WaitTimeSeconds is 0", "1 to 30");
      assertInvalid(request -> request.waitTimeSeconds(31), "WaitTimeSeconds is 31");
    }

    @Test
    void wantsEachParameterGivenAndUsed() {
      SqlParameter unused = SqlParameter.builder().name("a").value("1").build();
      SqlParameter empty = SqlParameter.builder().name("a").value("").build();
      assertInvalid(request -> request.parameters(unused), ":a", "no statement uses");
      assertInvalid(request -> request.sql("select :a"), "no value for :a");
      assertInvalid(request -> request.sql("select :a").parameters(empty), "value of :a is empty");
      assertInvalid(request -> request.sql("select :a").parameters(unused, unused), ":a twice");
    }

    @Test
    void refusesWhatTheLocalEndpointHasNot() {
      assertInvalid(request -> request.sessionKeepAliveSeconds(60), "SessionKeepAliveSeconds");
      assertInvalid(
          request -> request.sessionId("d9b6c0c9-0747-4bf4-b142-e8883122f766"), "SessionId");
      assertInvalid(request -> request.withEvent(true), "WithEvent");
    }

    @Test
    void knowsResultFormats() {
      assertInvalid(request -> request.resultFormat("XML"), "ResultFormat is 'XML'", "CSV");
    }
  }

  @Nested
  class Behaviour {
    @Test
    void runsAStatementAndDescribesIt() {
      ExecuteStatementResponse submitted = execute(request -> request.sql("rows 3;"));
      assertThat(submitted.statusAsString()).isNull();

      DescribeStatementResponse end = endpoint.end(submitted.id());

      assertThat(end.status()).isEqualTo(StatusString.FINISHED);
      assertThat(end.queryString()).isEqualTo("rows 3;");
      assertThat(end.hasResultSet()).isTrue();
      assertThat(end.resultRows()).isEqualTo(3);
      assertThat(end.resultSize()).isPositive();
      assertThat(end.duration()).isPositive();
      assertThat(end.redshiftQueryId()).isPositive();
      assertThat(end.redshiftPid()).isEqualTo(101);
      assertThat(end.clusterIdentifier()).isEqualTo("sparkify");
      assertThat(end.hasSubStatements()).isFalse();
      assertThat(end.updatedAt()).isAfterOrEqualTo(end.createdAt());
      assertThat(endpoint.engine.events).containsExactly("execute rows 3");
    }

    @Test
    void answersWithTheOutcomeWhereItMayWait() {
      ExecuteStatementResponse response = execute(request -> request.waitTimeSeconds(30));
      assertThat(response.statusAsString()).isEqualTo("FINISHED");
      assertThat(response.hasResultSet()).isTrue();
      assertThat(response.redshiftPid()).isEqualTo(101);
      assertThat(endpoint.value(response.id()).stringValue()).isEqualTo("1");
    }

    @Test
    void answersBeforeTheEndWhereTheWaitIsOver() {
      ExecuteStatementResponse response =
          execute(request -> request.sql("block one").waitTimeSeconds(1));
      assertThat(response.statusAsString()).isEqualTo("STARTED");
      endpoint.engine.release("one");
      assertThat(endpoint.end(response.id()).statusAsString()).isEqualTo("FINISHED");
    }

    @Test
    void keepsTheEnginesError() {
      DescribeStatementResponse end = endpoint.end(endpoint.execute("fail division by 0").id());
      assertThat(end.status()).isEqualTo(StatusString.FAILED);
      assertThat(end.error()).isEqualTo("ERROR: division by 0");
      assertThat(end.duration()).isEqualTo(-1);
      assertThat(end.resultRows()).isEqualTo(-1);
      assertThat(end.hasResultSet()).isFalse();
    }

    @Test
    void failsStatementsOfAnotherDatabase() {
      DescribeStatementResponse end =
          endpoint.end(execute(request -> request.database("prod")).id());
      assertThat(end.status()).isEqualTo(StatusString.FAILED);
      assertThat(end.error()).isEqualTo("FATAL: database \"prod\" does not exist");
    }

    @Test
    void failsWhereThereIsNoConnectionOrTheEngineHasABug() {
      assertThat(endpoint.end(endpoint.execute("explode").id()).error()).contains("a bug");
      endpoint.engine.failToConnect();
      DescribeStatementResponse end = endpoint.end(endpoint.execute("select 1").id());
      assertThat(end.status()).isEqualTo(StatusString.FAILED);
      assertThat(end.error()).isEqualTo("the warehouse file is damaged");
    }

    @Test
    void bindsParameters() {
      SqlParameter user = SqlParameter.builder().name("user").value("15").build();
      String id =
          execute(request -> request.sql("select :user, ':no', a::int").parameters(user)).id();
      assertThat(endpoint.end(id).queryParameters()).containsExactly(user);
      assertThat(endpoint.engine.events)
          .containsExactly("execute select :user, ':no', a::int with {user=15}");
    }

    @Test
    void runsOnceWhereTheAnswerWasLostAndTheRequestIsRepeated() {
      Consumer<ExecuteStatementRequest.Builder> insert =
          request -> request.sql("insert 1").clientToken("load-7");
      String first = execute(insert).id();
      String second = execute(insert).id();
      endpoint.end(second);
      assertThat(second).isEqualTo(first);
      assertThat(endpoint.engine.events).containsExactly("execute insert 1");
    }

    @Test
    void refusesATokenForAnotherRequest() {
      execute(request -> request.clientToken("load-7"));
      assertThatThrownBy(() -> execute(request -> request.sql("insert 1").clientToken("load-7")))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("ClientToken");
    }

    @Test
    void givesQueryIdsThatGrow() {
      List<Long> ids =
          List.of("insert 1", "insert 2", "insert 3").stream()
              .map(sql -> endpoint.end(endpoint.execute(sql).id()).redshiftQueryId())
              .toList();
      assertThat(ids).isSorted().doesNotHaveDuplicates();
    }
  }
}
