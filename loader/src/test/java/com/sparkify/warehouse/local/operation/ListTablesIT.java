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
import software.amazon.awssdk.services.redshiftdata.model.ListTablesRequest;
import software.amazon.awssdk.services.redshiftdata.model.ListTablesResponse;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

class ListTablesIT {
  private final LocalEndpoint endpoint = new LocalEndpoint();

  @AfterEach
  void close() {
    endpoint.close();
  }

  private List<String> list(Consumer<ListTablesRequest.Builder> members) {
    return names(
        endpoint.client.listTables(
            request -> members.accept(request.clusterIdentifier("sparkify").database("dev"))));
  }

  private static List<String> names(ListTablesResponse page) {
    return page.tables().stream().map(table -> table.schema() + "." + table.name()).toList();
  }

  @Nested
  class Serialization {
    @Test
    void namesTheMemberOfTheWrongType() {
      RawHttp.Response response = endpoint.post("ListTables", "{\"TablePattern\":true}");
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.body()).contains("SerializationException", "TablePattern must be");
    }
  }

  @Nested
  class Validation {
    @Test
    void wantsTheDatabaseThatThereIs() {
      assertThatThrownBy(() -> list(request -> request.database(null)))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("Database is missing");
      assertThatThrownBy(() -> list(request -> request.connectedDatabase("prod")))
          .isInstanceOf(ValidationException.class)
          .hasMessageContainingAll("ConnectedDatabase", "\"prod\" does not exist", "\"dev\"");
    }

    @Test
    void limitsThePage() {
      assertThatThrownBy(() -> list(request -> request.maxResults(1001)))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("MaxResults");
    }
  }

  @Nested
  class Behaviour {
    @Test
    void listsEverythingBySchemaAndName() {
      assertThat(list(request -> {}))
          .containsExactly(
              "pg_catalog.stl_load_errors",
              "public.songs",
              "public.staging_events",
              "public.staging_songs",
              "star.songs");
    }

    @Test
    void matchesPatterns() {
      assertThat(list(request -> request.tablePattern("staging%")))
          .containsExactly("public.staging_events", "public.staging_songs");
      assertThat(list(request -> request.schemaPattern("s_ar"))).containsExactly("star.songs");
      assertThat(list(request -> request.schemaPattern("public").tablePattern("SONGS")))
          .containsExactly("public.songs");
      assertThat(list(request -> request.tablePattern("song."))).isEmpty();
    }

    @Test
    void pages() {
      List<String> seen =
          endpoint
              .client
              .listTablesPaginator(
                  request -> request.clusterIdentifier("s").database("dev").maxResults(2))
              .stream()
              .map(page -> String.join(" ", names(page)))
              .toList();
      assertThat(seen)
          .containsExactly(
              "pg_catalog.stl_load_errors public.songs",
              "public.staging_events public.staging_songs",
              "star.songs");
    }
  }
}
