package com.sparkify.warehouse.dataapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.sparkify.warehouse.dataapi.FakeService.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveWaitingRequestsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

class DataApiTest {
  private static final String CONFLICT =
      "ERROR: 1023 DETAIL: Serializable isolation violation on table - 100073";

  private final VirtualTiming timing = new VirtualTiming();
  private final FakeService service = new FakeService(timing);
  private final DataApi api =
      new DataApi(
          service,
          new WarehouseAddress("cluster", "dev"),
          timing,
          new SplittableRandom(1),
          retry -> {});
  private final Transaction two = new Transaction("two", List.of("select 1", "select 2"));

  @Nested
  class Waiting {
    @Test
    void shouldSpendTwoCallsOnAStatementOfTwentySeconds() {
      service.plans.add(Plan.finished(Duration.ofSeconds(20)));
      Execution execution = run();
      assertThat(service.calls).containsExactly("BatchExecuteStatement", "DescribeStatement wait");
      assertThat(execution.statements())
          .extracting(StatementOutcome::id)
          .containsExactly("statement-1:1", "statement-1:2");
    }

    @Test
    void shouldSpendOneCallOnAShortTransactionWhoseDetailsNobodyWants() {
      service.plans.add(Plan.finished(Duration.ofMillis(50)));
      Execution execution = run(undetailed());
      assertThat(service.calls).containsExactly("BatchExecuteStatement");
      assertThat(execution.statements())
          .extracting(StatementOutcome::id, StatementOutcome::status)
          .containsExactly(tuple("statement-1:1", "FINISHED"), tuple("statement-1:2", "FINISHED"));
    }

    @Test
    void shouldAskForTheErrorOfAShortTransaction() {
      service.plans.add(Plan.failed(1, "ERROR: syntax error"));
      assertThatThrownBy(() -> run(undetailed())).hasMessage("ERROR: syntax error");
      assertThat(service.calls).containsExactly("BatchExecuteStatement", "DescribeStatement wait");
    }

    @Test
    void shouldReadAShortAnswerInTwoCalls() {
      service.pages.put(
          "first", GetStatementResultResponse.builder().columnMetadata(List.of()).build());
      Deadline deadline = Deadline.in(Duration.ofMinutes(1), timing);
      assertThat(api.query("q", "select 1", Map.of(), deadline).all()).isEmpty();
      assertThat(service.calls).containsExactly("ExecuteStatement", "GetStatementResult");
    }

    @Test
    void shouldFallBackToGrowingPausesWhereTooManyWait() {
      service.plans.add(Plan.finished(Duration.ofMinutes(1)));
      service.fail("DescribeStatement", tooManyWaiting());
      run();
      assertThat(service.calls.stream().filter(call -> call.endsWith("wait"))).hasSize(1);
      assertThat(timing.sleeps()).hasSizeBetween(5, 20);
      assertThat(timing.sleeps().get(0)).isLessThan(Duration.ofMillis(201));
      assertThat(Collections.max(timing.sleeps())).isLessThanOrEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void shouldSubmitWithoutWaitingWhereTooManyWait() {
      service.fail("BatchExecuteStatement", tooManyWaiting());
      run();
      assertThat(service.tokens).hasSize(2);
      assertThat(service.tokens.get(0)).isEqualTo(service.tokens.get(1));
    }

    @Test
    void shouldCancelAtTheDeadlineAndSeeTheEnd() {
      service.plans.add(Plan.finished(Duration.ofHours(1)));
      assertThatThrownBy(() -> run(Duration.ofSeconds(90)))
          .isInstanceOf(DeadlineExceededException.class)
          .hasMessageContaining("timed out after PT1M30S; statement statement-1 was cancelled");
      assertThat(service.calls).contains("CancelStatement").endsWith("DescribeStatement");
    }

    @Test
    void shouldReportAFinishThatBeatTheCancellation() {
      service.plans.add(Plan.finished(Duration.ofSeconds(90)));
      assertThat(run(Duration.ofSeconds(90)).statements()).hasSize(2);
    }

    @Test
    void shouldSayWhereTheEndOfACancelledStatementWasNotSeen() {
      service.plans.add(Plan.finished(Duration.ofHours(1)));
      for (int index = 0; index < 400; index++) {
        service.fail("CancelStatement", FakeService.broken());
      }
      assertThatThrownBy(() -> run(Duration.ofSeconds(1)))
          .isInstanceOf(DeadlineExceededException.class)
          .hasMessageContaining("its end wasn't seen within PT1M; it was last STARTED");
    }
  }

