package com.sparkify.warehouse.cli;

import static com.sparkify.warehouse.cli.Bucket.play;
import static com.sparkify.warehouse.cli.Bucket.songOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.local.LocalWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way to Redshift but for Redshift itself: the outputs file, the role that is assumed, and what
 * is sent with whose credentials. A stand-in for STS and the local endpoint answer.
 */
class RedshiftTargetIT {
  @TempDir Path folder;
  private LocalWarehouse warehouse;
  private AwsStandIn aws;

  @BeforeEach
  void start() {
    Bucket bucket = new Bucket(folder.resolve("bucket"));
    bucket.songs("A", songOf("SO1", "AR1", "The Band", "Song"));
    bucket.log("2018-11-01", play(1541105830796L, 1, "The Band", "Song"));
    warehouse =
        LocalTarget.start(new Target.Local(bucket.folder, folder.resolve("warehouse.duckdb")), 0);
    aws = AwsStandIn.before(warehouse.endpoint());
  }

  @AfterEach
  void stop() {
    aws.close();
    warehouse.close();
  }

  @Test
  void shouldLoadAsTheLoaderRoleWithClusterAndDatabaseOnly() throws IOException {
    LoaderProcess loader = aws.start(folder, "bucket", Path.of("../sql"), "load");
    assertThat(loader.exitCode()).as(loader.err()).isZero();
    assertThat(loader.err()).contains("Redshift cluster sparkify-warehouse in us-west-2");
    assertThat(Files.readString(folder.resolve("out"))).contains("19 checks passed.");
    assertThat(aws.assumed())
        .singleElement()
        .asString()
        .contains("RoleArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2Fsparkify-loader")
        .contains("RoleSessionName=sparkify-loader");
    assertThat(aws.requests())
        .isNotEmpty()
        .allSatisfy(
            request -> {
              assertThat(request.authorization()).contains("Credential=ASIATEMPORARY/");
              assertThat(request.token()).isEqualTo("the-session-token");
            });
    assertThat(aws.requests())
        .filteredOn(request -> request.target().endsWith("ExecuteStatement"))
        .isNotEmpty()
        .allSatisfy(
            request ->
                assertThat(request.body())
                    .contains("\"ClusterIdentifier\":\"sparkify-warehouse\"")
                    .contains("\"Database\":\"dev\"")
                    .doesNotContain("DbUser", "SecretArn", "WorkgroupName"));
  }
}
