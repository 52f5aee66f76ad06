package com.sparkify.warehouse.run;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.dataapi.Transaction;
import com.sparkify.warehouse.script.Location;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a load will send, read, resolved and linted.
 *
 * @param phases run one after the other
 */
public record LoadPlan(List<Phase> phases) {

  public LoadPlan {
    phases = List.copyOf(phases);
  }

  /** Transactions in all phases. */
  public int transactionCount() {
    return phases.stream().mapToInt(phase -> phase.transactions().size()).sum();
  }

  /**
   * A step of the load.
   *
   * @param name the folder's name, such as 2-stage
   * @param transactions run side by side
   */
  public record Phase(String name, List<PlannedTransaction> transactions) {
    public Phase {
      requireNonNull(name, "name");
      transactions = List.copyOf(transactions);
    }
  }

  /**
   * Statements that succeed or fail together.
   *
   * @param name the name of its file or folder
   * @param statements in the order they run
   */
  public record PlannedTransaction(String name, List<PlannedStatement> statements) {
    public PlannedTransaction {
      requireNonNull(name, "name");
      statements = List.copyOf(statements);
    }

    /** How many of the statements do something, rather than guard or check. */
    public long workCount() {
      return statements.stream().filter(statement -> !statement.isGate()).count();
    }

    /** Whether it begins with a guard. */
    public boolean isGuarded() {
      return statements.stream().anyMatch(statement -> statement.guard().isPresent());
    }

    /** How many checks gate its commit. */
    public long checkCount() {
      return statements.stream().mapToLong(statement -> statement.checks().size()).sum();
    }

    Transaction toSend(String prefix, boolean detailed) {
      return new Transaction(
          prefix + name, statements.stream().map(PlannedStatement::sql).toList(), detailed);
    }
  }

  /**
   * A statement and where it comes from.
   *
   * @param sql what is sent
   * @param summary its first words
   * @param location the place of the statement in its file
   * @param checks the names of the checks whose rows make it fail; none for other statements
   * @param guard the question whose rows make it fail, where it guards the transaction
   */
  public record PlannedStatement(
      String sql, String summary, Location location, List<String> checks, Optional<String> guard) {
    /** A statement that does something. */
    public PlannedStatement(String sql, String summary, Location location) {
      this(sql, summary, location, List.of(), Optional.empty());
    }

    public PlannedStatement {
      requireNonNull(sql, "sql");
      requireNonNull(summary, "summary");
      requireNonNull(location, "location");
      checks = List.copyOf(checks);
      requireNonNull(guard, "guard");
    }

    /** Whether it is there to stop the transaction rather than to do something. */
    public boolean isGate() {
      return !checks.isEmpty() || guard.isPresent();
    }

    /** Whether it loads files. */
    public boolean isCopy() {
      return summary.startsWith("copy ");
    }

    /** The place of a character of the statement, counted from 1 as Redshift's Position is. */
    Optional<Location> locationOf(int position) {
      if (isGate() || position < 1 || position > sql.length() + 1) {
        return Optional.empty();
      }
      String before = sql.substring(0, position - 1);
      int lineBreaks = (int) before.chars().filter(character -> character == '\n').count();
      int lineStart = before.lastIndexOf('\n') + 1;
      int column = before.length() - lineStart + (lineBreaks == 0 ? location.column() : 1);
      return Optional.of(new Location(location.file(), location.line() + lineBreaks, column));
    }
  }
}