  @Nested
  class Retrying {
    @Test
    void shouldNotRunTwiceWhereTheAnswerIsLost() {
      service.loseAnswer("BatchExecuteStatement", FakeService.broken());
      run();
      assertThat(service.tokens).hasSize(2);
      assertThat(service.submitted).hasSize(1);
    }

    @Test
    void shouldWaitForRoomWhereTooManyStatementsAreActive() {
      ActiveStatementsExceededException full =
          ActiveStatementsExceededException.builder()
              .statusCode(400)
              .awsErrorDetails(
                  AwsErrorDetails.builder().errorCode("ActiveStatementsExceededException").build())
              .build();
      service.fail("BatchExecuteStatement", full, full, full);
      run();
      assertThat(service.submitted).hasSize(1);
      assertThat(timing.sleeps()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"ThrottlingException,400", "InternalServerException,500", "ServiceUnavailable,503"})
    void shouldOutlastAFaultThatPasses(String code, int status) {
      service.plans.add(Plan.finished(Duration.ofSeconds(5)));
      service.fail("BatchExecuteStatement", FakeService.fault(code, status, "later"));
      service.fail("DescribeStatement", FakeService.fault(code, status, "later"));
      run();
      assertThat(service.submitted).hasSize(1);
    }

    @Test
    void shouldTryAConflictingTransactionAgainUnderANewToken() {
      service.plans.add(Plan.failed(1, CONFLICT));
      assertThat(run().attempts()).isEqualTo(2);
      assertThat(service.submitted).hasSize(2);
      assertThat(service.tokens).doesNotHaveDuplicates();
    }

    @Test
    void shouldGiveUpOnAConflictThatStays() {
      for (int index = 0; index < 9; index++) {
        service.plans.add(Plan.failed(1, CONFLICT));
      }
      assertThatThrownBy(() -> run()).isInstanceOf(StatementFailedException.class);
      assertThat(service.submitted).hasSize(5);
    }

    @Test
    void shouldNeverRetryAnErrorInTheSql() {
      service.plans.add(Plan.failed(1, "ERROR: syntax error at or near \"x\""));
      StatementFailedException failure =
          catchThrowableOfType(StatementFailedException.class, () -> run());
      assertThat(failure.failedIndex()).isEqualTo(1);
      assertThat(failure).hasMessage("ERROR: syntax error at or near \"x\"");
      assertThat(failure.execution().processId()).isEqualTo(4711);
      assertThat(service.submitted).hasSize(1);
    }

    @Test
    void shouldTellWhatAnAdministratorAborted() {
      service.plans.add(
          new Plan(Duration.ZERO, StatusString.ABORTED, -1, "Query cancelled on user's request"));
      StatementFailedException failure =
          catchThrowableOfType(StatementFailedException.class, () -> run());
      assertThat(failure.failedIndex()).isEqualTo(-1);
      assertThat(failure).hasMessage("Query cancelled on user's request");
    }

    @Test
    void shouldListAgainOnlyWhatWasNotListed() {
      service.fail("ListStatements", FakeService.broken());
      assertThat(api.active("sparkify ", Deadline.in(Duration.ofMinutes(1), timing))).isEmpty();
      assertThat(service.calls).hasSize(4).containsOnly("ListStatements");
    }

    @Test
    void shouldNotListWhatItMayNot() {
      service.fail("ListStatements", FakeService.fault("AccessDeniedException", 400, "no"));
      assertThatThrownBy(() -> api.active("sparkify ", Deadline.in(Duration.ofMinutes(1), timing)))
          .isInstanceOf(ServiceFailedException.class)
          .hasMessageContaining("can't list the statements that run");
    }

