package com.sparkify.warehouse.dataapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.sparkify.warehouse.dataapi.FakeService.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.redshiftdata.model.ActiveWaitingRequestsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;

/** What is told of faults while they are dealt with, and how long they may take. */
class DataApiFaultsTest {
  private static final String CONFLICT =
      "ERROR: 1023 DETAIL: Serializable isolation violation on table - 100073";

  private final VirtualTiming timing = new VirtualTiming();
  private final FakeService service = new FakeService(timing);
  private final List<Retry> retries = new ArrayList<>();
  private final DataApi api =
      new DataApi(
          service,
          new WarehouseAddress("cluster", "dev"),
          timing,
          new SplittableRandom(1),
          retries::add);
  private final Transaction two = new Transaction("two", List.of("select 1", "select 2"));

  /** Nobody has to guess why a load takes its time. */
  @Nested
  class TellingOfRetries {
    @Test
    void shouldNameTheCallTheErrorAndTheTransaction() {
      service.fail(
          "BatchExecuteStatement",
          FakeService.fault("ThrottlingException", 400, "Rate exceeded"),
          FakeService.broken());
      service.plans.add(Plan.finished(Duration.ofSeconds(5)));
      service.fail(
          "DescribeStatement",
          ActiveWaitingRequestsExceededException.builder()
              .statusCode(400)
              .awsErrorDetails(
                  AwsErrorDetails.builder()
                      .errorCode("ActiveWaitingRequestsExceededException")
                      .build())
              .build());
      run();
      assertThat(retries)
          .extracting(Retry::work, Retry::operation, Retry::error, Retry::attempt)
          .containsExactly(
              tuple("two", "BatchExecuteStatement", "ThrottlingException", 2),
              tuple("two", "BatchExecuteStatement", "SocketException", 3),
              tuple("two", "DescribeStatement", "ActiveWaitingRequestsExceededException", 2));
      assertThat(timing.sleeps())
          .startsWith(retries.get(0).pause(), retries.get(1).pause(), retries.get(2).pause());
    }

    @Test
    void shouldNameAWholeTransactionThatIsTriedAgain() {
      service.plans.add(Plan.failed(1, CONFLICT));
      run();
      assertThat(retries)
          .extracting(Retry::work, Retry::operation, Retry::error, Retry::attempt)
          .containsExactly(tuple("two", Retry.WHOLE_TRANSACTION, "serialization conflict", 2));
    }

    @Test
    void shouldTellOfListsResultsAndCancellationsToo() {
      service.fail("ListStatements", FakeService.fault("ServiceUnavailable", 503, "later"));
      service.fail("GetStatementResult", FakeService.broken());
      service.fail("CancelStatement", FakeService.fault("ThrottlingException", 400, "slower"));
      service.pages.put(
          "first", GetStatementResultResponse.builder().columnMetadata(List.of()).build());
      Deadline deadline = Deadline.in(Duration.ofMinutes(1), timing);
      api.active("sparkify", deadline);
      api.query("q", "select 1", Map.of(), deadline).all();
      service.plans.add(Plan.finished(Duration.ofHours(1)));
      assertThatThrownBy(() -> run(Duration.ofSeconds(1)))
          .isInstanceOf(DeadlineExceededException.class);
      assertThat(retries)
          .extracting(Retry::work, Retry::operation, Retry::error)
          .containsExactly(
              tuple("list the statements that run", "ListStatements", "ServiceUnavailable"),
              tuple("q", "GetStatementResult", "SocketException"),
              tuple("two", "CancelStatement", "ThrottlingException"));
    }

    @Test
    void shouldTellOfNothingThatIsNotTriedAgain() {
      service.fail("BatchExecuteStatement", FakeService.fault("AccessDeniedException", 400, "no"));
      assertThatThrownBy(() -> run()).isInstanceOf(ServiceFailedException.class);
      for (int index = 0; index < 100; index++) {
        service.fail("BatchExecuteStatement", FakeService.broken());
      }
      service.calls.clear();
      assertThatThrownBy(() -> run(Duration.ofSeconds(30)))
          .isInstanceOf(DeadlineExceededException.class);
      assertThat(retries).hasSize(calls("BatchExecuteStatement") - 1);
    }

    private int calls(String operation) {
      return (int) service.calls.stream().filter(operation::equals).count();
    }
  }

  /** A network that swallows packets: nothing says no, nothing answers. */
  @Nested
  class Silence {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void shouldKeepTheDeadlineWhicheverCallIsTheFirstWithoutAnAnswer(int call) {
      service.plans.add(Plan.finished(Duration.ofHours(1)));
      service.silentFrom = call;
      Instant begin = timing.now();
      assertThatThrownBy(() -> run(Duration.ofSeconds(90)))
          .isInstanceOf(DeadlineExceededException.class)
          .hasMessageStartingWith("timed out after PT1M30S; ")
          .hasMessageContaining("be running")
          .hasMessageContaining("look with: aws redshift-data ");
      assertThat(Duration.between(begin, timing.now()))
          .isBetween(Duration.ofSeconds(90), Duration.ofSeconds(98));
    }

