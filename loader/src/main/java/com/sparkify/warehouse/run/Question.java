package com.sparkify.warehouse.run;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.script.Lint;
import com.sparkify.warehouse.script.QueryParameter;
import com.sparkify.warehouse.script.SqlFile;
import com.sparkify.warehouse.script.SqlFileException;
import com.sparkify.warehouse.script.SqlFileException.Problem;
import com.sparkify.warehouse.script.SqlFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An analysts' question: a file of {@code queries/}.
 *
 * @param name the file's name without {@code .sql}
 * @param description what it answers
 * @param sql one statement with {@code :name} where a parameter stands
 * @param parameters what it takes, in the order of the header
 */
public record Question(
    String name, String description, String sql, List<QueryParameter> parameters) {
  private static final String QUERIES = "queries";

  public Question {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    requireNonNull(sql, "sql");
    parameters = List.copyOf(parameters);
  }

  /**
   * All questions of a folder, by name.
   *
   * @throws SqlFileException with every problem found
   */
  public static Map<String, Question> readAll(SqlFolder folder) {
    Map<String, Question> questions = new TreeMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Path path : folder.filesOf(QUERIES)) {
      try {
        SqlFile file = SqlFile.read(path, Map.of());
        problems.addAll(Lint.question(file));
        questions.put(
            file.name(),
            new Question(
                file.name(),
                file.description(),
                file.statements().get(0).text(),
                file.parameters()));
      } catch (SqlFileException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new SqlFileException(problems);
    }
    return questions;
  }

  /**
   * A value for every parameter: the given one, or else the default.
   *
   * @throws IllegalArgumentException where a given name is unknown or a value hasn't its type's
   *     form
   */
  public Map<String, String> bind(Map<String, String> given) {
    Map<String, String> values = new LinkedHashMap<>();
    for (QueryParameter parameter : parameters) {
      String value = given.getOrDefault(parameter.name(), parameter.defaultValue());
      values.put(parameter.name(), parameter.check(value));
    }
    for (String name : given.keySet()) {
      if (!values.containsKey(name)) {
        String known =
            parameters.isEmpty()
                ? "it takes none"
                : "it takes "
                    + parameters.stream()
                        .map(QueryParameter::name)
                        .collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
            "query " + this.name + " has no parameter \"" + name + "\"; " + known);
      }
    }
    return values;
  }
}
