package com.sparkify.warehouse.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows under aligned headings: numbers to the right, long text cut, nulls shown. */
final class TextTable {
  private static final String ELLIPSIS = "…";

  private final List<String> headings;
  private final List<Boolean> toTheRight;
  private final int widestCell;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param toTheRight for each column whether its values are numbers
   * @param widestCell cells longer than that many characters are cut
   */
  TextTable(List<String> headings, List<Boolean> toTheRight, int widestCell) {
    this.headings = List.copyOf(headings);
    this.toTheRight = List.copyOf(toTheRight);
    this.widestCell = widestCell;
  }

  void add(List<?> values) {
    rows.add(values.stream().map(this::cell).toList());
  }

  /** The table's lines, the headings and a rule first. */
  List<String> lines() {
    List<Integer> widths = new ArrayList<>(Collections.nCopies(headings.size(), 0));
    widen(widths, headings);
    rows.forEach(row -> widen(widths, row));
    List<String> lines = new ArrayList<>();
    lines.add(line(headings, widths));
    lines.add(line(widths.stream().map("─"::repeat).toList(), widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private String cell(Object value) {
    String text = value == null ? "null" : Text.inert(value.toString());
    int length = text.codePointCount(0, text.length());
    return length <= widestCell
        ? text
        : text.substring(0, text.offsetByCodePoints(0, widestCell - 1)) + ELLIPSIS;
  }

  private String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String padding = " ".repeat(widths.get(column) - cell.codePointCount(0, cell.length()));
      line.append(column == 0 ? "" : "  ");
      line.append(toTheRight.get(column) ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }

  private static void widen(List<Integer> widths, List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      widths.set(column, Math.max(widths.get(column), cell.codePointCount(0, cell.length())));
    }
  }
}