    @Test
    void shouldStopRetryingAtTheDeadline() {
      for (int index = 0; index < 100; index++) {
        service.fail("BatchExecuteStatement", FakeService.broken());
      }
      assertThatThrownBy(() -> run(Duration.ofSeconds(30)))
          .isInstanceOf(DeadlineExceededException.class)
          .hasMessageContaining("timed out after PT30S")
          .hasMessageContaining("Unable to execute HTTP request");
    }

    @Test
    void shouldOutlastTwentyMinutesWithoutANetwork() {
      service.plans.add(Plan.finished(Duration.ofMinutes(5)));
      for (int index = 0; index < 120; index++) {
        service.fail("DescribeStatement", FakeService.broken());
      }
      assertThat(run().statements()).hasSize(2);
    }

    @Test
    void shouldNotClaimToKnowTheEndAfterADeadlineWithoutANetwork() {
      for (int index = 0; index < 2000; index++) {
        service.fail("DescribeStatement", FakeService.broken());
      }
      DeadlineExceededException failure =
          catchThrowableOfType(DeadlineExceededException.class, () -> run(Duration.ofMinutes(2)));
      assertThat(failure)
          .hasMessageContaining(
              "it may still be running: nothing answered within PT4S; look with: aws");
      assertThat(failure.mayBeCommitted()).isTrue();
    }

    @Test
    void shouldBeginNothingAfterTheDeadline() {
      assertThatThrownBy(() -> run(Duration.ZERO))
          .isInstanceOf(DeadlineExceededException.class)
          .hasMessageContaining("timed out after PT0S; didn't submit transaction two");
      assertThat(service.submitted).isEmpty();
    }

    @Test
    void shouldReadAResultAgainWhereItsPageIsLost() {
      service.fail("GetStatementResult", FakeService.broken(), FakeService.broken());
      service.pages.put(
          "first", GetStatementResultResponse.builder().columnMetadata(List.of()).build());
      Deadline deadline = Deadline.in(Duration.ofMinutes(1), timing);
      assertThat(api.query("q", "select 1", Map.of(), deadline).all()).isEmpty();
    }

    @Test
    void shouldTellAnErrorThatHasNoCode() {
      service.fail("BatchExecuteStatement", FakeService.fault(null, 403, "<html>denied</html>"));
      assertThatThrownBy(() -> run())
          .isInstanceOf(ServiceFailedException.class)
          .hasMessageContaining("HTTP status 403: <html>denied</html>");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "ValidationException|Cluster is in paused state|resume the cluster|true",
          "ValidationException|cluster is creating|wait until the cluster is available|true",
          "ExpiredTokenException|The security token is expired|sign in again|true",
          "AccessDeniedException|User is not authorized to perform|assume the loader role|true",
          "ValidationException|Redshift endpoint doesn't exist in this region|account and region|true"
        })
    void shouldSayWhatToDo(String code, String message, String advice, boolean configuration) {
      service.fail("BatchExecuteStatement", FakeService.fault(code, 400, message));
      ServiceFailedException failure =
          catchThrowableOfType(ServiceFailedException.class, () -> run());
      assertThat(failure).hasMessageContaining(message).hasMessageContaining(advice);
      assertThat(failure.isConfiguration()).isEqualTo(configuration);
    }
  }

  /** A statement that the service has taken must not run on, or end, behind the loader's back. */
  @Nested
  class LosingTrack {
    private final RuntimeException expired =
        FakeService.fault("ExpiredTokenException", 400, "The security token is expired");

    @Test
    void shouldCancelAStatementThatItMayNoLongerAskFor() {
      service.plans.add(Plan.finished(Duration.ofHours(1)));
      service.fail("DescribeStatement", expired);
      ServiceFailedException failure =
          catchThrowableOfType(ServiceFailedException.class, () -> run());
      assertThat(service.calls).contains("CancelStatement");
      assertThat(failure.mayBeCommitted()).isFalse();
    }

    @Test
    void shouldGoOnWhereTheStatementHasFinishedMeanwhile() {
      service.fail("DescribeStatement", expired);
      assertThat(run().statements()).hasSize(2);
    }

