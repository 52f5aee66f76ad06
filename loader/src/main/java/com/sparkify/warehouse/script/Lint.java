package com.sparkify.warehouse.script;

import com.sparkify.warehouse.script.SqlFileException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds, before anything is sent, what can't work on Redshift or would break a transaction. */
public final class Lint {
  private static final Set<String> TRANSACTION_CONTROL =
      Set.of("begin", "start", "commit", "end", "rollback", "abort");

  private Lint() {}

  /** Problems of files that run together as one transaction. */
  public static List<Problem> transaction(List<SqlFile> files) {
    List<SqlStatement> statements = files.stream().flatMap(f -> f.statements().stream()).toList();
    List<Problem> problems = new ArrayList<>();
    for (SqlStatement statement : statements) {
      everyStatement(statement).ifPresent(problems::add);
      if (statements.size() > 1) {
        committing(statement).ifPresent(problems::add);
      }
      statement.code().stream()
          .filter(token -> token.kind() == Token.Kind.PARAMETER)
          .findFirst()
          .ifPresent(
              token ->
                  problems.add(
                      new Problem(
                          statement.location(),
                          "parameter "
                              + token.text()
                              + " can only be bound in queries/; use ${name} here")));
    }
    return problems;
  }

  /** Problems of a file that asks one question: a check or a query. */
  public static List<Problem> question(SqlFile file) {
    List<Problem> problems = new ArrayList<>();
    file.statements().forEach(statement -> everyStatement(statement).ifPresent(problems::add));
    SqlStatement first = file.statements().get(0);
    if (file.statements().size() > 1) {
      problems.add(
          new Problem(
              file.statements().get(1).location(), "only one statement is allowed in this file"));
    }
    Token opening = first.code().get(0);
    if (!opening.isWord("select") && !opening.isWord("with") && !opening.isSymbol("(")) {
      problems.add(
          new Problem(
              first.location(),
              "a question must start with select or with, not " + opening.text()));
    }
    return problems;
  }

  private static Optional<Problem> everyStatement(SqlStatement statement) {
    List<Token> code = statement.code();
    String first = code.get(0).text().toLowerCase(Locale.ROOT);
    if (TRANSACTION_CONTROL.contains(first)) {
      return problem(
          statement,
          first
              + " isn't allowed: the loader starts and ends the transaction, one a file or folder");
    }
    int depth = 0;
    for (Token token : code) {
      depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
      if (depth < 0) {
        break;
      }
    }
    return depth == 0
        ? Optional.empty()
        : problem(statement, "a bracket has no partner in the statement that starts here");
  }

  private static Optional<Problem> committing(SqlStatement statement) {
    List<Token> code = statement.code();
    Token first = code.get(0);
    if (first.isWord("truncate")) {
      return problem(
          statement, "truncate commits at once and breaks the transaction in two; use delete from");
    }
    if (first.isWord("vacuum")) {
      return problem(statement, "vacuum can't run inside a transaction; give it a file of its own");
    }
    boolean appends =
        first.isWord("alter") && code.stream().anyMatch(token -> token.isWord("append"));
    return appends
        ? problem(statement, "alter table append can't run inside a transaction; use insert")
        : Optional.empty();
  }

  private static Optional<Problem> problem(SqlStatement statement, String message) {
    return Optional.of(new Problem(statement.location(), message));
  }
}
