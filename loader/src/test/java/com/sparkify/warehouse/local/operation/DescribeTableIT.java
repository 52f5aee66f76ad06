package com.sparkify.warehouse.local.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.warehouse.local.LocalEndpoint;
import com.sparkify.warehouse.local.RawHttp;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.DescribeTableRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeTableResponse;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

class DescribeTableIT {
  private final LocalEndpoint endpoint = new LocalEndpoint();

  @AfterEach
  void close() {
    endpoint.close();
  }

  private DescribeTableResponse describe(Consumer<DescribeTableRequest.Builder> members) {
    return endpoint.client.describeTable(
        request -> members.accept(request.clusterIdentifier("sparkify").database("dev")));
  }

  @Nested
  class Serialization {
    @Test
    void namesTheMemberOfTheWrongType() {
      RawHttp.Response response = endpoint.post("DescribeTable", "{\"Table\":3}");
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.body()).contains("SerializationException", "Table must be");
    }
  }

  @Nested
  class Validation {
    @Test
    void wantsTheDatabaseThatThereIs() {
      assertThatThrownBy(() -> describe(request -> request.database("prod")))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("\"prod\" does not exist");
    }
  }

  @Nested
  class Behaviour {
    @Test
    void listsColumnsInTheirOrder() {
      DescribeTableResponse response = describe(request -> request.schema("public").table("songs"));
      assertThat(response.tableName()).isEqualTo("songs");
      assertThat(response.columnList())
          .containsExactly(
              ColumnMetadata.builder()
                  .name("song_id")
                  .label("song_id")
                  .schemaName("public")
                  .tableName("songs")
                  .typeName("varchar")
                  .length(18)
                  .precision(0)
                  .scale(0)
                  .nullable(0)
                  .isSigned(false)
                  .isCaseSensitive(true)
                  .isCurrency(false)
                  .build(),
              ColumnMetadata.builder()
                  .name("duration")
                  .label("duration")
                  .schemaName("public")
                  .tableName("songs")
                  .typeName("numeric")
                  .length(0)
                  .precision(10)
                  .scale(5)
                  .nullable(1)
                  .isSigned(true)
                  .isCaseSensitive(false)
                  .isCurrency(false)
                  .columnDefault("0")
                  .build());
    }

    @Test
    void listsEveryTableOfThatNameWithoutASchema() {
      assertThat(describe(request -> request.table("songs")).columnList())
          .extracting(ColumnMetadata::schemaName)
          .containsExactly("public", "public", "star", "star");
    }

    @Test
    void hasNoColumnsOfAnUnknownTable() {
      DescribeTableResponse response = describe(request -> request.table("nothing"));
      assertThat(response.columnList()).isEmpty();
    }

    @Test
    void pagesByColumns() {
      DescribeTableResponse first = describe(request -> request.table("songs").maxResults(3));
      assertThat(first.columnList()).hasSize(3);
      assertThat(
              describe(request -> request.table("songs").maxResults(3).nextToken(first.nextToken()))
                  .columnList())
          .hasSize(1);
    }
  }
}
