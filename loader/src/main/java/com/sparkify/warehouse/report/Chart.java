package com.sparkify.warehouse.report;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.report.Answer.Column;
import com.sparkify.warehouse.script.Location;
import com.sparkify.warehouse.script.SqlFile;
import com.sparkify.warehouse.script.SqlFile.HeaderLine;
import com.sparkify.warehouse.script.SqlFileException;
import com.sparkify.warehouse.script.SqlFileException.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a question's answer is drawn, as the header of its file says.
 *
 * @param name the question's name
 * @param question what it asks, in words
 * @param grain what one row of the answer is; may be empty
 * @param kind how it is drawn
 * @param x the column that places a row
 * @param y the columns whose numbers are drawn; none for some kinds
 * @param series the column that tells rows of one place apart
 * @param unit what stands behind the numbers
 * @param title the heading
 * @param order where on the page, smaller first
 * @param location the header's line
 */
public record Chart(
    String name,
    String question,
    String grain,
    ChartKind kind,
    Optional<String> x,
    List<String> y,
    Optional<String> series,
    Optional<String> unit,
    String title,
    int order,
    Location location) {

  /** As the page shows them: by order, then by name. */
  public static final Comparator<Chart> PAGE_ORDER =
      Comparator.comparingInt(Chart::order).thenComparing(Chart::name);

  /** Charts without an order come last. */
  private static final int LAST = Integer.MAX_VALUE;

  public Chart {
    requireNonNull(name, "name");
    requireNonNull(question, "question");
    requireNonNull(grain, "grain");
    requireNonNull(kind, "kind");
    requireNonNull(x, "x");
    y = List.copyOf(y);
    requireNonNull(series, "series");
    requireNonNull(unit, "unit");
    requireNonNull(title, "title");
    requireNonNull(location, "location");
  }

  /**
   * The chart that a question's header describes; empty where it describes none.
   *
   * @throws SqlFileException where the line can't be understood; names file, line, key and what is
   *     allowed
   */
  public static Optional<Chart> of(SqlFile file) {
    List<HeaderLine> lines = file.headerLines("chart");
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    if (lines.size() > 1) {
      throw new SqlFileException(
          lines.get(1).location(), "a question has one chart; write a file for the second");
    }
    Location location = lines.get(0).location();
    ChartLine line = ChartLine.parse(location, lines.get(0).text());
    return Optional.of(
        new Chart(
            file.name(),
            file.description(),
            String.join(" ", file.headerValues("grain")),
            line.kind(),
            Optional.ofNullable(line.values().get("x")),
            measures(location, line),
            Optional.ofNullable(line.values().get("series")),
            Optional.ofNullable(line.values().get("unit")),
            line.values().getOrDefault("title", file.description()),
            orderOf(location, line),
            location));
  }

  /** What keeps the chart from being drawn with the columns of its answer; none is good. */
  public List<Problem> problemsWith(Answer answer) {
    List<Problem> problems = new ArrayList<>();
    x.ifPresent(name -> missing("x", name, answer).ifPresent(problems::add));
    y.forEach(name -> missing("y", name, answer).ifPresent(problems::add));
    series.ifPresent(name -> missing("series", name, answer).ifPresent(problems::add));
    if (!problems.isEmpty()) {
      return problems;
    }
    for (String measure : y) {
      if (kind != ChartKind.TIMELINE
          && answer.column(measure).orElseThrow().type() != Answer.Type.NUMBER) {
        problems.add(
            new Problem(
                location,
                "y names " + measure + ", which isn't a number; a " + kind + " needs one"));
      }
    }
    x.flatMap(answer::column)
        .filter(column -> kind.runsAlongTime() && !column.type().isTime())
        .ifPresent(
            column ->
                problems.add(
                    new Problem(
                        location,
                        "x names "
                            + column.name()
                            + ", which is neither a day nor a moment; a "
                            + kind
                            + " runs along time")));
    return problems;
  }

  private Optional<Problem> missing(String key, String name, Answer answer) {
    if (answer.column(name).isPresent()) {
      return Optional.empty();
    }
    String known = answer.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    return Optional.of(
        new Problem(
            location,
            key
                + " names \""
                + name
                + "\", which the answer doesn't have; its columns are "
                + known));
  }

  private static List<String> measures(Location location, ChartLine line) {
    String given = line.values().get("y");
    if (given == null) {
      return List.of();
    }
    List<String> measures = Arrays.stream(given.split(",", -1)).map(String::strip).toList();
    if (measures.contains("") || measures.stream().distinct().count() < measures.size()) {
      throw new SqlFileException(
          location, "y is \"" + given + "\"; it must be different columns, separated by commas");
    }
    if (!line.kind().takesMeasures(measures.size())) {
      throw new SqlFileException(
          location,
          "y is \"" + given + "\", but a " + line.kind() + " takes " + line.kind().measures());
    }
    return measures;
  }

  private static int orderOf(Location location, ChartLine line) {
    String given = line.values().get("order");
    if (given == null) {
      return LAST;
    }
    try {
      return Integer.parseInt(given);
    } catch (NumberFormatException e) {
      throw new SqlFileException(
          location, "order is \"" + given + "\"; it must be a whole number such as 4");
    }
  }
}
