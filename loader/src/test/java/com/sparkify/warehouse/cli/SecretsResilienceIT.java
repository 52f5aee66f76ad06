package com.sparkify.warehouse.cli;

import static com.sparkify.warehouse.cli.Bucket.play;
import static com.sparkify.warehouse.cli.Bucket.songOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.local.Fault;
import com.sparkify.warehouse.local.FaultyEndpoint;
import com.sparkify.warehouse.local.LocalWarehouse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the environment holds to prove who calls appears nowhere, whatever a load comes to. */
class SecretsResilienceIT {
  private static final Map<String, String> SECRETS =
      Map.of(
          "AWS_ACCESS_KEY_ID", "AKIAHUNTER2HUNTER2",
          "AWS_SECRET_ACCESS_KEY", "hunter2-secret-key",
          "AWS_SESSION_TOKEN", "hunter2-session-token");

  static final String OUTPUTS =
      """
      {"Sparkify": {"ClusterIdentifier": "c", "Database": "d",
       "LoaderRoleArn": "arn:aws:iam::111122223333:role/loader",
       "CopyRoleArn": "arn:aws:iam::111122223333:role/copy", "Region": "us-west-2",
       "SourceBucket": "udacity-dend", "SourceRegion": "us-west-2"}}""";

  @TempDir Path folder;

  @Test
  void shouldAppearNowhereInAFailedLocalLoad() throws IOException {
    Bucket bucket = new Bucket(folder.resolve("bucket"));
    bucket.log("2018-11-01", play(1541105830796L, 1, "A", "B").put("sessionId", "first"));
    CommandLineRig rig = new CommandLineRig(bucket.folder, folder.resolve("w.duckdb"));
    List<String> arguments =
        rig.arguments("load", "--report", folder.resolve("report.json").toString());
    LoaderProcess process = LoaderProcess.start(folder.resolve("out"), SECRETS, arguments);
    assertThat(process.exitCode()).as(process.err()).isEqualTo(3);
    assertThat(folder.resolve("report.json")).content().contains("failure");
    appearNowhere(process);
  }

  @Test
  void shouldAppearNowhereWhereTheTokenHasExpired() throws IOException {
    Path outputs = Files.writeString(folder.resolve("cdk-outputs.json"), OUTPUTS);
    try (FaultyEndpoint aws = FaultyEndpoint.before(URI.create("http://127.0.0.1:9"))) {
      aws.spoil(call -> true, Fault.expiredToken());
      Map<String, String> environment = new HashMap<>(SECRETS);
      environment.put("AWS_ENDPOINT_URL", aws.address().toString());
      List<String> arguments = new ArrayList<>(List.of("load", "--target", "redshift"));
      arguments.addAll(List.of("--outputs", outputs.toString(), "--sql", "../sql"));
      arguments.addAll(List.of("--report", folder.resolve("report.json").toString()));
      LoaderProcess process = LoaderProcess.start(folder.resolve("out"), environment, arguments);
      assertThat(process.exitCode()).as(process.err()).isIn(1, 2);
      assertThat(process.err())
          .contains("can't list the statements that run")
          .doesNotContain("\tat ");
      assertThat(aws.calls()).isNotEmpty();
      appearNowhere(process);
    }
  }

  /** Not even where the service itself repeats them in an error that passes. */
  @Test
  void shouldAppearNowhereInWhatIsToldOfRetries() throws IOException {
    Bucket bucket = new Bucket(folder.resolve("bucket"));
    bucket.songs("A", songOf("SO1", "AR1", "The Band", "Song"));
    bucket.log("2018-11-01", play(1541105830796L, 1, "The Band", "Song"));
    Target.Local target = new Target.Local(bucket.folder, folder.resolve("w.duckdb"));
    Fault telltale =
        new Fault.Answer(400, "ThrottlingException", "too often: the-session-token, ASIATEMPORARY");
    try (LocalWarehouse warehouse = LocalTarget.start(target, 0);
        FaultyEndpoint api = FaultyEndpoint.before(warehouse.endpoint());
        AwsStandIn aws = AwsStandIn.before(api.address())) {
      api.spoil("BatchExecuteStatement", 1, telltale);
      api.spoil("ListStatements", 1, Fault.dropBefore());
      Path report = folder.resolve("report.json");
      LoaderProcess process =
          aws.start(folder, "bucket", Path.of("../sql"), "load", "--report", report.toString());
      assertThat(process.exitCode()).as(process.err()).isZero();
      assertThat(process.err()).contains("ThrottlingException from BatchExecuteStatement; trying");
      assertThat(report).content().contains("ThrottlingException");
      assertThat(told(process))
          .doesNotContain("the-session-token", "ASIATEMPORARY", "AKIACALLER", "callers-secret");
    }
  }

  private void appearNowhere(LoaderProcess process) throws IOException {
    assertThat(told(process)).isNotEmpty().doesNotContainIgnoringCase("hunter2");
  }

  private String told(LoaderProcess process) throws IOException {
    StringBuilder all = new StringBuilder(process.err());
    for (String name : List.of("out", "report.json")) {
      if (Files.exists(folder.resolve(name))) {
        all.append(Files.readString(folder.resolve(name)));
      }
    }
    return all.toString();
  }
}
