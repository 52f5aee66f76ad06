package com.sparkify.warehouse.local.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.warehouse.local.LocalEndpoint;
import com.sparkify.warehouse.local.RawHttp;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultV2Response;
import software.amazon.awssdk.services.redshiftdata.model.ResultFormatString;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

class GetStatementResultV2IT {
  private final LocalEndpoint endpoint = new LocalEndpoint();

  @AfterEach
  void close() {
    endpoint.close();
  }

  private String executeForCsv(String sql) {
    return endpoint
        .client
        .executeStatement(
            request ->
                request
                    .sql(sql)
                    .clusterIdentifier("sparkify")
                    .database("dev")
                    .resultFormat(ResultFormatString.CSV)
                    .waitTimeSeconds(30))
        .id();
  }

  private GetStatementResultV2Response result(String id) {
    return endpoint.client.getStatementResultV2(request -> request.id(id));
  }

  @Nested
  class Serialization {
    @Test
    void namesTheMemberOfTheWrongType() {
      RawHttp.Response response = endpoint.post("GetStatementResultV2", "{\"Id\":{}}");
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.body()).contains("SerializationException", "Id must be");
    }
  }

  @Nested
  class Validation {
    @Test
    void pointsToTheOperationForJson() {
      String id = endpoint.execute("select 1").id();
      endpoint.end(id);
      assertThatThrownBy(() -> result(id))
          .isInstanceOf(ValidationException.class)
          .hasMessageContainingAll("ResultFormat is JSON", "GetStatementResult");
    }
  }

  @Nested
  class Behaviour {
    @Test
    void quotesWhatCsvMustQuoteAndLeavesNullEmpty() {
      GetStatementResultV2Response result = result(executeForCsv("rows 2"));
      assertThat(result.resultFormat()).isEqualTo(ResultFormatString.CSV);
      assertThat(result.totalNumRows()).isEqualTo(2);
      assertThat(result.columnMetadata()).hasSize(5);
      assertThat(result.records().get(0).csvRecords())
          .isEqualTo("1,0.5,false,\"näme, 1\",\n2,1.0,true,\"näme, 2\",\n");
    }

    @Test
    void pages() {
      String id = executeForCsv("rows 2500");
      List<Long> lines =
          endpoint.client.getStatementResultV2Paginator(request -> request.id(id)).stream()
              .map(page -> page.records().get(0).csvRecords().lines().count())
              .toList();
      assertThat(lines).containsExactly(1000L, 1000L, 500L);
    }
  }
}
