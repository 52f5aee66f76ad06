package com.sparkify.warehouse.local.engine;

import java.util.List;
import java.util.Optional;

/** The outcome of a statement that gives no result set. */
record CountResult(long updatedRows) implements EngineResult {

  @Override
  public boolean hasResultSet() {
    return false;
  }

  @Override
  public List<ColumnDescription> columns() {
    return List.of();
  }

  @Override
  public Optional<List<Object>> nextRow() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
