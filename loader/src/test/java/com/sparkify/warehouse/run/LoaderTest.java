package com.sparkify.warehouse.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sparkify.warehouse.dataapi.CancelledException;
import com.sparkify.warehouse.dataapi.DataApi;
import com.sparkify.warehouse.dataapi.Deadline;
import com.sparkify.warehouse.dataapi.DeadlineExceededException;
import com.sparkify.warehouse.dataapi.FakeService;
import com.sparkify.warehouse.dataapi.FakeService.Plan;
import com.sparkify.warehouse.dataapi.StatementFailedException;
import com.sparkify.warehouse.dataapi.Transaction;
import com.sparkify.warehouse.dataapi.VirtualTiming;
import com.sparkify.warehouse.dataapi.WarehouseAddress;
import com.sparkify.warehouse.run.LoadPlan.Phase;
import com.sparkify.warehouse.run.LoadPlan.PlannedStatement;
import com.sparkify.warehouse.run.LoadPlan.PlannedTransaction;
import com.sparkify.warehouse.script.Location;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;

class LoaderTest {
  private final VirtualTiming timing = new VirtualTiming();
  private final FakeService service = new FakeService(timing);
  private final List<ProgressEvent> events = new ArrayList<>();
  private final Loader loader = new Loader(api(), api(), events::add, "run-1", false);

  @Test
  void shouldRunPhasesInOrderAndNameEveryTransaction() {
    LoadReport report =
        load(
            phase("1-schema", transaction("warehouse", "create table a (b int)")),
            phase("2-stage", transaction("x", "copy a"), transaction("y", "copy b")),
            phase("3-publish", transaction("star", "insert into c select 1")));
    assertThat(service.submitted)
        .extracting(FakeService.Submitted::name)
        .startsWith("sparkify run-1 1-schema/warehouse")
        .endsWith("sparkify run-1 3-publish/star")
        .contains("sparkify run-1 2-stage/x", "sparkify run-1 2-stage/y");
    assertThat(report.committed()).hasSize(4);
    assertThat(report.runId()).isEqualTo("run-1");
    assertThat(events.get(0)).isInstanceOf(ProgressEvent.PhaseStarted.class);
    assertThat(events.get(events.size() - 1)).isInstanceOf(ProgressEvent.PhaseFinished.class);
  }

  @Test
  void shouldAskForNoDetailsWhereNobodyWantsThem() {
    LoadReport report = load(phase("1-a", transaction("x", "copy a from 's3://b'")));
    assertThat(service.calls).doesNotContain("DescribeStatement wait", "DescribeStatement");
    assertThat(report.committed().get(0).execution().statements().get(0).rows()).isEmpty();
  }

  @Test
  void shouldAskForDetailsWhereTheReportMustTellThem() {
    Loader detailed = new Loader(api(), api(), events::add, "run-1", true);
    LoadReport report =
        detailed.load(plan(phase("1-a", transaction("x", "insert into a"))), deadline());
    assertThat(report.committed().get(0).execution().statements().get(0).rows()).contains(7L);
  }

  @Test
  void shouldStopAfterAFailureAndSayWhatWasCommitted() {
    service.plans.add(Plan.finished(Duration.ZERO));
    service.plans.add(Plan.failed(1, "ERROR: syntax error at or near \"c\" Position: 8"));
    LoadFailedException failure =
        fail(
            phase("1-schema", transaction("warehouse", "create table a (b int)")),
            phase("2-publish", transaction("star", "select 1", "select\nc c")),
            phase("3-more", transaction("never", "select 1")));
    assertThat(failure.getCause()).isInstanceOf(StatementFailedException.class);
    assertThat(failure.failure().phase()).isEqualTo("2-publish");
    assertThat(failure.failure().statement()).map(PlannedStatement::sql).contains("select\nc c");
    assertThat(failure.failure().location()).map(Location::toString).contains("a.sql:11");
    assertThat(failure.isFailedCheck()).isFalse();
    assertThat(failure.report().committed()).hasSize(1);
    assertThat(service.submitted).hasSize(2);
  }

