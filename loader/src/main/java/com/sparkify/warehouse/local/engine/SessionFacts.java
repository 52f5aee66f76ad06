package com.sparkify.warehouse.local.engine;

/**
 * What a session's functions answer.
 *
 * @param processId {@code pg_backend_pid()}
 * @param lastCopyId {@code pg_last_copy_id()}; -1 before the first COPY
 * @param lastCopyCount {@code pg_last_copy_count()}
 * @param lastQueryId {@code pg_last_query_id()}; -1 before the first query
 */
record SessionFacts(int processId, long lastCopyId, long lastCopyCount, long lastQueryId) {
  static final String USER = "IAMR:local";
  static final String VERSION =
      "PostgreSQL 8.0.2 (the local Redshift engine of the Sparkify warehouse, on DuckDB)";
}
