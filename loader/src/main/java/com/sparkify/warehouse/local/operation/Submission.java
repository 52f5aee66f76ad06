package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A request that was accepted, and the statements it became.
 *
 * @param sequence grows with each submission
 * @param root what the id given to the client names
 * @param parts a batch's statements in order, {@code id:1} first; none for a single one
 */
record Submission(
    long sequence,
    NewStatement request,
    Statement root,
    List<Statement> parts,
    Cancellation cancellation) {

  Submission {
    requireNonNull(request, "request");
    requireNonNull(root, "root");
    parts = List.copyOf(parts);
    requireNonNull(cancellation, "cancellation");
  }

  static Submission of(String id, long sequence, NewStatement request, Instant now) {
    Cancellation cancellation = new Cancellation();
    if (!request.batch()) {
      Statement single = statement(id, request, 0, now);
      return new Submission(sequence, request, single, List.of(), cancellation);
    }
    List<Statement> parts =
        IntStream.range(0, request.sqls().size())
            .mapToObj(index -> statement(id + ":" + (index + 1), request, index, now))
            .toList();
    Statement root = new Statement(id, "", Map.of(), now);
    return new Submission(sequence, request, root, parts, cancellation);
  }

  private static Statement statement(String id, NewStatement request, int index, Instant now) {
    SqlText sql = request.sqls().get(index);
    return new Statement(id, sql.statement(), Parameters.of(sql, request.parameters()), now);
  }

  String id() {
    return root.id();
  }

  /** The text as the client sent it; empty for a batch as a whole. */
  String textOf(Statement statement) {
    if (!request.batch()) {
      return request.sqls().get(0).asSent();
    }
    int index = parts.indexOf(statement);
    return index < 0 ? "" : request.sqls().get(index).asSent();
  }

  /** Those that can have a result: a batch's parts, or the single statement. */
  List<Statement> executed() {
    return request.batch() ? parts : List.of(root);
  }

  /** Whether any of its statements has a result set. */
  boolean hasResultSet() {
    return executed().stream().anyMatch(statement -> statement.progress().hasResultSet());
  }

  long resultBytes() {
    return executed().stream().mapToLong(part -> Math.max(0, part.progress().resultBytes())).sum();
  }

  void forgetResults() {
    executed().forEach(Statement::forgetResult);
  }

  /** Aborts what hasn't ended; first the parts, so that who sees the root's end sees theirs. */
  void abort(Instant now, String error) {
    Stream.concat(parts.stream(), Stream.of(root))
        .filter(statement -> !statement.state().isEnd())
        .forEach(statement -> statement.abort(now, error));
  }
}