    @Test
    void shouldNotClaimToKnowAnEndThatItMayNotSee() {
      service.fail("DescribeStatement", expired, expired, expired);
      ServiceFailedException failure =
          catchThrowableOfType(ServiceFailedException.class, () -> run());
      assertThat(failure)
          .hasMessageContaining("sign in again")
          .hasMessageContaining("its end couldn't be seen; look with: aws redshift-data");
      assertThat(failure.mayBeCommitted()).isTrue();
      assertThat(failure.isConfiguration()).isTrue();
    }

    @Test
    void shouldFindByItsNameWhatWasTakenWithoutAnAnswer() {
      service.loseAnswer("BatchExecuteStatement", FakeService.broken(), expired);
      assertThat(run().id()).isEqualTo("statement-1");
      assertThat(service.calls).contains("ListStatements");
    }

    @Test
    void shouldCancelAtTheDeadlineWhatWasTakenWithoutAnAnswer() {
      service.plans.add(Plan.finished(Duration.ofHours(1)));
      for (int index = 0; index < 100; index++) {
        service.loseAnswer("BatchExecuteStatement", FakeService.broken());
      }
      DeadlineExceededException failure =
          catchThrowableOfType(DeadlineExceededException.class, () -> run(Duration.ofMinutes(1)));
      assertThat(service.calls).contains("ListStatements", "CancelStatement");
      assertThat(service.submitted).hasSize(1);
      assertThat(failure.mayBeCommitted()).isFalse();
    }

    @Test
    void shouldNotClaimToKnowWhetherAStatementWasTaken() {
      for (int index = 0; index < 100; index++) {
        service.loseAnswer("BatchExecuteStatement", FakeService.broken());
      }
      service.fail(
          "ListStatements", FakeService.broken(), FakeService.broken(), FakeService.broken());
      DeadlineExceededException failure =
          catchThrowableOfType(DeadlineExceededException.class, () -> run(Duration.ofMinutes(1)));
      assertThat(failure.mayBeCommitted()).isTrue();
      assertThat(failure).hasMessageContaining("whether the service had taken the statement");
    }

    @Test
    void shouldKnowThatARefusedStatementHadNoEffect() {
      service.fail("BatchExecuteStatement", expired);
      ServiceFailedException failure =
          catchThrowableOfType(ServiceFailedException.class, () -> run());
      assertThat(failure.mayBeCommitted()).isFalse();
      assertThat(service.calls).containsExactly("BatchExecuteStatement");
    }
  }

  @Nested
  class Cancelling {
    @Test
    void shouldEndWhatRunsAndRefuseWhatComes() {
      service.plans.add(Plan.finished(Duration.ofHours(1)));
      List<String> ids = new ArrayList<>();
      assertThatThrownBy(
              () ->
                  api.run(
                      two,
                      Deadline.in(Duration.ofHours(2), timing),
                      id -> {
                        ids.add(id);
                        api.cancelAll("interrupted");
                      }))
          .isInstanceOf(CancelledException.class)
          .hasMessageContaining("interrupted: transaction two was rolled back");
      assertThat(ids).containsExactly("statement-1");
      assertThatThrownBy(() -> run())
          .isInstanceOf(CancelledException.class)
          .hasMessageContaining("didn't submit transaction two");
      assertThat(service.submitted).hasSize(1);
    }

    @Test
    void shouldKeepTheFirstReason() {
      api.cancelAll("interrupted");
      api.cancelAll("a sibling failed");
      assertThatThrownBy(() -> run()).hasMessageStartingWith("interrupted: ");
    }

    @Test
    void shouldReportAFinishThatBeatIt() {
      Execution execution =
          api.run(
              two, Deadline.in(Duration.ofHours(2), timing), id -> api.cancelAll("interrupted"));
      assertThat(execution.statements()).hasSize(2);
    }
  }

