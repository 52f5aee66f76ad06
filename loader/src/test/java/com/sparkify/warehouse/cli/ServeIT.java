package com.sparkify.warehouse.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The endpoint that stays up, driven by a client that we did not write: Debian's AWS CLI. */
class ServeIT {
  private static final Path AWS = Path.of("/usr/bin/aws");

  @TempDir Path folder;

  @Test
  void shouldServeTheWarehouseToTheAwsCommandLine() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(AWS), "skipped: Debian's awscli isn't installed");
    CommandLineRig rig =
        new CommandLineRig(
            CommandLineRig.ROOT.resolve("data/sparkify-sample"), folder.resolve("w.duckdb"));
    assertThat(rig.run("load").exitCode()).isZero();
    Path out = folder.resolve("out");
    LoaderProcess serve = LoaderProcess.start(out, Map.of(), rig.arguments("serve", "--port", "0"));
    serve.awaitLine("Stop it with Ctrl-C.");
    Matcher address = Pattern.compile("http://\\S+").matcher(Files.readString(out));
    assertThat(address.find()).isTrue();
    String id =
        aws(
                address.group(),
                "execute-statement",
                "--cluster-identifier",
                "local",
                "--database",
                "dev",
                "--sql",
                "select count(*) as plays from songplays where level = :level",
                "--parameters",
                "name=level,value=paid")
            .get("Id")
            .asText();
    JsonNode described = aws(address.group(), "describe-statement", "--id", id);
    while (!List.of("FINISHED", "FAILED").contains(described.get("Status").asText())) {
      described = aws(address.group(), "describe-statement", "--id", id);
    }
    assertThat(described.get("Status").asText()).isEqualTo("FINISHED");
    JsonNode result = aws(address.group(), "get-statement-result", "--id", id);
    assertThat(result.at("/Records/0/0/longValue").asLong()).isPositive();
    assertThat(result.at("/ColumnMetadata/0/name").asText()).isEqualTo("plays");
    serve.signal("INT");
    assertThat(serve.exitCode()).isEqualTo(130);
    assertThat(rig.count("songplays")).isPositive();
  }

  @Test
  void shouldNameATakenPort() throws IOException {
    CommandLineRig rig =
        new CommandLineRig(
            CommandLineRig.ROOT.resolve("data/sparkify-sample"), folder.resolve("w.duckdb"));
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      CommandLineRig.Result result = rig.run("serve", "--port", port);
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains(port).doesNotContain("\tat ");
    }
  }

  private JsonNode aws(String endpoint, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(AWS.toString(), "redshift-data"));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("--endpoint-url", endpoint, "--region", "us-west-2", "--output", "json"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of("AWS_ACCESS_KEY_ID", "any", "AWS_SECRET_ACCESS_KEY", "any", "AWS_PAGER", ""));
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return new ObjectMapper().readTree(text);
  }
}
