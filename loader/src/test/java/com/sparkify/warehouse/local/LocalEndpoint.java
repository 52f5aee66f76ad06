package com.sparkify.warehouse.local;

import com.sparkify.warehouse.local.operation.Limits;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;

/** The endpoint over a scripted engine, and the SDK's real client for it. */
public final class LocalEndpoint implements AutoCloseable {
  public static final String CLUSTER = "sparkify";
  public static final String DATABASE = "dev";

  public final ScriptedEngine engine = new ScriptedEngine();
  public final RedshiftDataClient client;
  private final LocalWarehouse warehouse;

  /** With the limits of AWS. */
  public LocalEndpoint() {
    this(Limits.ofAws(), Clock.systemUTC());
  }

  /** With limits and a clock of one's own. */
  public LocalEndpoint(Limits limits, Clock clock) {
    LocalWarehouseOptions defaults = LocalWarehouseOptions.defaults();
    this.warehouse =
        LocalWarehouse.start(
            engine,
            new LocalWarehouseOptions(
                0, defaults.temporaryFolder(), defaults.bodyLimitBytes(), limits, clock));
    this.client = client(warehouse.endpoint());
  }

  public URI address() {
    return warehouse.endpoint();
  }

  /** The real client, for this endpoint or a proxy in front of it. */
  public static RedshiftDataClient client(URI endpoint) {
    return RedshiftDataClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_WEST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "secret")))
        .httpClientBuilder(
            Apache5HttpClient.builder().maxConnections(256).socketTimeout(Duration.ofSeconds(60)))
        .build();
  }

  public ExecuteStatementResponse execute(String sql) {
    return client.executeStatement(
        request -> request.sql(sql).clusterIdentifier(CLUSTER).database(DATABASE));
  }

  public BatchExecuteStatementResponse executeBatch(String... sqls) {
    return client.batchExecuteStatement(
        request -> request.sqls(List.of(sqls)).clusterIdentifier(CLUSTER).database(DATABASE));
  }

  /** Describes a statement once it has ended. */
  public DescribeStatementResponse end(String id) {
    return client.describeStatement(request -> request.id(id).waitTimeSeconds(30));
  }

  /** The only value of a result. */
  public Field value(String id) {
    return client.getStatementResult(request -> request.id(id)).records().get(0).get(0);
  }

  /** Sends JSON as it is. */
  public RawHttp.Response post(String operation, String json) {
    return RawHttp.post(address(), operation, json);
  }

  @Override
  public void close() {
    client.close();
    warehouse.close();
  }
}
