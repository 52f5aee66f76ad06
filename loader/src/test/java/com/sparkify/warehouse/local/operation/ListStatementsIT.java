package com.sparkify.warehouse.local.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.warehouse.local.LocalEndpoint;
import com.sparkify.warehouse.local.RawHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.ListStatementsRequest;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

class ListStatementsIT {
  private final LocalEndpoint endpoint = new LocalEndpoint();

  @AfterEach
  void close() {
    endpoint.close();
  }

  private List<StatementData> list(Consumer<ListStatementsRequest.Builder> members) {
    return endpoint.client.listStatements(members).statements();
  }

  private String run(String sql, String name) {
    return endpoint
        .client
        .executeStatement(
            request ->
                request
                    .sql(sql)
                    .statementName(name)
                    .clusterIdentifier("sparkify")
                    .database("dev")
                    .waitTimeSeconds(30))
        .id();
  }

  @Nested
  class Serialization {
    @Test
    void namesTheMemberOfTheWrongType() {
      RawHttp.Response response = endpoint.post("ListStatements", "{\"MaxResults\":\"all\"}");
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.body()).contains("SerializationException", "MaxResults must be");
    }
  }

  @Nested
  class Validation {
    @Test
    void limitsThePage() {
      assertThatThrownBy(() -> list(request -> request.maxResults(101)))
          .isInstanceOf(ValidationException.class)
          .hasMessageContainingAll("MaxResults is 101", "100");
    }

    @Test
    void knowsStatusesAndTokens() {
      assertThatThrownBy(() -> list(request -> request.status("DONE")))
          .isInstanceOf(ValidationException.class)
          .hasMessageContainingAll("Status is 'DONE'", "ALL");
      assertThatThrownBy(() -> list(request -> request.nextToken("?")))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("NextToken");
      assertThatThrownBy(() -> list(request -> request.clusterIdentifier("a").workgroupName("b")))
          .isInstanceOf(ValidationException.class);
    }
  }

  @Nested
  class Behaviour {
    @Test
    void showsFinishedOnesUnlessToldOtherwise() {
      String finished = run("insert 1", "load-1");
      String failed = run("fail no", "load-2");
      String running = endpoint.execute("block one").id();
      endpoint.engine.awaitStart("one");

      assertThat(list(request -> {})).extracting(StatementData::id).containsExactly(finished);
      assertThat(list(request -> request.status(StatusString.FAILED)))
          .extracting(StatementData::id)
          .containsExactly(failed);
      assertThat(list(request -> request.status(StatusString.ALL)))
          .extracting(StatementData::id)
          .containsExactly(running, failed, finished);
      endpoint.engine.release("one");
    }

    @Test
    void filtersByTheBeginningOfTheNameAndByTarget() {
      String first = run("insert 1", "load-1");
      String second = run("insert 2", "load-2");
      run("insert 3", "Load-3");
      assertThat(list(request -> request.statementName("load-")))
          .extracting(StatementData::id)
          .containsExactly(second, first);
      assertThat(list(request -> request.clusterIdentifier("sparkify"))).hasSize(3);
      assertThat(list(request -> request.clusterIdentifier("other"))).isEmpty();
      assertThat(list(request -> request.database("prod"))).isEmpty();
    }

    @Test
    void showsBatchesAsOne() {
      String id = endpoint.executeBatch("insert 1", "insert 2").id();
      endpoint.end(id);
      StatementData batch = list(request -> {}).get(0);
      assertThat(batch.id()).isEqualTo(id);
      assertThat(batch.isBatchStatement()).isTrue();
      assertThat(batch.queryStrings()).containsExactly("insert 1", "insert 2");
      assertThat(batch.queryString()).isNull();
    }

    @Test
    void pagesWithoutGapsWhileStatementsAreAdded() {
      List<String> ids = new ArrayList<>();
      IntStream.range(0, 7).forEach(number -> ids.add(0, run("insert " + number, "load")));
      List<String> seen = new ArrayList<>();
      endpoint.client.listStatementsPaginator(request -> request.maxResults(3)).stream()
          .forEach(
              page -> {
                page.statements().forEach(statement -> seen.add(statement.id()));
                run("insert 99", "later");
              });
      assertThat(seen).containsExactlyElementsOf(ids);
    }
  }
}
