package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import software.amazon.awssdk.services.redshiftdata.model.ResultFormatString;

/** What the two ways to read a result share: finding it, waiting for it and paging. */
final class ResultPages {
  private final Statements statements;
  private final ResultFormatString format;

  /**
   * Pages of results.
   *
   * @param format the only ResultFormat that the operation gives
   */
  ResultPages(Statements statements, ResultFormatString format) {
    this.statements = requireNonNull(statements, "statements");
    this.format = requireNonNull(format, "format");
  }

  /** One page, and the token of the next where there is one. */
  record Selection(SpooledResult result, int page, Optional<String> nextToken) {}

  /**
   * Selects a page once the statement has ended.
   *
   * @param answer makes the response
   */
  <O> CompletionStage<O> select(
      String id, String nextToken, Integer waitTimeSeconds, Function<Selection, O> answer) {
    Optional<Integer> wait = Validation.waitTime(waitTimeSeconds);
    StatementStore.Found found = statements.find(id);
    NewStatement request = found.submission().request();
    Statement statement = found.statement();
    if (request.batch() && statement == found.submission().root()) {
      throw Errors.validation(
          "BatchExecuteStatement result can only be retrieved with sub-statement id.");
    }
    if (request.resultFormat() != format) {
      throw Errors.validation(
          "the statement's ResultFormat is "
              + request.resultFormat()
              + "; read JSON with GetStatementResult, CSV with GetStatementResultV2");
    }
    return statements
        .waitForEnd(statement, wait)
        .thenApply(end -> answer.apply(selection(statement, nextToken)));
  }

  private static Selection selection(Statement statement, String nextToken) {
    Progress progress = statement.progress();
    if (progress.state() != StatementState.FINISHED || progress.result().isEmpty()) {
      throw Errors.noResult(statement.id());
    }
    SpooledResult result = progress.result().get();
    int page = Paging.index(nextToken, statement.id(), result.pageCount());
    boolean last = page == result.pageCount() - 1;
    return new Selection(
        result,
        page,
        last ? Optional.empty() : Optional.of(Paging.token(statement.id(), page + 1)));
  }
}
