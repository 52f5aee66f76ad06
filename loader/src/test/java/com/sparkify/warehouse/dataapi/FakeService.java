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
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.RequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
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

  /** The call, counted from 1, from which on nothing answers: each then lasts as long as it may. */
  public int silentFrom = Integer.MAX_VALUE;

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
    private final WarehouseAddress address;
    private final String name;
    private final List<String> sqls;
    private boolean cancelled;

    private Running(
        Plan plan, Instant startedAt, WarehouseAddress address, String name, List<String> sqls) {
      this.address = address;
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
    begin("BatchExecuteStatement", request);
    String id =
        submit(
            "BatchExecuteStatement",
            request.clientToken(),
            new WarehouseAddress(request.clusterIdentifier(), request.database()),
            request.statementName(),
            request.sqls());
    return BatchExecuteStatementResponse.builder()
        .id(id)
        .status(statusAfter(id, request.waitTimeSeconds()))
        .build();
  }

  @Override
  public synchronized ExecuteStatementResponse executeStatement(ExecuteStatementRequest request) {
    begin("ExecuteStatement", request);
    String id =
        submit(
            "ExecuteStatement",
            request.clientToken(),
            new WarehouseAddress(request.clusterIdentifier(), request.database()),
            request.statementName(),
            List.of(request.sql()));
    return ExecuteStatementResponse.builder()
        .id(id)
        .status(statusAfter(id, request.waitTimeSeconds()))
        .hasResultSet(request.waitTimeSeconds() == null ? null : !pages.isEmpty())
        .build();
  }

  @Override
  public synchronized DescribeStatementResponse describeStatement(
      DescribeStatementRequest request) {
    begin("DescribeStatement" + (request.waitTimeSeconds() == null ? "" : " wait"), request);
    throwNext(faultsBefore, "DescribeStatement");
    Running running = statements.get(request.id());
    Instant end = running.startedAt.plus(running.plan.takes());
    if (request.waitTimeSeconds() != null && !running.cancelled) {
      awaitEnd(running, request.waitTimeSeconds());
    }
    throwNext(faultsAfter, "DescribeStatement");
    return describe(request.id(), running, !timing.now().isBefore(end));
  }

  @Override
  public synchronized CancelStatementResponse cancelStatement(CancelStatementRequest request) {
    begin("CancelStatement", request);
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
    begin("GetStatementResult", request);
    throwNext(faultsBefore, "GetStatementResult");
    return pages.get(request.nextToken() == null ? "first" : request.nextToken());
  }

  @Override
  public synchronized ListStatementsResponse listStatements(ListStatementsRequest request) {
    begin("ListStatements", request);
    throwNext(faultsBefore, "ListStatements");
    List<StatementData> found = new ArrayList<>();
    statements.forEach(
        (id, running) -> {
          boolean ended = !timing.now().isBefore(running.startedAt.plus(running.plan.takes()));
          StatusString status = describe(id, running, ended).status();
          boolean asked = request.status() == StatusString.ALL || status == request.status();
          boolean here =
              isSame(request.clusterIdentifier(), running.address.clusterIdentifier())
                  && isSame(request.database(), running.address.database());
          if (asked && here && running.name.startsWith(request.statementName())) {
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

  private static boolean isSame(String wanted, String value) {
    return wanted == null || wanted.equals(value);
  }

  private String submit(
      String operation, String token, WarehouseAddress address, String name, List<String> sqls) {
    tokens.add(token);
    throwNext(faultsBefore, operation);
    String id = idByToken.get(token);
    if (id == null) {
      id = "statement-" + (statements.size() + 1);
      idByToken.put(token, id);
      Plan plan = Optional.ofNullable(plans.poll()).orElse(Plan.finished(Duration.ZERO));
      statements.put(id, new Running(plan, timing.now(), address, name, sqls));
      submitted.add(new Submitted(id, name, sqls));
    }
    throwNext(faultsAfter, operation);
    return id;
  }

  private void awaitEnd(Running running, int seconds) {
    Duration wait = Duration.ofSeconds(seconds);
    Duration untilEnd =
        Duration.between(timing.now(), running.startedAt.plus(running.plan.takes()));
    Duration passes = untilEnd.compareTo(wait) < 0 ? untilEnd : wait;
    timing.pass(passes.isNegative() ? Duration.ZERO : passes);
  }

  /** What the answer to a submission tells: nothing, unless it waited. */
  private String statusAfter(String id, Integer waitTimeSeconds) {
    if (waitTimeSeconds == null) {
      return null;
    }
    Running running = statements.get(id);
    awaitEnd(running, waitTimeSeconds);
    boolean ended = !timing.now().isBefore(running.startedAt.plus(running.plan.takes()));
    return describe(id, running, ended).statusAsString();
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

  private void begin(String call, AwsRequest request) {
    calls.add(call);
    if (calls.size() >= silentFrom) {
      timing.pass(
          request
              .overrideConfiguration()
              .flatMap(RequestOverrideConfiguration::apiCallTimeout)
              .orElseThrow(() -> new AssertionError(call + " may last for ever")));
      throw ApiCallTimeoutException.create(1);
    }
  }

  private static void throwNext(Map<String, Deque<RuntimeException>> faults, String operation) {
    Deque<RuntimeException> queue = faults.get(operation);
    if (queue != null && !queue.isEmpty()) {
      throw queue.poll();
    }
  }
}
