package com.sparkify.warehouse.local.engine;

import java.util.List;
import java.util.Optional;

/** The outcome of a statement: a result set read row by row, or a count of rows changed. */
public interface EngineResult extends AutoCloseable {

  /** Whether there is a result set, be it an empty one. */
  boolean hasResultSet();

  /** The columns of the result set; none where there is no result set. */
  List<ColumnDescription> columns();

  /**
   * The next row: Long, Double, Boolean, String or null a column. Numeric, date and time values are
   * Strings as Redshift prints them ({@code 2018-11-21 21:56:47.796}).
   *
   * @return empty after the last row
   * @throws EngineException where reading fails or the statement is cancelled
   */
  Optional<List<Object>> nextRow();

  /** Rows inserted, updated, deleted or loaded; 0 for a result set or DDL. */
  long updatedRows();

  @Override
  void close();
}
