package com.sparkify.warehouse.report;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a question was answered with.
 *
 * @param columns in the order of the select list
 * @param rows a value for each column: a Number, a Boolean, a String or null; days are {@code
 *     2018-11-01}, moments {@code 2018-11-01 21:56:47.796}, both UTC
 * @param isCut whether there were more rows than these
 */
public record Answer(List<Column> columns, List<List<Object>> rows, boolean isCut) {

  /** What a column's values are, as far as drawing them goes. */
  public enum Type {
    NUMBER,
    DAY,
    MOMENT,
    BOOLEAN,
    TEXT;

    boolean isTime() {
      return this == DAY || this == MOMENT;
    }
  }

  /**
   * A column of the answer.
   *
   * @param name its label
   * @param type what its values are
   */
  public record Column(String name, Type type) {
    public Column {
      requireNonNull(name, "name");
      requireNonNull(type, "type");
    }
  }

  public Answer {
    columns = List.copyOf(columns);
    rows = rows.stream().map(row -> Collections.unmodifiableList(new ArrayList<>(row))).toList();
  }

  Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }
}