  @Nested
  class Results {
    @Test
    void shouldReadEveryPageAndEveryKindOfValue() {
      List<ColumnMetadata> columns =
          List.of(
              column("id", "int8"),
              column("ratio", "numeric"),
              column("at", "timestamp"),
              column("good", "bool"),
              column("share", "float8"),
              column("name", "varchar"));
      service.pages.put(
          "first",
          page(
              "second",
              columns,
              List.of(
                  Field.fromLongValue(1L),
                  Field.fromStringValue("12.50"),
                  Field.fromStringValue("2018-11-21 21:56:47.796"),
                  Field.fromBooleanValue(true),
                  Field.fromDoubleValue(0.5),
                  Field.fromStringValue("x"))));
      service.pages.put("second", page("third", columns));
      service.pages.put(
          "third",
          page(null, columns, Collections.nCopies(6, Field.builder().isNull(true).build())));
      QueryResult result = query();
      assertThat(result.columns())
          .extracting(QueryResult.Column::isNumber)
          .containsExactly(true, true, false, false, true, false);
      assertThat(result.all())
          .containsExactly(
              List.of(
                  1L, new java.math.BigDecimal("12.50"), "2018-11-21 21:56:47.796", true, 0.5, "x"),
              Collections.nCopies(6, null));
    }

    @ParameterizedTest
    @CsvSource({
      "2018-11-21 21:56:47,2018-11-21 21:56:47.000",
      "2018-11-21 21:56:47.7,2018-11-21 21:56:47.700",
      "2018-11-21 21:56:47.796000,2018-11-21 21:56:47.796",
      "2018-11-21 21:56:47.7961,2018-11-21 21:56:47.796100",
      "2018-11-21 21:56:47+00,2018-11-21 21:56:47.000+00"
    })
    void shouldGiveEveryTimestampItsMilliseconds(String given, String shown) {
      service.pages.put(
          "first",
          page(null, List.of(column("at", "timestamp")), List.of(Field.fromStringValue(given))));
      assertThat(query().all()).containsExactly(List.of(shown));
    }

    @Test
    void shouldHaveNoRowsWhereThereIsNoResultSet() {
      QueryResult result = query();
      assertThat(result.columns()).isEmpty();
      assertThat(result.all()).isEmpty();
      assertThat(service.calls).doesNotContain("GetStatementResult");
    }

    @Test
    void shouldAskNoFurtherWhereTheAnswerSaysThatItFinished() {
      service.pages.put("first", page(null, List.of(column("n", "int4"))));
      query();
      assertThat(service.calls).first().isEqualTo("ExecuteStatement");
      assertThat(service.calls).noneMatch(call -> call.startsWith("DescribeStatement"));
    }

    @Test
    void shouldWaitOnForAStatementThatOutlastsItsSubmission() {
      service.plans.add(Plan.finished(Duration.ofSeconds(20)));
      query();
      assertThat(service.calls).startsWith("ExecuteStatement", "DescribeStatement wait");
    }

    private QueryResult query() {
      return api.query("q", "select 1", Map.of(), Deadline.in(Duration.ofMinutes(1), timing));
    }

    private ColumnMetadata column(String name, String type) {
      return ColumnMetadata.builder().name(name).label(name).typeName(type).build();
    }

    private GetStatementResultResponse page(String next, List<ColumnMetadata> columns) {
      return GetStatementResultResponse.builder().columnMetadata(columns).nextToken(next).build();
    }

    private GetStatementResultResponse page(
        String next, List<ColumnMetadata> columns, List<Field> row) {
      return GetStatementResultResponse.builder()
          .columnMetadata(columns)
          .records(List.of(row))
          .nextToken(next)
          .build();
    }
  }

  @Test
  void shouldRefuseATransactionOfMoreThanFortyStatements() {
    assertThatThrownBy(() -> new Transaction("big", Collections.nCopies(41, "select 1")))
        .hasMessageContaining("transaction big has 41 statements; 1 to 40 are allowed");
  }

  @Test
  void shouldCloseTheClient() {
    api.close();
    assertThat(service.closed).isTrue();
  }

  private Transaction undetailed() {
    return new Transaction(two.name(), two.statements(), false);
  }

  private Execution run(Transaction transaction) {
    return api.run(transaction, Deadline.in(Duration.ofMinutes(30), timing), id -> {});
  }

  private Execution run() {
    return run(Duration.ofMinutes(30));
  }

  private Execution run(Duration allowed) {
    return api.run(two, Deadline.in(allowed, timing), id -> {});
  }

  private static ActiveWaitingRequestsExceededException tooManyWaiting() {
    return ActiveWaitingRequestsExceededException.builder()
        .statusCode(400)
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode("ActiveWaitingRequestsExceededException").build())
        .build();
  }
}
