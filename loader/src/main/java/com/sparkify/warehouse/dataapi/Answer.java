package com.sparkify.warehouse.dataapi;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatementStatusString;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;

/**
 * What the service answered to a submission.
 *
 * @param id the Data API's id
 * @param end how it ended, where it finished within the submission's wait; empty where that must be
 *     asked for, as it must for the error of one that failed
 */
record Answer(String id, Optional<DescribeStatementResponse> end) {
  Answer {
    requireNonNull(id, "id");
    requireNonNull(end, "end");
  }

  static Answer running(String id) {
    return new Answer(id, Optional.empty());
  }

  static Answer of(ExecuteStatementResponse answer) {
    if (answer.status() != StatementStatusString.FINISHED) {
      return running(answer.id());
    }
    return new Answer(
        answer.id(),
        Optional.of(
            DescribeStatementResponse.builder()
                .id(answer.id())
                .status(StatusString.FINISHED)
                .hasResultSet(answer.hasResultSet())
                .redshiftPid(answer.redshiftPid())
                .build()));
  }

  /**
   * Of a transaction; the answer tells nothing of its statements but that they finished with it.
   *
   * @param statements how many it has
   */
  static Answer of(BatchExecuteStatementResponse answer, int statements) {
    if (answer.status() != StatementStatusString.FINISHED) {
      return running(answer.id());
    }
    return new Answer(
        answer.id(),
        Optional.of(
            DescribeStatementResponse.builder()
                .id(answer.id())
                .status(StatusString.FINISHED)
                .redshiftPid(answer.redshiftPid())
                .subStatements(
                    IntStream.rangeClosed(1, statements)
                        .mapToObj(number -> finished(answer.id() + ":" + number))
                        .toList())
                .build()));
  }

  private static SubStatementData finished(String id) {
    return SubStatementData.builder().id(id).status(StatementStatusString.FINISHED).build();
  }
}
