package com.sparkify.warehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.local.engine.DuckDbEngine;
import com.sparkify.warehouse.local.engine.EngineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;

/** A transaction that is cancelled while its COPY reads files, by the API on the real engine. */
class CancelCopyIT {
  private static final int FILES = 1000;

  @TempDir private Path folder;
  private LocalWarehouse warehouse;
  private RedshiftDataClient client;

  /** One file under many names, so that the COPY has more to read than it gets to. */
  @BeforeEach
  void serve() throws IOException {
    Path bucket = Files.createDirectories(folder.resolve("bucket/big"));
    Path first =
        Files.writeString(
            bucket.resolve("0.json"), "{\"a\":1,\"s\":\"a text of some length\"}\n".repeat(40_000));
    for (int file = 1; file < FILES; file++) {
      Files.createLink(bucket.resolve(file + ".json"), first);
    }
    EngineSettings settings =
        new EngineSettings(
            Map.of("bucket", bucket.getParent()), Optional.of(folder.resolve("w.duckdb")), 288, 2);
    warehouse = LocalWarehouse.start(DuckDbEngine.open(settings), LocalWarehouseOptions.defaults());
    client = LocalEndpoint.client(warehouse.endpoint());
    end(execute("create table t (a int, s varchar(100))"));
    end(execute("insert into t values (7, 'old')"));
  }

  @AfterEach
  void close() {
    client.close();
    warehouse.close();
  }

  @Test
  void abortsItAndKeepsTheFormerRows() {
    String copy =
        client
            .batchExecuteStatement(
                request ->
                    request
                        .clusterIdentifier(LocalEndpoint.CLUSTER)
                        .database(LocalEndpoint.DATABASE)
                        .sqls(
                            "delete from t",
                            "copy t from 's3://bucket/big' iam_role default format as json 'auto'"))
            .id();
    while (value("select count(*) from sys_load_history where loaded_rows > 0") == 0) {
      assertThat(client.describeStatement(request -> request.id(copy)).statusAsString())
          .as("the COPY, before any progress was seen")
          .isIn("SUBMITTED", "PICKED", "STARTED");
    }
    client.cancelStatement(request -> request.id(copy));
    DescribeStatementResponse ended = end(copy);
    assertThat(ended.statusAsString()).isEqualTo("ABORTED");
    assertThat(ended.subStatements())
        .extracting(SubStatementData::statusAsString)
        .isEqualTo(List.of("ABORTED", "ABORTED"));
    assertThat(value("select sum(a) from t")).isEqualTo(7);
    assertThat(value("select count(*) from sys_load_history where status = 'canceled'"))
        .isEqualTo(1);
  }

  private String execute(String sql) {
    return client
        .executeStatement(
            request ->
                request
                    .clusterIdentifier(LocalEndpoint.CLUSTER)
                    .database(LocalEndpoint.DATABASE)
                    .sql(sql))
        .id();
  }

  private DescribeStatementResponse end(String id) {
    return client.describeStatement(request -> request.id(id).waitTimeSeconds(30));
  }

  private long value(String sql) {
    String id = execute(sql);
    assertThat(end(id).statusAsString()).as(sql).isEqualTo("FINISHED");
    return client.getStatementResult(request -> request.id(id)).records().get(0).get(0).longValue();
  }
}
