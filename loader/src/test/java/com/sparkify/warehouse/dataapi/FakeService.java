package com.sparkify.warehouse.dataapi;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.CancelStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.CancelStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultRequest;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.ListStatementsRequest;
import software.amazon.awssdk.services.redshiftdata.model.ListStatementsResponse;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;
import software.amazon.awssdk.services.redshiftdata.paginators.ListStatementsIterable;

/**
 * The Data API as a script: statements take a virtual time and end as told; faults are queued by
 * operation. It keeps the service's rules that the loader leans on: client tokens, long polls that
 * end with the statement, cancellation only of what runs.
 */
public final class FakeService implements RedshiftDataClient {
  /** Ends of statements, in the order of their submission; FINISHED at once where none is left. */
  public final Deque<Plan> plans = new ArrayDeque<>();

  /** Faults by operation, thrown before the call does anything. */
  public final Map<String, Deque<RuntimeException>> faultsBefore = new LinkedHashMap<>();

  /** Faults by operation, thrown after the call did its work: the answer is lost. */
  public final Map<String, Deque<RuntimeException>> faultsAfter = new LinkedHashMap<>();

  public final Map<String, GetStatementResultResponse> pages = new LinkedHashMap<>();
  public final List<String> calls = new ArrayList<>();
  public final List<String> tokens = new ArrayList<>();
  public final List<Submitted> submitted = new ArrayList<>();
  public boolean closed;

  private final VirtualTiming timing;
  private final Map<String, Running> statements = new LinkedHashMap<>();
  private final Map<String, String> idByToken = new LinkedHashMap<>();

  /** How a statement is to end. */
  public record Plan(Duration takes, StatusString end, int failedIndex, String error) {
    public static Plan finished(Duration takes) {
      return new Plan(takes, StatusString.FINISHED, -1, null);
    }

    public static Plan failed(int index, String error) {
      return new Plan(Duration.ZERO, StatusString.FAILED, index, error);
    }
  }

  /** What was accepted. */
  public record Submitted(String id, String name, List<String> sqls) {}

  private static final class Running {
    private Plan plan;
    private final Instant startedAt;
    private final String name;
    private final List<String> sqls;
    private boolean cancelled;

    private Running(Plan plan, Instant startedAt, String name, List<String> sqls) {
      this.name = name;
      this.plan = plan;
      this.startedAt = startedAt;
      this.sqls = sqls;
    }
  }

  public FakeService(VirtualTiming timing) {
    this.timing = timing;
  }

