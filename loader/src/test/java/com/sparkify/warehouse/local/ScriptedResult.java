package com.sparkify.warehouse.local;

import com.sparkify.warehouse.local.engine.ColumnDescription;
import com.sparkify.warehouse.local.engine.EngineResult;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A result that is made up as it is read. */
final class ScriptedResult implements EngineResult {
  private final List<ColumnDescription> columns;
  private final Iterator<List<Object>> rows;
  private final long updatedRows;

  private ScriptedResult(
      List<ColumnDescription> columns, Stream<List<Object>> rows, long updatedRows) {
    this.columns = columns;
    this.rows = rows.iterator();
    this.updatedRows = updatedRows;
  }

  static ScriptedResult changed(long updatedRows) {
    return new ScriptedResult(List.of(), Stream.empty(), updatedRows);
  }

  static ScriptedResult text(String text) {
    return new ScriptedResult(
        List.of(column("value", "varchar")), Stream.of(List.<Object>of(text)), 0);
  }

  /** Rows of every type that there is, and null. */
  static ScriptedResult numbers(int count) {
    List<ColumnDescription> columns =
        List.of(
            column("id", "int8"),
            column("ratio", "float8"),
            column("even", "bool"),
            column("name", "varchar"),
            column("nothing", "varchar"));
    return new ScriptedResult(
        columns, IntStream.rangeClosed(1, count).mapToObj(ScriptedResult::row), 0);
  }

  private static List<Object> row(int number) {
    return Arrays.asList((long) number, number / 2.0, number % 2 == 0, "näme, " + number, null);
  }

  private static ColumnDescription column(String name, String type) {
    return new ColumnDescription(name, "", "", type, 0, 0, 0, true, "");
  }

  @Override
  public boolean hasResultSet() {
    return !columns.isEmpty();
  }

  @Override
  public List<ColumnDescription> columns() {
    return columns;
  }

  @Override
  public Optional<List<Object>> nextRow() {
    return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
  }

  @Override
  public long updatedRows() {
    return updatedRows;
  }

  @Override
  public void close() {}
}
