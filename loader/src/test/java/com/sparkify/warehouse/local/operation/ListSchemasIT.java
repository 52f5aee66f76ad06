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
import software.amazon.awssdk.services.redshiftdata.model.ListSchemasRequest;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

class ListSchemasIT {
  private final LocalEndpoint endpoint = new LocalEndpoint();

  @AfterEach
  void close() {
    endpoint.close();
  }

  private List<String> list(Consumer<ListSchemasRequest.Builder> members) {
    return endpoint
        .client
        .listSchemasPaginator(
            request -> members.accept(request.clusterIdentifier("sparkify").database("dev")))
        .stream()
        .flatMap(page -> page.schemas().stream())
        .toList();
  }

  @Nested
  class Serialization {
    @Test
    void namesTheMemberOfTheWrongType() {
      RawHttp.Response response = endpoint.post("ListSchemas", "{\"SchemaPattern\":1}");
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.body()).contains("SerializationException", "SchemaPattern must be");
    }
  }

  @Nested
  class Validation {
    @Test
    void wantsATargetAndTheDatabaseThatThereIs() {
      assertThatThrownBy(() -> list(request -> request.clusterIdentifier(null)))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("must be given");
      assertThatThrownBy(() -> list(request -> request.database("prod")))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("\"prod\" does not exist");
    }
  }

  @Nested
  class Behaviour {
    @Test
    void listsMatchesPageByPage() {
      assertThat(list(request -> request.maxResults(1)))
          .containsExactly("information_schema", "pg_catalog", "public", "star");
      assertThat(list(request -> request.schemaPattern("p%")))
          .containsExactly("pg_catalog", "public");
    }
  }
}