  @Test
  void shouldCancelTheSiblingsOfAFailureAndWaitForTheirEnd() {
    service.plans.add(Plan.failed(0, "ERROR: no"));
    service.plans.add(Plan.failed(0, "ERROR: no"));
    LoadFailedException failure =
        fail(
            phase("1-stage", transaction("x", "insert 1"), transaction("y", "insert 2")),
            phase("2-more", transaction("never", "select 1")));
    assertThat(failure.report().committed()).isEmpty();
    assertThat(service.submitted).hasSizeLessThanOrEqualTo(2);
    assertThat(events).filteredOn(ProgressEvent.TransactionFailed.class::isInstance).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ERROR: invalid input syntax for integer: \"check is_good found 3 offending rows\" | true",
        "ERROR: Invalid digit, Value 'c', Pos 0, Type: Integer | true",
        "ERROR: Disk Full | false"
      })
  void shouldTellAFailedCheckFromACheckThatCouldNotRun(String error, boolean failedCheck) {
    service.plans.add(Plan.failed(1, error));
    PlannedStatement gate =
        new PlannedStatement("select 1", "check", place(), List.of("is_good"), Optional.empty());
    PlannedTransaction star =
        new PlannedTransaction("star", List.of(statement("insert into a select 1"), gate));
    assertThat(fail(phase("1-publish", star)).isFailedCheck()).isEqualTo(failedCheck);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ERROR: invalid input syntax for integer: \"guard x found 1 offending rows\" | true",
        "ERROR: Invalid digit, Value 'g', Pos 0, Type: Integer | true",
        "ERROR: relation \"a_run\" does not exist | true",
        "ERROR: Invalid digit, Value 'c', Pos 0, Type: Integer | false",
        "ERROR: Disk Full | false"
      })
  void shouldTellATakeoverFromAGuardThatCouldNotRun(String error, boolean takenOver) {
    service.plans.add(Plan.failed(0, error));
    runsThatTookOver("run-2");
    LoadFailedException failure = fail(phase("2-stage", guarded("x", "copy a from 's3://b'")));
    assertThat(failure.isTakenOver()).isEqualTo(takenOver);
    assertThat(failure.isFailedCheck()).isFalse();
  }

  @Test
  void shouldAskWhoHasTakenOver() {
    service.plans.add(Plan.failed(0, "ERROR: Invalid digit, Value 'g', Pos 0, Type: Integer"));
    runsThatTookOver("run-2", null, "run-1", "run-2", "run-3");
    LoadFailedException failure =
        fail(
            phase("2-stage", guarded("x", "copy a from 's3://b'")),
            phase("3-publish", transaction("never", "select 1")));
    assertThat(failure.failure().takeover())
        .contains(new Takeover(List.of("run-2", "run-3"), "select run_id", Optional.empty()));
    assertThat(service.submitted).hasSize(2);
    assertThat(service.submitted.get(1).sqls()).containsExactly("select run_id");
    assertThat(failure.report().committed()).isEmpty();
  }

  @Test
  void shouldSayWhyItIsNotKnownWhoHasTakenOver() {
    service.plans.add(Plan.failed(0, "ERROR: Invalid digit, Value 'g', Pos 0, Type: Integer"));
    service.fail("ExecuteStatement", FakeService.fault("AccessDeniedException", 400, "no"));
    LoadFailedException failure = fail(phase("2-stage", guarded("x", "copy a from 's3://b'")));
    assertThat(failure.isTakenOver()).isTrue();
    assertThat(failure.failure().takeover().orElseThrow().runs()).isEmpty();
    assertThat(failure.failure().takeover().orElseThrow().unknown().orElseThrow())
        .contains("AccessDeniedException");
  }

  @Test
  void shouldFetchTheLinesThatACopyRejected() {
    service.plans.add(Plan.failed(0, "ERROR: Load into table 'a' failed."));
    List<Field> rejected =
        List.of(
            Field.fromStringValue("s3://b/log_data/1.json"),
            Field.fromLongValue(17L),
            Field.fromStringValue("ts"),
            Field.fromStringValue("Invalid timestamp"),
            Field.fromStringValue("yesterday"),
            Field.fromStringValue("{\"ts\": \"yesterday\"}"));
    service.pages.put(
        "first",
        GetStatementResultResponse.builder()
            .columnMetadata(
                columns("filename", "line_number", "colname", "err_reason", "raw", "line"))
            .records(Collections.singletonList(rejected))
            .build());
    LoadFailedException failure = fail(phase("1-stage", transaction("x", "copy a from 's3://b'")));
    assertThat(failure.failure().loadErrors())
        .containsExactly(
            new LoadError(
                "s3://b/log_data/1.json",
                17,
                "ts",
                "Invalid timestamp",
                "yesterday",
                "{\"ts\": \"yesterday\"}"));
    assertThat(service.submitted.get(1).sqls().get(0))
        .contains("from stl_load_errors")
        .contains("query = cast(:key as bigint)");
  }

  @Test
  void shouldKeepTheErrorWhereTheRejectedLinesCannotBeRead() {
    service.plans.add(Plan.failed(0, "ERROR: Load into table 'a' failed."));
    service.fail(
        "ExecuteStatement",
        FakeService.fault("AccessDeniedException", 400, "no"),
        FakeService.fault("AccessDeniedException", 400, "no"));
    LoadFailedException failure = fail(phase("1-stage", transaction("x", "copy a from 's3://b'")));
    assertThat(failure.failure().loadErrors()).isEmpty();
    assertThat(failure).hasMessage("ERROR: Load into table 'a' failed.");
  }

  @Test
  void shouldRefuseToRunBesideAnotherLoadAndNotBesideItsRemains() {
    service.plans.add(Plan.finished(Duration.ofMinutes(5)));
    api()
        .query(
            "sparkify run-0 2-stage/staging_events",
            "copy a",
            Map.of(),
            Deadline.in(Duration.ofHours(1), timing));
    assertThat(load(phase("1-a", transaction("x", "select 1"))).committed()).hasSize(1);
    service.plans.add(Plan.finished(Duration.ofHours(5)));
    Transaction other = new Transaction("sparkify run-0 2-stage/x", List.of("copy a"));
    service.batchExecuteStatement(
        request ->
            request
                .clusterIdentifier("cluster")
                .database("dev")
                .sqls(other.statements())
                .statementName(other.name())
                .clientToken("t"));
    assertThatThrownBy(() -> load(phase("1-a", transaction("x", "select 1"))))
        .isInstanceOf(LoadInProgressException.class)
        .hasMessageContaining("another load is running: sparkify run-0 2-stage/x, statement ")
        .hasMessageContaining("aws redshift-data cancel-statement --id statement-3");
  }

  @ParameterizedTest
  @CsvSource({"another-cluster,dev", "cluster,another_database"})
  void shouldRunBesideTheLoadOfAnotherWarehouse(String cluster, String database) {
    service.plans.add(Plan.finished(Duration.ofHours(5)));
    service.batchExecuteStatement(
        request ->
            request
                .clusterIdentifier(cluster)
                .database(database)
                .sqls("copy a")
                .statementName("sparkify run-0 2-stage/x")
                .clientToken("t"));
    assertThat(load(phase("1-a", transaction("x", "select 1"))).committed()).hasSize(1);
  }

  @Test
  void shouldEndWhenCancelled() {
    service.plans.add(Plan.finished(Duration.ofHours(1)));
    AtomicReference<Loader> cancelled = new AtomicReference<>();
    Loader cancelling =
        new Loader(
            api(),
            api(),
            event -> {
              if (event instanceof ProgressEvent.TransactionSubmitted) {
                cancelled.get().cancel("interrupted");
              }
            },
            "run-1",
            false);
    cancelled.set(cancelling);
    LoadFailedException failure =
        catchThrowableOfType(
            LoadFailedException.class,
            () -> cancelling.load(plan(phase("1-a", transaction("x", "select 1"))), deadline()));
    assertThat(failure.getCause()).isInstanceOf(CancelledException.class);
    assertThat(service.calls).contains("CancelStatement");
  }

  @Test
  void shouldEndAtTheDeadline() {
    service.plans.add(Plan.finished(Duration.ofHours(2)));
    LoadFailedException failure = fail(phase("1-a", transaction("x", "select 1")));
    assertThat(failure.getCause()).isInstanceOf(DeadlineExceededException.class);
  }

  private DataApi api() {
    return new DataApi(
        service,
        new WarehouseAddress("cluster", "dev"),
        timing,
        new SplittableRandom(1),
        retry -> {});
  }

  private LoadReport load(Phase... phases) {
    return loader.load(plan(phases), deadline());
  }

  private LoadFailedException fail(Phase... phases) {
    return catchThrowableOfType(LoadFailedException.class, () -> load(phases));
  }

  private Deadline deadline() {
    return Deadline.in(Duration.ofMinutes(30), timing);
  }

  private static LoadPlan plan(Phase... phases) {
    return new LoadPlan(List.of(phases));
  }

  private static Phase phase(String name, PlannedTransaction... transactions) {
    return new Phase(name, List.of(transactions));
  }

  private static PlannedTransaction transaction(String name, String... sqls) {
    return new PlannedTransaction(name, Arrays.stream(sqls).map(LoaderTest::statement).toList());
  }

  private static PlannedTransaction guarded(String name, String sql) {
    PlannedStatement guard =
        new PlannedStatement(
            "select 1", "guard " + name, place(), List.of(), Optional.of("select run_id"));
    return new PlannedTransaction(name, List.of(guard, statement(sql)));
  }

  /** What the guard's question answers. */
  private void runsThatTookOver(String... runs) {
    service.pages.put(
        "first",
        GetStatementResultResponse.builder()
            .columnMetadata(columns("run_id"))
            .records(
                Arrays.stream(runs)
                    .map(run -> run == null ? Field.fromIsNull(true) : Field.fromStringValue(run))
                    .map(List::of)
                    .toList())
            .build());
  }

  private static PlannedStatement statement(String sql) {
    return new PlannedStatement(sql, sql, place());
  }

  private static Location place() {
    return new Location(Path.of("a.sql"), 10, 1);
  }

  private static List<ColumnMetadata> columns(String... names) {
    return Arrays.stream(names)
        .map(name -> ColumnMetadata.builder().name(name).typeName("varchar").build())
        .toList();
  }
}
