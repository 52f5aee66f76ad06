package com.sparkify.warehouse.run;

import com.sparkify.warehouse.dataapi.DataApi;
import com.sparkify.warehouse.dataapi.DataApiException;
import com.sparkify.warehouse.dataapi.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks a guard's question again, plainly, once the guard has stopped a load: its error holds a
 * count, or no more than a letter, and never the names. The guard's error stands in any case.
 */
final class Takeovers {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DataApi api;
  private final String runId;

  Takeovers(DataApi api, String runId) {
    this.api = api;
    this.runId = runId;
  }

  /** Who has taken over from this run, as far as the warehouse tells. */
  Takeover explain(String question) {
    try {
      List<String> runs =
          api.query("guard", question, Map.of(), Deadline.in(PATIENCE, api.timing())).all().stream()
              .map(row -> row.get(0))
              .filter(Objects::nonNull)
              .map(Object::toString)
              .filter(run -> !run.equals(runId))
              .distinct()
              .toList();
      return new Takeover(runs, question, Optional.empty());
    } catch (DataApiException e) {
      return new Takeover(List.of(), question, Optional.of(e.getMessage()));
    }
  }
}
