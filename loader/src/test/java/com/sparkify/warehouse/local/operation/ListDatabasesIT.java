package com.sparkify.warehouse.local.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.warehouse.local.LocalEndpoint;
import com.sparkify.warehouse.local.RawHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.ListDatabasesResponse;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

class ListDatabasesIT {
  private final LocalEndpoint endpoint = new LocalEndpoint();

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Nested
  class Serialization {
    @Test
    void namesTheMemberOfTheWrongType() {
      RawHttp.Response response = endpoint.post("ListDatabases", "{\"Database\":{}}");
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.body()).contains("SerializationException", "Database must be");
    }
  }

  @Nested
  class Validation {
    @Test
    void wantsADatabase() {
      assertThatThrownBy(
              () -> endpoint.client.listDatabases(request -> request.clusterIdentifier("c")))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("Database is missing");
    }
  }

  @Nested
  class Behaviour {
    @Test
    void listsTheOnlyOne() {
      ListDatabasesResponse response =
          endpoint.client.listDatabases(
              request -> request.workgroupName("sparkify").database("dev").maxResults(1));
      assertThat(response.databases()).containsExactly("dev");
      assertThat(response.nextToken()).isNull();
    }
  }
}
