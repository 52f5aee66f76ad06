package com.sparkify.warehouse.run;

import com.sparkify.warehouse.dataapi.DataApi;
import com.sparkify.warehouse.dataapi.DataApiException;
import com.sparkify.warehouse.dataapi.Deadline;
import com.sparkify.warehouse.dataapi.QueryResult;
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
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String WITH_RAW_TEXT =
      """
      select trim(filename), line_number, trim(colname), trim(err_reason),
          case when trim(raw_field_value) = '' then trim(raw_line) else trim(raw_field_value) end
      from stl_load_errors
      where %s
      order by 1, 2
      limit 100""";

  private static final String WITHOUT_RAW_TEXT =
      """
      select trim(file_name), line_number, trim(column_name), trim(error_message), ''
      from sys_load_error_detail
      where %s
      order by 1, 2
      limit 100""";

  private final DataApi api;

  LoadErrors(DataApi api) {
    this.api = api;
  }

  /** The rejected lines of a query, or of a session where the query's id isn't known. */
  List<LoadError> of(long queryId, long processId) {
    boolean known = queryId > 0;
    Map<String, String> key = Map.of("key", Long.toString(known ? queryId : processId));
    List<LoadError> errors =
        ask(
            WITH_RAW_TEXT.formatted((known ? "query" : "session") + " = cast(:key as bigint)"),
            key);
    return errors.isEmpty()
        ? ask(
            WITHOUT_RAW_TEXT.formatted(
                (known ? "query_id" : "session_id") + " = cast(:key as bigint)"),
            key)
        : errors;
  }

  private List<LoadError> ask(String sql, Map<String, String> parameters) {
    try {
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
                text(row.get(4))));
      }
      return errors;
    } catch (DataApiException e) {
      // Diagnosis of an error must not hide the error: the COPY's own text is shown all the same.
      return List.of();
    }
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }
}
