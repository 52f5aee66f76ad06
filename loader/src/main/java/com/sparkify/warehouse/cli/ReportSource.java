package com.sparkify.warehouse.cli;

import com.sparkify.warehouse.dataapi.DataApi;
import com.sparkify.warehouse.dataapi.Deadline;
import com.sparkify.warehouse.dataapi.QueryResult;
import com.sparkify.warehouse.report.Answer;
import com.sparkify.warehouse.report.Answer.Column;
import com.sparkify.warehouse.report.Chart;
import com.sparkify.warehouse.report.Report;
import com.sparkify.warehouse.report.Report.CheckOutcome;
import com.sparkify.warehouse.report.Report.Drawing;
import com.sparkify.warehouse.report.Schema;
import com.sparkify.warehouse.run.Check;
import com.sparkify.warehouse.run.LoadPlan;
import com.sparkify.warehouse.run.LoadPlan.PlannedStatement;
import com.sparkify.warehouse.run.Overview;
import com.sparkify.warehouse.run.PlanReader;
import com.sparkify.warehouse.run.Question;
import com.sparkify.warehouse.script.Location;
import com.sparkify.warehouse.script.PlaceholderValue;
import com.sparkify.warehouse.script.SqlFile;
import com.sparkify.warehouse.script.SqlFileException;
import com.sparkify.warehouse.script.SqlFileException.Problem;
import com.sparkify.warehouse.script.SqlFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that a report asks: every file is read and understood before the first question is sent.
 *
 * @param target which warehouse
 * @param charts in the page's order
 * @param questions by name
 * @param checks in name order
 * @param plan the load's, for the tables that it creates
 * @param schema the same tables with their columns and keys
 * @param parameters the values that a person gave
 */
record ReportSource(
    Target target,
    List<Chart> charts,
    Map<String, Question> questions,
    List<Check> checks,
    LoadPlan plan,
    Schema schema,
    Map<String, String> parameters) {
  /** A drawing of more is a blot, and a page of more opens slowly. */
  private static final int MOST_ROWS = 2000;

  private static final int OFFENDING_ROWS = 20;

  /**
   * The newest loads; not a question of queries/, since the page's date depends on it. The date is
   * the last load's rather than today's, so that the same warehouse gives the same page.
   */
  private static final String LOADS =
      "select loaded_at, new_play_lines, new_song_lines, songplays_after, staged_events,"
          + " staged_songs, events_from, songs_from, run_id, loader_version"
          + " from load_history order by loaded_at desc, run_id limit 100";

  private static final Map<String, Answer.Type> TYPES =
      Map.of("date", Answer.Type.DAY, "timestamp", Answer.Type.MOMENT, "bool", Answer.Type.BOOLEAN);

  /**
   * Reads charts, questions, checks and schema; sends nothing.
   *
   * @throws SqlFileException where a file or a chart can't be understood, with every problem found
   * @throws UsageException where no question takes a given parameter, or not this value
   */
  static ReportSource read(SqlFolder folder, Target target, Map<String, String> parameters) {
    Map<String, PlaceholderValue> values = new SourceOptions().values(target, "no-run");
    LoadPlan plan = PlanReader.read(folder, values, Set.of(), false);
    List<Chart> charts = charts(folder);
    Map<String, Question> questions = Question.readAll(folder);
    Set<String> taken = new TreeSet<>();
    charts.forEach(
        chart -> questions.get(chart.name()).parameters().forEach(each -> taken.add(each.name())));
    parameters.keySet().forEach(name -> Names.nearestOrFail("parameter", name, taken));
    return new ReportSource(
        target,
        charts,
        questions,
        PlanReader.checks(folder, values),
        plan,
        schema(plan, values),
        parameters);
  }

  /**
   * Asks everything, one question after the other.
   *
   * @throws UsageException where the warehouse holds no play
   * @throws SqlFileException where a chart names a column that its answer doesn't have
   */
  Report ask(DataApi api, Deadline deadline) {
    List<Map<String, String>> bound = charts.stream().map(this::bind).toList();
    Map<String, Long> rowCounts = new Overview(api, plan).rowCounts(deadline);
    schema.fact().filter(fact -> rowCounts.get(fact) == 0).ifPresent(this::refuseEmpty);
    List<Drawing> drawings = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (int index = 0; index < charts.size(); index++) {
      Chart chart = charts.get(index);
      String sql = questions.get(chart.name()).sql();
      Answer answer = answer(api.query(chart.name(), sql, bound.get(index), deadline), MOST_ROWS);
      problems.addAll(chart.problemsWith(answer));
      drawings.add(new Drawing(chart, answer));
    }
    if (!problems.isEmpty()) {
      throw new SqlFileException(problems);
    }
    List<CheckOutcome> outcomes = checks.stream().map(check -> ask(api, check, deadline)).toList();
    Answer loads = answer(api.query("loads", LOADS, Map.of(), deadline), MOST_ROWS);
    return new Report(warehouseName(), parameters, drawings, outcomes, loads, schema, rowCounts);
  }

  /** Pages are passed on: the folders of the machine that wrote one are nobody's business. */
  private String warehouseName() {
    return target instanceof Target.Local local
        ? "local warehouse " + local.warehouse().getFileName()
        : target.describe();
  }

  private Map<String, String> bind(Chart chart) {
    Question question = questions.get(chart.name());
    Map<String, String> given = new HashMap<>(parameters);
    given
        .keySet()
        .retainAll(question.parameters().stream().map(parameter -> parameter.name()).toList());
    try {
      return question.bind(given);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--param: " + e.getMessage(), e);
    }
  }

  private void refuseEmpty(String fact) {
    throw new UsageException(
        "the "
            + target.describe()
            + " has no rows in "
            + fact
            + ", so there is nothing to draw; fill it with load, and look with preview");
  }

  private static CheckOutcome ask(DataApi api, Check check, Deadline deadline) {
    QueryResult rows =
        api.query("check " + check.name(), check.statement().text(), Map.of(), deadline);
    return new CheckOutcome(check.name(), check.description(), answer(rows, OFFENDING_ROWS));
  }

  private static Answer answer(QueryResult result, int most) {
    List<Column> columns =
        result.columns().stream()
            .map(
                column ->
                    new Column(
                        column.name(),
                        column.isNumber()
                            ? Answer.Type.NUMBER
                            : TYPES.getOrDefault(column.typeName(), Answer.Type.TEXT)))
            .toList();
    List<List<Object>> rows = new ArrayList<>();
    for (List<Object> row : result) {
      if (rows.size() == most) {
        return new Answer(columns, rows, true);
      }
      rows.add(row);
    }
    return new Answer(columns, rows, false);
  }

  private static List<Chart> charts(SqlFolder folder) {
    List<Chart> charts = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Path path : folder.filesOf("queries")) {
      try {
        Chart.of(SqlFile.read(path, Map.of())).ifPresent(charts::add);
      } catch (SqlFileException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new SqlFileException(problems);
    }
    charts.sort(Chart.PAGE_ORDER);
    return charts;
  }

  private static Schema schema(LoadPlan plan, Map<String, PlaceholderValue> values) {
    Map<Path, SqlFile> files = new LinkedHashMap<>();
    plan.phases().stream()
        .flatMap(phase -> phase.transactions().stream())
        .flatMap(transaction -> transaction.statements().stream())
        .filter(statement -> !statement.isGate())
        .map(PlannedStatement::location)
        .map(Location::file)
        .forEach(file -> files.computeIfAbsent(file, path -> SqlFile.read(path, values)));
    return Schema.read(List.copyOf(files.values()));
  }
}
