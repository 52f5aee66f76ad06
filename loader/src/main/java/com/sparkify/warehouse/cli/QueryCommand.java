package com.sparkify.warehouse.cli;

import com.sparkify.warehouse.dataapi.DataApi;
import com.sparkify.warehouse.dataapi.Deadline;
import com.sparkify.warehouse.dataapi.QueryResult;
import com.sparkify.warehouse.run.Question;
import com.sparkify.warehouse.script.QueryParameter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks one question, by name or as SQL; only the answer goes to standard output. */
@Command(
    name = "query",
    description = "Asks one question by name or in SQL; without either, lists the questions.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  query                                          what can be asked",
      "  query top_songs --describe                     what it takes and how it is asked",
      "  query top_songs --format csv",
      "  query plays_by_day --param from=2018-11-05 --param to=2018-11-11",
      "  query \"select count(*) from songplays\" --format json"
    })
final class QueryCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final Output output;

  @Mixin private TargetOptions targetOptions;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME or SQL",
      description = "a file of queries/ without .sql, or a select")
  private String question;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, csv or json (default: ${DEFAULT-VALUE})")
  private String format;

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "a value for a parameter of the question; may be given several times")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = "--describe",
      description = "explain the question and its parameters; ask nothing")
  private boolean describe;

  QueryCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    ResultFormat resultFormat = resultFormat();
    Target target = targetOptions.resolve();
    if (question == null) {
      list(Question.readAll(targetOptions.sqlFolder()));
      return ExitCode.DONE.number();
    }
    boolean isSql = question.strip().contains(" ") || question.strip().contains("\n");
    Question asked =
        isSql
            ? new Question("query", "", question.strip().replaceFirst(";\\s*$", ""), List.of())
            : named();
    if (describe) {
      describe(asked);
      return ExitCode.DONE.number();
    }
    Map<String, String> bound = isSql ? parameters : bind(asked);
    try (Warehouse warehouse = Warehouse.openLoaded(target)) {
      DataApi api = warehouse.api(output::tellRetry);
      Deadline deadline = Deadline.in(PATIENCE, api.timing());
      QueryResult result = api.query(asked.name(), asked.sql(), bound, deadline);
      int widestCell = Terminal.isLive() ? Terminal.width() / 2 : Integer.MAX_VALUE;
      new ResultWriter(output.out(), widestCell).write(result, resultFormat);
    }
    return ExitCode.DONE.number();
  }

  private ResultFormat resultFormat() {
    try {
      return ResultFormat.valueOf(format.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "--format is \"" + format + "\"; allowed are table, csv and json", e);
    }
  }

  private Question named() {
    Map<String, Question> questions = Question.readAll(targetOptions.sqlFolder());
    return questions.get(Names.nearestOrFail("query", question.strip(), questions.keySet()));
  }

  private Map<String, String> bind(Question asked) {
    try {
      return asked.bind(parameters);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private void list(Map<String, Question> questions) {
    TextTable table =
        new TextTable(
            List.of("query", "answers", "parameters"),
            List.of(false, false, false),
            Math.max(80, Terminal.width()));
    for (Question each : questions.values()) {
      String takes =
          each.parameters().stream().map(QueryCommand::describe).collect(Collectors.joining(", "));
      table.add(List.of(each.name(), each.description(), takes));
    }
    table.lines().forEach(output.out()::println);
  }

  private static String describe(QueryParameter parameter) {
    return parameter.name() + "=" + parameter.defaultValue();
  }

  private void describe(Question asked) {
    output.out().println(asked.name() + ": " + asked.description());
    for (QueryParameter parameter : asked.parameters()) {
      output
          .out()
          .println(
              "  --param "
                  + describe(parameter)
                  + "  "
                  + parameter.type().name().toLowerCase(Locale.ROOT)
                  + (parameter.description().isEmpty() ? "" : ", " + parameter.description()));
    }
    output.out().println();
    output.out().println(asked.sql());
  }
}