  /** A fault that the service answers. */
  public static RedshiftDataException fault(String code, int status, String message) {
    return (RedshiftDataException)
        RedshiftDataException.builder()
            .statusCode(status)
            .awsErrorDetails(
                AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
            .build();
  }

  /** A connection that broke. */
  public static SdkClientException broken() {
    return SdkClientException.create(
        "Unable to execute HTTP request", new java.net.SocketException("Connection reset"));
  }

  public synchronized void fail(String operation, RuntimeException... faults) {
    faultsBefore.computeIfAbsent(operation, unused -> new ArrayDeque<>()).addAll(List.of(faults));
  }

  public synchronized void loseAnswer(String operation, RuntimeException... faults) {
    faultsAfter.computeIfAbsent(operation, unused -> new ArrayDeque<>()).addAll(List.of(faults));
  }

  @Override
  public synchronized BatchExecuteStatementResponse batchExecuteStatement(
      BatchExecuteStatementRequest request) {
    String id =
        submit(
            "BatchExecuteStatement",
            request.clientToken(),
            request.statementName(),
            request.sqls());
    return BatchExecuteStatementResponse.builder().id(id).build();
  }

  @Override
  public synchronized ExecuteStatementResponse executeStatement(ExecuteStatementRequest request) {
    String id =
        submit(
            "ExecuteStatement",
            request.clientToken(),
            request.statementName(),
            List.of(request.sql()));
    ExecuteStatementResponse.Builder response = ExecuteStatementResponse.builder().id(id);
    Running running = statements.get(id);
    boolean ended = !timing.now().isBefore(running.startedAt.plus(running.plan.takes()));
    if (request.waitTimeSeconds() != null && ended) {
      DescribeStatementResponse end = describe(id, running, true);
      response.status(end.statusAsString()).hasResultSet(end.hasResultSet());
    }
    return response.build();
  }

  @Override
  public synchronized DescribeStatementResponse describeStatement(
      DescribeStatementRequest request) {
    begin("DescribeStatement" + (request.waitTimeSeconds() == null ? "" : " wait"));
    throwNext(faultsBefore, "DescribeStatement");
    Running running = statements.get(request.id());
    Instant end = running.startedAt.plus(running.plan.takes());
    if (request.waitTimeSeconds() != null && !running.cancelled) {
      Duration wait = Duration.ofSeconds(request.waitTimeSeconds());
      Duration untilEnd = Duration.between(timing.now(), end);
      Duration passes = untilEnd.compareTo(wait) < 0 ? untilEnd : wait;
      timing.pass(passes.isNegative() ? Duration.ZERO : passes);
    }
    throwNext(faultsAfter, "DescribeStatement");
    return describe(request.id(), running, !timing.now().isBefore(end));
  }

  @Override
  public synchronized CancelStatementResponse cancelStatement(CancelStatementRequest request) {
    begin("CancelStatement");
    throwNext(faultsBefore, "CancelStatement");
    Running running = statements.get(request.id());
    if (!timing.now().isBefore(running.startedAt.plus(running.plan.takes()))) {
      throw ValidationException.builder()
          .statusCode(400)
          .awsErrorDetails(
              AwsErrorDetails.builder()
                  .errorCode("ValidationException")
                  .errorMessage("Could not cancel a query that is already in FINISHED state.")
                  .build())
          .build();
    }
    running.cancelled = true;
    return CancelStatementResponse.builder().status(true).build();
  }

  @Override
  public synchronized GetStatementResultResponse getStatementResult(
      GetStatementResultRequest request) {
    begin("GetStatementResult");
    throwNext(faultsBefore, "GetStatementResult");
    return pages.get(request.nextToken() == null ? "first" : request.nextToken());
  }

  @Override
  public synchronized ListStatementsResponse listStatements(ListStatementsRequest request) {
    begin("ListStatements");
    throwNext(faultsBefore, "ListStatements");
    List<StatementData> found = new ArrayList<>();
    statements.forEach(
        (id, running) -> {
          boolean ended = !timing.now().isBefore(running.startedAt.plus(running.plan.takes()));
          StatusString status = describe(id, running, ended).status();
          boolean asked = request.status() == StatusString.ALL || status == request.status();
          if (asked && running.name.startsWith(request.statementName())) {
            found.add(
                StatementData.builder()
                    .id(id)
                    .statementName(running.name)
                    .createdAt(running.startedAt)
                    .build());
          }
        });
    return ListStatementsResponse.builder().statements(found).build();
  }

  @Override
  public ListStatementsIterable listStatementsPaginator(ListStatementsRequest request) {
    return new ListStatementsIterable(this, request);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    closed = true;
  }

  private String submit(String operation, String token, String name, List<String> sqls) {
    begin(operation);
    tokens.add(token);
    throwNext(faultsBefore, operation);
    String id = idByToken.get(token);
    if (id == null) {
      id = "statement-" + (statements.size() + 1);
      idByToken.put(token, id);
      Plan plan = Optional.ofNullable(plans.poll()).orElse(Plan.finished(Duration.ZERO));
      statements.put(id, new Running(plan, timing.now(), name, sqls));
      submitted.add(new Submitted(id, name, sqls));
    }
    throwNext(faultsAfter, operation);
    return id;
  }

  private DescribeStatementResponse describe(String id, Running running, boolean ended) {
    StatusString status =
        running.cancelled
            ? StatusString.ABORTED
            : ended ? running.plan.end() : StatusString.STARTED;
    List<SubStatementData> parts = new ArrayList<>();
    for (int index = 0; index < running.sqls.size(); index++) {
      boolean failed = status == StatusString.FAILED && index == running.plan.failedIndex();
      parts.add(
          SubStatementData.builder()
              .id(id + ":" + (index + 1))
              .status(
                  failed ? "FAILED" : status == StatusString.FAILED ? "ABORTED" : status.toString())
              .error(failed ? running.plan.error() : null)
              .duration(status == StatusString.FINISHED ? 1_000_000L : -1L)
              .resultRows(status == StatusString.FINISHED ? 7L : -1L)
              .redshiftQueryId(100L + index)
              .build());
    }
    return DescribeStatementResponse.builder()
        .id(id)
        .status(status)
        .error(status == StatusString.FINISHED ? null : running.plan.error())
        .hasResultSet(!pages.isEmpty())
        .redshiftPid(4711L)
        .redshiftQueryId(-1L)
        .duration(-1L)
        .subStatements(parts)
        .build();
  }

  private void begin(String call) {
    calls.add(call);
  }

  private static void throwNext(Map<String, Deque<RuntimeException>> faults, String operation) {
    Deque<RuntimeException> queue = faults.get(operation);
    if (queue != null && !queue.isEmpty()) {
      throw queue.poll();
    }
  }
}
