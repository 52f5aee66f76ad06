package com.sparkify.warehouse.local.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.warehouse.local.LocalEndpoint;
import com.sparkify.warehouse.local.RawHttp;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.ResultFormatString;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

class GetStatementResultIT {
  private final LocalEndpoint endpoint = new LocalEndpoint();

  @AfterEach
  void close() {
    endpoint.close();
  }

  private GetStatementResultResponse result(String id) {
    return endpoint.client.getStatementResult(request -> request.id(id).waitTimeSeconds(30));
  }

  @Nested
  class Serialization {
    @Test
    void namesTheMemberOfTheWrongType() {
      RawHttp.Response response =
          endpoint.post("GetStatementResult", "{\"Id\":\"x\",\"NextToken\":1}");
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.body()).contains("SerializationException", "NextToken must be");
    }

    @Test
    void writesFieldsInTheirOwnCase() {
      String id = endpoint.execute("rows 1").id();
      endpoint.end(id);
      assertThat(endpoint.post("GetStatementResult", "{\"Id\":\"" + id + "\"}").body())
          .startsWith(
              "{\"Records\":[[{\"longValue\":1},{\"doubleValue\":0.5},{\"booleanValue\":false},"
                  + "{\"stringValue\":\"näme, 1\"},{\"isNull\":true}]],\"ColumnMetadata\":[{");
    }
  }

  @Nested
  class Validation {
    @Test
    void wantsAStatementOfABatchNotTheBatch() {
      String id = endpoint.executeBatch("select 1").id();
      assertThatThrownBy(() -> result(id))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("can only be retrieved with sub-statement id");
      assertThat(result(id + ":1").totalNumRows()).isEqualTo(1);
    }

    @Test
    void hasNoResultWhereThereIsNoResultSet() {
      for (String sql : List.of("insert 1", "fail no")) {
        String id = endpoint.execute(sql).id();
        assertThatThrownBy(() -> result(id))
            .isInstanceOfSatisfying(
                ResourceNotFoundException.class, e -> assertThat(e.resourceId()).isEqualTo(id))
            .hasMessageContaining("Query does not have result");
      }
    }

    @Test
    void hasNoResultBeforeTheEnd() {
      String id = endpoint.execute("block one").id();
      assertThatThrownBy(() -> endpoint.client.getStatementResult(request -> request.id(id)))
          .isInstanceOf(ResourceNotFoundException.class);
      endpoint.engine.release("one");
    }

    @Test
    void wantsATokenOfThisResult() {
      String one = endpoint.execute("rows 2500").id();
      String other = endpoint.execute("rows 2500").id();
      String token = result(one).nextToken();
      result(other);
      for (String wrong : List.of(token + "x", "x", "999", "MTAwQA")) {
        assertThatThrownBy(
                () ->
                    endpoint.client.getStatementResult(request -> request.id(one).nextToken(wrong)))
            .isInstanceOf(ValidationException.class)
            .hasMessageContaining("NextToken");
      }
      assertThatThrownBy(
              () ->
                  endpoint.client.getStatementResult(request -> request.id(other).nextToken(token)))
          .isInstanceOf(ValidationException.class);
    }

    @Test
    void pointsToTheOperationForCsv() {
      String id =
          endpoint
              .client
              .executeStatement(
                  request ->
                      request
                          .sql("select 1")
                          .clusterIdentifier("c")
                          .database("dev")
                          .resultFormat(ResultFormatString.CSV))
              .id();
      assertThatThrownBy(() -> result(id))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("GetStatementResultV2");
    }
  }

  @Nested
  class Behaviour {
    @Test
    void givesEveryTypeAndNull() {
      GetStatementResultResponse result = result(endpoint.execute("rows 2").id());
      assertThat(result.records().get(1))
          .containsExactly(
              Field.fromLongValue(2L),
              Field.fromDoubleValue(1.0),
              Field.fromBooleanValue(true),
              Field.fromStringValue("näme, 2"),
              Field.fromIsNull(true));
      assertThat(result.columnMetadata())
          .extracting(ColumnMetadata::name, ColumnMetadata::typeName)
          .contains(org.assertj.core.groups.Tuple.tuple("id", "int8"));
      assertThat(result.nextToken()).isNull();
    }

    @Test
    void givesAnEmptyResultSetItsColumns() {
      String id = endpoint.execute("rows 0").id();
      GetStatementResultResponse result = result(id);
      assertThat(result.hasRecords()).isTrue();
      assertThat(result.records()).isEmpty();
      assertThat(result.totalNumRows()).isZero();
      assertThat(result.columnMetadata()).hasSize(5);
      assertThat(endpoint.end(id).hasResultSet()).isTrue();
    }

    @Test
    void pagesALargeResult() {
      String id = endpoint.execute("rows 25000").id();
      assertThat(result(id).totalNumRows()).isEqualTo(25_000);
      List<GetStatementResultResponse> pages =
          endpoint.client.getStatementResultPaginator(request -> request.id(id)).stream().toList();
      List<Long> ids =
          pages.stream()
              .flatMap(page -> page.records().stream())
              .map(row -> row.get(0).longValue())
              .toList();
      assertThat(pages).hasSize(25);
      assertThat(ids).hasSize(25_000).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void failsAStatementWhoseRowIsTooLarge() {
      assertThat(endpoint.end(endpoint.execute("wide 65000").id()).statusAsString())
          .isEqualTo("FINISHED");
      assertThat(endpoint.end(endpoint.execute("wide 66000").id()).error())
          .contains("row 1", "65536");
    }
  }
}
