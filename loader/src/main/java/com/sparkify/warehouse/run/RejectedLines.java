package com.sparkify.warehouse.run;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.dataapi.DataApi;
import com.sparkify.warehouse.dataapi.StatementOutcome;
import com.sparkify.warehouse.run.LoadReport.Committed;
import java.util.ArrayList;
import java.util.List;

/** Collects the lines that the COPYs of a finished load passed over. */
public final class RejectedLines {
  /** COPY's own bound on MAXERROR. */
  public static final int MOST = 100_000;

  private final LoadErrors loadErrors;

  /** Asks through {@code api}. */
  public RejectedLines(DataApi api) {
    this.loadErrors = new LoadErrors(requireNonNull(api, "api"));
  }

  /**
   * The lines by transaction, file and line.
   *
   * @throws com.sparkify.warehouse.dataapi.DataApiException where the system views can't be read
   */
  public List<LoadError> of(LoadReport report) {
    List<LoadError> rejected = new ArrayList<>();
    for (Committed committed : report.committed()) {
      for (int index = 0; index < committed.transaction().statements().size(); index++) {
        if (committed.transaction().statements().get(index).isCopy()) {
          StatementOutcome outcome = committed.execution().statements().get(index);
          rejected.addAll(
              loadErrors.read(
                  outcome.queryId().orElse(-1L), committed.execution().processId(), MOST));
        }
      }
    }
    return rejected;
  }
}
