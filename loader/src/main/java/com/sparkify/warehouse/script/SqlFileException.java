package com.sparkify.warehouse.script;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** SQL files that can't be run as they stand; every problem found is listed, not only the first. */
public final class SqlFileException extends RuntimeException {
  private final List<Problem> problems;

  /** Problems of files; at least one. */
  public SqlFileException(List<Problem> problems) {
    super(String.join("\n", problems.stream().map(Problem::toString).toList()));
    this.problems = List.copyOf(problems);
  }

  /** One problem. */
  public SqlFileException(Location location, String message) {
    this(List.of(new Problem(location, message)));
  }

  /** What is wrong, in the order of the files. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * One thing that is wrong.
   *
   * @param location where
   * @param message what, and the likely fix
   */
  public record Problem(Location location, String message) {
    public Problem {
      requireNonNull(location, "location");
      requireNonNull(message, "message");
    }

    @Override
    public String toString() {
      return location + ": " + message;
    }
  }
}
