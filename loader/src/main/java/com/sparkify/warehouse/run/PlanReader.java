package com.sparkify.warehouse.run;

import com.sparkify.warehouse.dataapi.Transaction;
import com.sparkify.warehouse.run.LoadPlan.Phase;
import com.sparkify.warehouse.run.LoadPlan.PlannedStatement;
import com.sparkify.warehouse.run.LoadPlan.PlannedTransaction;
import com.sparkify.warehouse.script.Lint;
import com.sparkify.warehouse.script.Location;
import com.sparkify.warehouse.script.PlaceholderValue;
import com.sparkify.warehouse.script.SqlFile;
import com.sparkify.warehouse.script.SqlFileException;
import com.sparkify.warehouse.script.SqlFileException.Problem;
import com.sparkify.warehouse.script.SqlFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads a folder of SQL into a plan; collects every problem before it gives up. */
public final class PlanReader {
  private static final String CHECKS = "checks";
  private static final String GUARDS = "guards";
  static final String RESET = "reset";

  private final SqlFolder folder;
  private final Map<String, PlaceholderValue> values;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> used = new TreeSet<>();

  /** By the name of the transaction that each opens. */
  private final Map<String, PlannedStatement> guards = new TreeMap<>();

  private PlanReader(SqlFolder folder, Map<String, PlaceholderValue> values) {
    this.folder = folder;
    this.values = values;
  }

  /**
   * Reads, resolves and lints all that a load would send; sends nothing.
   *
   * @param values what each placeholder stands for
   * @param given the placeholders whose value a person gave; each must be used somewhere
   * @param reset whether to begin with the statements of {@code reset/}
   * @throws SqlFileException with every problem found
   */
  public static LoadPlan read(
      SqlFolder folder, Map<String, PlaceholderValue> values, Set<String> given, boolean reset) {
    PlanReader reader = new PlanReader(folder, values);
    LoadPlan plan = reader.plan(reset);
    Set<String> unused = new TreeSet<>(given);
    unused.removeAll(reader.used);
    for (String name : unused) {
      reader.problems.add(
          new Problem(
              Location.of(folder.root()),
              "a value is given for ${" + name + "}, but no file uses it"));
    }
    if (!reader.problems.isEmpty()) {
      throw new SqlFileException(reader.problems);
    }
    return plan;
  }

  /**
   * The checks of a folder, in name order.
   *
   * @throws SqlFileException with every problem found
   */
  public static List<Check> checks(SqlFolder folder, Map<String, PlaceholderValue> values) {
    PlanReader reader = new PlanReader(folder, values);
    List<Check> checks = reader.readChecks();
    if (!reader.problems.isEmpty()) {
      throw new SqlFileException(reader.problems);
    }
    return checks;
  }

  private LoadPlan plan(boolean reset) {
    List<Phase> phases = new ArrayList<>();
    readGuards();
    if (reset) {
      List<Path> files = folder.filesOf(RESET);
      if (files.isEmpty()) {
        problems.add(
            new Problem(
                Location.of(folder.root().resolve(RESET)), "there is no file to reset with"));
      } else {
        phases.add(
            new Phase(RESET, List.of(transaction(RESET, files, Optional.empty(), List.of()))));
      }
    }
    List<Check> checks = readChecks();
    for (SqlFolder.Phase phase : folder.phases()) {
      boolean last = phase.equals(folder.phases().get(folder.phases().size() - 1));
      phases.add(readPhase(phase, last ? checks : List.of()));
    }
    return new LoadPlan(phases);
  }

  private Phase readPhase(SqlFolder.Phase phase, List<Check> checks) {
    if (!checks.isEmpty() && phase.entries().size() > 1) {
      problems.add(
          new Problem(
              Location.of(folder.root().resolve(phase.name())),
              "the last phase must be one transaction, since checks/ gate its commit; it has "
                  + phase.entries().size()));
    }
    return new Phase(
        phase.name(),
        phase.entries().stream()
            .map(
                entry ->
                    transaction(
                        entry.name(),
                        entry.files(),
                        Optional.ofNullable(guards.get(entry.name())),
                        checks))
            .toList());
  }

  private PlannedTransaction transaction(
      String name, List<Path> paths, Optional<PlannedStatement> guard, List<Check> checks) {
    List<SqlFile> files = paths.stream().flatMap(path -> read(path).stream()).toList();
    problems.addAll(Lint.transaction(files));
    List<PlannedStatement> statements = new ArrayList<>(guard.stream().toList());
    for (SqlFile file : files) {
      file.statements().stream()
          .map(
              statement ->
                  new PlannedStatement(statement.text(), statement.summary(), statement.location()))
          .forEach(statements::add);
    }
    int limit = Transaction.MAX_STATEMENTS - (checks.isEmpty() ? 0 : 1);
    if (statements.size() > limit) {
      List<String> reserved = new ArrayList<>();
      guard.ifPresent(unused -> reserved.add("one of them for the guard"));
      if (!checks.isEmpty()) {
        reserved.add("one of them for the checks");
      }
      problems.add(
          new Problem(
              Location.of(paths.get(0).getParent()),
              "transaction "
                  + name
                  + " has "
                  + (statements.size() - guard.stream().count())
                  + " statements; the Data API takes "
                  + Transaction.MAX_STATEMENTS
                  + " in one transaction"
                  + reserved.stream().map(one -> ", " + one).collect(Collectors.joining())
                  + "; join statements or split it into two phases"));
      return new PlannedTransaction(name, statements);
    }
    if (!checks.isEmpty()) {
      statements.addAll(CheckGate.statements(checks, CheckGate.room(statements.size())));
    }
    statements.forEach(this::checkSize);
    return new PlannedTransaction(name, statements);
  }

  private void checkSize(PlannedStatement statement) {
    int bytes = statement.sql().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > Transaction.MAX_STATEMENT_BYTES) {
      problems.add(
          new Problem(
              statement.location(),
              "the statement has "
                  + bytes
                  + " bytes; the Data API takes "
                  + Transaction.MAX_STATEMENT_BYTES));
    }
  }

  private void readGuards() {
    Set<String> known = new TreeSet<>();
    folder.phases().forEach(phase -> phase.entries().forEach(entry -> known.add(entry.name())));
    for (Path path : folder.filesOf(GUARDS)) {
      for (SqlFile file : read(path)) {
        problems.addAll(Lint.question(file));
        guards.put(file.name(), Guard.statement(file));
        if (!known.contains(file.name())) {
          problems.add(
              new Problem(
                  Location.of(path),
                  "a guard must be named after the transaction that it opens; there is none called \""
                      + file.name()
                      + "\", known are "
                      + known));
        }
      }
    }
  }

  private List<Check> readChecks() {
    List<Check> checks = new ArrayList<>();
    for (Path path : folder.filesOf(CHECKS)) {
      for (SqlFile file : read(path)) {
        problems.addAll(Lint.question(file));
        checks.add(Check.of(file));
      }
    }
    return checks;
  }

  private List<SqlFile> read(Path path) {
    try {
      SqlFile file = SqlFile.read(path, values);
      used.addAll(file.placeholders());
      return List.of(file);
    } catch (SqlFileException e) {
      problems.addAll(e.problems());
      return List.of();
    }
  }
}