    @Test
    void shouldKeepTheDeadlineOfAList() {
      service.silentFrom = 1;
      Instant begin = timing.now();
      assertThatThrownBy(() -> api.active("x", Deadline.in(Duration.ofSeconds(20), timing)))
          .isInstanceOf(DeadlineExceededException.class)
          .hasMessageContaining("timed out after PT20S; can't list the statements that run");
      // three lists, side by side; this clock adds up what each waits
      assertThat(Duration.between(begin, timing.now())).isLessThan(Duration.ofSeconds(3 * 23));
    }

    @Test
    void shouldKeepTheDeadlineOfAResult() {
      service.pages.put(
          "first", GetStatementResultResponse.builder().columnMetadata(List.of()).build());
      service.silentFrom = 2;
      Deadline deadline = Deadline.in(Duration.ofSeconds(20), timing);
      assertThatThrownBy(() -> api.query("q", "select 1", Map.of(), deadline))
          .isInstanceOf(DeadlineExceededException.class)
          .hasMessageContaining("can't read the result of statement statement-1");
    }

    @Test
    void shouldNotAskForLongWhereCancelledWithoutANetwork() {
      service.plans.add(Plan.finished(Duration.ofHours(1)));
      Deadline deadline = Deadline.in(Duration.ofHours(2), timing);
      Instant begin = timing.now();
      CancelledException failure =
          catchThrowableOfType(
              CancelledException.class,
              () ->
                  api.run(
                      two,
                      deadline,
                      id -> {
                        service.silentFrom = 1;
                        api.cancelAll("interrupted");
                      }));
      assertThat(failure).hasMessageContaining("nothing answered within PT4S");
      assertThat(failure.mayBeCommitted()).isTrue();
      assertThat(Duration.between(begin, timing.now())).isLessThan(Duration.ofSeconds(9));
    }
  }

  /** What the report of a run is made of. */
  @Nested
  class LastSeen {
    @Test
    void shouldBeTheStatementsOfWhatTimedOut() {
      service.plans.add(Plan.finished(Duration.ofHours(1)));
      DeadlineExceededException failure =
          catchThrowableOfType(DeadlineExceededException.class, () -> run(Duration.ofSeconds(1)));
      assertThat(failure.lastSeen().orElseThrow().statements())
          .extracting(StatementOutcome::id, StatementOutcome::status)
          .containsExactly(tuple("statement-1:1", "ABORTED"), tuple("statement-1:2", "ABORTED"));
    }

    @Test
    void shouldBeTheStatementsOfWhatWasCancelled() {
      service.plans.add(Plan.finished(Duration.ofHours(1)));
      CancelledException failure =
          catchThrowableOfType(
              CancelledException.class,
              () ->
                  api.run(
                      two,
                      Deadline.in(Duration.ofHours(2), timing),
                      id -> api.cancelAll("interrupted")));
      assertThat(failure.lastSeen().orElseThrow().statements())
          .extracting(StatementOutcome::status)
          .containsExactly("ABORTED", "ABORTED");
    }

    @Test
    void shouldBeWhatRanWhereTheEndWasNotSeen() {
      service.plans.add(Plan.finished(Duration.ofHours(1)));
      for (int index = 0; index < 400; index++) {
        service.fail("CancelStatement", FakeService.broken());
      }
      DeadlineExceededException failure =
          catchThrowableOfType(DeadlineExceededException.class, () -> run(Duration.ofSeconds(1)));
      assertThat(failure.mayBeCommitted()).isTrue();
      assertThat(failure.lastSeen().orElseThrow().statements())
          .extracting(StatementOutcome::status)
          .containsExactly("STARTED", "STARTED");
    }

    @Test
    void shouldBeItsIdWhereItWasNeverDescribed() {
      service.silentFrom = 2;
      DeadlineExceededException failure =
          catchThrowableOfType(DeadlineExceededException.class, () -> run());
      assertThat(failure.lastSeen().orElseThrow().id()).isEqualTo("statement-1");
      assertThat(failure.lastSeen().orElseThrow().statements()).isEmpty();
    }

    @Test
    void shouldBeNothingWhereItWasNeverTaken() {
      assertThat(
              catchThrowableOfType(DeadlineExceededException.class, () -> run(Duration.ZERO))
                  .lastSeen())
          .isEmpty();
    }
  }

  private Execution run() {
    return run(Duration.ofMinutes(30));
  }

  private Execution run(Duration allowed) {
    return api.run(two, Deadline.in(allowed, timing), id -> {});
  }
}
