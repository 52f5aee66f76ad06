package com.sparkify.warehouse.run;

import com.sparkify.warehouse.dataapi.DataApi;
import com.sparkify.warehouse.dataapi.DataApiException;
import com.sparkify.warehouse.dataapi.Deadline;
import com.sparkify.warehouse.dataapi.QueryResult;
import com.sparkify.warehouse.dataapi.StatementFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks the warehouse which lines a COPY rejected: first stl_load_errors, which keeps the raw text,
 * then sys_load_error_detail, which also serverless workgroups have. Either may be empty or out of
 * reach for the loader's user; the COPY's own error stands in any case.
 */
final class LoadErrors {
  private static final int EXPLAINING = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String WITH_RAW_TEXT =
      """
      select trim(filename), line_number, trim(colname), trim(err_reason),
          coalesce(nullif(trim(raw_field_value), ''), trim(raw_line)), trim(raw_line)
      from stl_load_errors
      where %s
      order by 1, 2
      limit %d""";

  private static final String WITHOUT_RAW_TEXT =
      """
      select trim(file_name), line_number, trim(column_name), trim(error_message), '', ''
      from sys_load_error_detail
      where %s
      order by 1, 2
      limit %d""";

  private final DataApi api;

  LoadErrors(DataApi api) {
    this.api = api;
  }

  /** What made a COPY fail, as far as the views tell; their own faults must not hide its error. */
  List<LoadError> explain(long queryId, long processId) {
    try {
      return read(queryId, processId, EXPLAINING);
    } catch (DataApiException e) {
      return List.of();
    }
  }

  /**
   * The rejected lines of a query, or of a session where the query's id isn't known.
   *
   * @param limit how many at most
   * @throws DataApiException where neither view can be read
   */
  List<LoadError> read(long queryId, long processId, int limit) {
    boolean known = queryId > 0;
    Map<String, String> key = Map.of("key", Long.toString(known ? queryId : processId));
    String condition = " = cast(:key as bigint)";
    try {
      List<LoadError> errors =
          ask(WITH_RAW_TEXT.formatted((known ? "query" : "session") + condition, limit), key);
      if (!errors.isEmpty()) {
        return errors;
      }
    } catch (StatementFailedException e) {
      // A serverless workgroup has no stl views: the other view answers, or fails, for both.
    }
    return ask(
        WITHOUT_RAW_TEXT.formatted((known ? "query_id" : "session_id") + condition, limit), key);
  }

  private List<LoadError> ask(String sql, Map<String, String> parameters) {
    QueryResult result =
        api.query("load errors", sql, parameters, Deadline.in(PATIENCE, api.timing()));
    List<LoadError> errors = new ArrayList<>();
    for (List<Object> row : result) {
      errors.add(
          new LoadError(
              text(row.get(0)),
              row.get(1) instanceof Number line ? line.longValue() : 0,
              text(row.get(2)),
              text(row.get(3)),
              text(row.get(4)),
              text(row.get(5))));
    }
    return errors;
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }
}
