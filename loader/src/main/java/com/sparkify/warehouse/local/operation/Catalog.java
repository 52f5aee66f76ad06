package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.local.engine.Engine;
import com.sparkify.warehouse.local.engine.EngineException;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.redshiftdata.model.DatabaseConnectionException;

/** What the listing operations share: the checks of where they look, and the engine. */
final class Catalog {
  /** The model's PageSize. */
  static final int MOST_RESULTS = 1_000;

  private final Engine engine;

  Catalog(Engine engine) {
    this.engine = requireNonNull(engine, "engine");
  }

  /**
   * Asks the engine, once the request is known to be for its database.
   *
   * @param connectedDatabase none where it is the request's Database
   * @throws software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException where the
   *     target isn't good, the database is another or the engine fails
   */
  <T> T read(SdkPojo request, String connectedDatabase, Function<Engine, T> question) {
    checkDatabase("Database", ConnectionTarget.of(request).database());
    if (connectedDatabase != null) {
      checkDatabase("ConnectedDatabase", connectedDatabase);
    }
    try {
      return question.apply(engine);
    } catch (EngineException e) {
      throw DatabaseConnectionException.builder()
          .message(e.getMessage())
          .statusCode(500)
          .cause(e)
          .build();
    }
  }

  private void checkDatabase(String member, String database) {
    if (!database.equals(engine.database())) {
      throw Errors.validation(
          member
              + ": database \""
              + database
              + "\" does not exist; the only one is \""
              + engine.database()
              + "\"");
    }
  }
}
