package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How much the endpoint takes and keeps.
 *
 * @param activeStatements statements (a batch is one) that may be unfinished at once
 * @param waitingRequests requests that may wait with WaitTimeSeconds for one statement; AWS has
 *     such a limit but doesn't publish it
 * @param statementTextBytes UTF-8 bytes of one SQL text
 * @param rowBytes JSON bytes of one row of a result
 * @param resultBytes JSON bytes of one result
 * @param pageRows rows of a page of GetStatementResult
 * @param pageBytes JSON bytes after which a page ends
 * @param retention how long an ended statement and its result are kept
 * @param retainedStatements ended statements that are kept; the oldest go first
 * @param retainedBytes bytes of results that are kept, in memory and spooled; the oldest go first
 * @param clientTokenRetention how long a ClientToken stands for its statement
 * @param workers statements that run at once; the others wait as SUBMITTED
 */
public record Limits(
    int activeStatements,
    int waitingRequests,
    int statementTextBytes,
    int rowBytes,
    long resultBytes,
    int pageRows,
    int pageBytes,
    Duration retention,
    int retainedStatements,
    long retainedBytes,
    Duration clientTokenRetention,
    int workers) {

  public Limits {
    requireNonNull(retention, "retention");
    requireNonNull(clientTokenRetention, "clientTokenRetention");
    if (activeStatements < 1 || waitingRequests < 1 || pageRows < 1 || workers < 1) {
      throw new IllegalArgumentException(
          "activeStatements, waitingRequests, pageRows and workers are at least 1");
    }
  }

  /**
   * The quotas of the <a
   * href="https://docs.aws.amazon.com/redshift/latest/mgmt/data-api.html">service's guide</a> where
   * it has them, else what suits a laptop.
   */
  public static Limits ofAws() {
    return new Limits(
        500,
        10,
        100 << 10,
        64 << 10,
        500L << 20,
        1_000,
        1 << 20,
        Duration.ofHours(24),
        10_000,
        4L << 30,
        Duration.ofHours(8),
        16);
  }
}
