package com.sparkify.warehouse.simulation;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultRequest;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.ListStatementsRequest;
import software.amazon.awssdk.services.redshiftdata.model.ListStatementsResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;
import software.amazon.awssdk.services.redshiftdata.paginators.ListStatementsIterable;

/**
 * The client of one loader. A call travels half its round trip, is admitted or refused, may wait as
 * WaitTimeSeconds says, and travels back. No call is retried here: what the SDK would retry on its
 * own, throttling, reaches the caller at once.
 */
final class SimulatedService implements RedshiftDataClient {
  private final int loader;
  private final Account account;
  private final VirtualTime time;
  private final Latency latency;
  private final Workload workload;
  private final Siblings listing;

  /**
   * A client.
   *
   * @param listing the calls to ListStatements that a loader makes side by side at its start
   */
  SimulatedService(
      int loader,
      Account account,
      VirtualTime time,
      Latency latency,
      Workload workload,
      Siblings listing) {
    this.loader = loader;
    this.account = account;
    this.time = time;
    this.latency = latency;
    this.workload = workload;
    this.listing = listing;
  }

  @Override
  public BatchExecuteStatementResponse batchExecuteStatement(BatchExecuteStatementRequest request) {
    String name = request.statementName();
    Integer wait = request.waitTimeSeconds();
    Duration roundTrip = latency.next(loader, "submit " + name);
    return call(
        roundTrip,
        () -> {
          SimulatedStatement statement =
              submit(name, request.clientToken(), request.sqls().size(), wait, roundTrip);
          return BatchExecuteStatementResponse.builder()
              .id(statement.id())
              .status(wait == null ? null : status(statement).toString())
              .hasResultSet(false)
              .redshiftPid(4711L)
              .build();
        });
  }

  @Override
  public ExecuteStatementResponse executeStatement(ExecuteStatementRequest request) {
    Integer wait = request.waitTimeSeconds();
    Duration roundTrip = latency.next(loader, "query");
    return call(
        roundTrip,
        () -> {
          SimulatedStatement statement =
              submit(request.statementName(), request.clientToken(), 1, wait, roundTrip);
          return ExecuteStatementResponse.builder()
              .id(statement.id())
              .status(wait == null ? null : status(statement).toString())
              .hasResultSet(true)
              .redshiftPid(4711L)
              .build();
        });
  }

  @Override
  public DescribeStatementResponse describeStatement(DescribeStatementRequest request) {
    SimulatedStatement statement = account.statement(request.id());
    statement.calls().incrementAndGet();
    return call(
        latency.next(loader, "describe " + statement.name()),
        () -> {
          account.admit(Operation.DESCRIBE);
          if (request.waitTimeSeconds() != null && !account.hasEnded(statement)) {
            account.checkRoomToWait();
            account.awaitEnd(statement, Duration.ofSeconds(request.waitTimeSeconds()));
          }
          return description(statement);
        });
  }

  @Override
  public GetStatementResultResponse getStatementResult(GetStatementResultRequest request) {
    return call(
        latency.next(loader, "result"),
        () -> {
          account.admit(Operation.RESULT);
          return GetStatementResultResponse.builder()
              .columnMetadata(List.of())
              .records(List.of())
              .build();
        });
  }

  @Override
  public ListStatementsResponse listStatements(ListStatementsRequest request) {
    listing.begin();
    ListStatementsResponse response =
        call(
            latency.next(loader, "list " + request.statusAsString()),
            () -> {
              account.admit(Operation.LIST);
              return ListStatementsResponse.builder().statements(running(request)).build();
            });
    listing.end();
    return response;
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
  public void close() {}

  private <T> T call(Duration roundTrip, Supplier<T> serve) {
    time.sleep(roundTrip.dividedBy(2));
    try {
      return serve.get();
    } finally {
      time.sleep(roundTrip.dividedBy(2));
    }
  }

  private SimulatedStatement submit(
      String name, String token, int parts, Integer wait, Duration roundTrip) {
    account.admit(Operation.SUBMIT);
    if (wait != null) {
      account.checkRoomToWait();
    }
    SimulatedStatement statement =
        account.start(loader, token, name, parts, workload.takes(loader, name), roundTrip);
    statement.calls().incrementAndGet();
    if (wait != null) {
      account.awaitEnd(statement, Duration.ofSeconds(wait));
    }
    return statement;
  }

  private StatusString status(SimulatedStatement statement) {
    return account.hasEnded(statement) ? StatusString.FINISHED : StatusString.STARTED;
  }

  private DescribeStatementResponse description(SimulatedStatement statement) {
    StatusString status = status(statement);
    return DescribeStatementResponse.builder()
        .id(statement.id())
        .status(status)
        .hasResultSet(!statement.name().contains("/"))
        .redshiftPid(4711L)
        .subStatements(
            IntStream.rangeClosed(1, statement.parts())
                .mapToObj(
                    part ->
                        SubStatementData.builder()
                            .id(statement.id() + ":" + part)
                            .status(status.toString())
                            .duration(1_000_000L)
                            .resultRows(7L)
                            .build())
                .toList())
        .build();
  }

  private List<StatementData> running(ListStatementsRequest request) {
    return account.statements(loader).stream()
        .filter(statement -> request.status() == StatusString.STARTED)
        .filter(statement -> !account.hasEnded(statement))
        .filter(statement -> statement.name().startsWith(request.statementName()))
        .map(
            statement ->
                StatementData.builder()
                    .id(statement.id())
                    .statementName(statement.name())
                    .createdAt(statement.endsAt().minus(statement.takes()))
                    .build())
        .toList();
  }
}
