package com.sparkify.warehouse.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AWS CLI as a client that we didn't write, in Python where the SDK is in Java. */
class AwsCliIT {
  private static final Optional<Path> AWS =
      Stream.concat(
              Stream.of("/usr/bin"),
              Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1)))
          .map(folder -> Path.of(folder, "aws"))
          .filter(Files::isExecutable)
          .filter(AwsCliIT::isVersion2)
          .findFirst();

  @TempDir private Path home;
  private LocalEndpoint endpoint;

  /** What the CLI said. */
  private record Run(int exitCode, String output) {
    JsonNode json() {
      assertThat(exitCode).as(output).isZero();
      try {
        return new ObjectMapper().readTree(output);
      } catch (IOException e) {
        throw new IllegalStateException(output, e);
      }
    }
  }

  @BeforeEach
  void start() {
    assumeTrue(
        AWS.isPresent(),
        "there is no aws of version 2 in /usr/bin or on the PATH (package awscli)");
    endpoint = new LocalEndpoint();
  }

  @AfterEach
  void close() {
    if (endpoint != null) {
      endpoint.close();
    }
  }

  /** Version 1 has other options and prints times as numbers. */
  private static boolean isVersion2(Path aws) {
    try {
      Process process =
          new ProcessBuilder(aws.toString(), "--version").redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), UTF_8).startsWith("aws-cli/2.");
    } catch (IOException e) {
      return false;
    }
  }

  private Run aws(String operation, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(AWS.orElseThrow().toString(), "redshift-data", operation, "--output", "json"));
    command.addAll(List.of("--endpoint-url", endpoint.address().toString(), "--no-cli-pager"));
    command.addAll(List.of("--region", "us-west-2"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("HOME", home.toString());
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.put("AWS_MAX_ATTEMPTS", "1");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), output);
  }

  private Run awsOnCluster(String operation, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("--cluster-identifier", "sparkify"));
    all.addAll(List.of("--database", "dev"));
    all.addAll(List.of(arguments));
    return aws(operation, all.toArray(String[]::new));
  }

  @Test
  void runsAStatementAndReadsItsPages() throws Exception {
    JsonNode submitted =
        awsOnCluster("execute-statement", "--sql", "rows 1500", "--statement-name", "cli").json();
    String id = submitted.get("Id").asText();
    endpoint.end(id);

    JsonNode described = aws("describe-statement", "--id", id).json();
    assertThat(described.get("Status").asText()).isEqualTo("FINISHED");
    assertThat(described.get("ResultRows").asInt()).isEqualTo(1500);
    assertThat(described.get("CreatedAt").asText()).startsWith("20");

    JsonNode result = aws("get-statement-result", "--id", id).json();
    assertThat(result.get("Records")).hasSize(1500);
    assertThat(result.get("TotalNumRows").asInt()).isEqualTo(1500);
    assertThat(result.get("Records").get(1499).toString())
        .isEqualTo(
            "[{\"longValue\":1500},{\"doubleValue\":750.0},{\"booleanValue\":true},"
                + "{\"stringValue\":\"näme, 1500\"},{\"isNull\":true}]");

    JsonNode listed = aws("list-statements", "--statement-name", "cl").json();
    assertThat(listed.get("Statements").get(0).get("Id").asText()).isEqualTo(id);
  }

  @Test
  void runsABatchAndParametersAndCancels() throws Exception {
    String batch =
        awsOnCluster("batch-execute-statement", "--sqls", "insert 1", "insert 2")
            .json()
            .get("Id")
            .asText();
    endpoint.end(batch);
    JsonNode described = aws("describe-statement", "--id", batch).json();
    assertThat(described.get("SubStatements")).hasSize(2);
    JsonNode parameterized =
        awsOnCluster(
                "execute-statement",
                "--sql",
                "select :day",
                "--parameters",
                "name=day,value=2018-11-01")
            .json();
    endpoint.end(parameterized.get("Id").asText());
    assertThat(endpoint.engine.events)
        .containsExactly(
            "begin",
            "execute insert 1",
            "execute insert 2",
            "commit",
            "execute select :day with {day=2018-11-01}");

    String running = endpoint.execute("block one").id();
    endpoint.engine.awaitStart("one");
    assertThat(aws("cancel-statement", "--id", running).json().get("Status").asBoolean()).isTrue();
    assertThat(endpoint.end(running).statusAsString()).isEqualTo("ABORTED");
  }

  @Test
  void listsTablesAndColumns() throws Exception {
    assertThat(awsOnCluster("list-tables", "--table-pattern", "staging%").json().get("Tables"))
        .hasSize(2);
    assertThat(awsOnCluster("describe-table", "--table", "songs").json().get("ColumnList"))
        .hasSize(4);
    assertThat(awsOnCluster("list-schemas").json().get("Schemas")).hasSize(4);
    assertThat(awsOnCluster("list-databases").json().get("Databases")).hasSize(1);
  }

  @Test
  void showsErrorsByTheirNames() throws Exception {
    Run unknown = aws("describe-statement", "--id", "d9b6c0c9-0747-4bf4-b142-e8883122f766");
    assertThat(unknown.exitCode()).isNotZero();
    assertThat(unknown.output())
        .contains("(ResourceNotFoundException)", "DescribeStatement", "Query does not exist.");
    assertThat(awsOnCluster("execute-statement", "--sql", "select :a").output())
        .contains("(ValidationException)", "no value for :a");
  }
}
