package com.sparkify.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.dataapi.DataApiClients;
import com.sparkify.warehouse.local.Fault;
import com.sparkify.warehouse.local.FaultyEndpoint.Call;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A network that swallows packets: connections stand, and no answer ever comes. {@code --timeout}
 * is kept all the same, by the product's own client with its socket timeout of a minute.
 */
@ExtendWith(Tally.class)
class SilenceResilienceIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  /** For the last call, for cancelling, and for a machine that is busy with other things. */
  private static final Duration OVERRUN = Duration.ofSeconds(15);

  @TempDir static Path trialFolder;
  private static Trial trial;
  @TempDir Path folder;
  private final CompletableFuture<Void> never = new CompletableFuture<>();
  private ServerSocket silent;

  @BeforeAll
  static void prepare() {
    trial = new Trial(trialFolder, 300);
    trial.socketTimeout = Duration.ofSeconds(60);
  }

  /** Nobody takes connections from it: the system does, and keeps what arrives. */
  @BeforeEach
  void listen() throws IOException {
    trial.rewind();
    silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    never.complete(null);
    silent.close();
  }

  @Test
  void shouldEndWhereNothingAnswersAtAll() {
    StringWriter err = new StringWriter();
    long begin = System.nanoTime();
    int exitCode =
        Main.run(
            trial.rig.arguments("load", "--timeout", TIMEOUT.toString()),
            new Output(new PrintWriter(new StringWriter()), new PrintWriter(err)),
            Interrupts.none(),
            target -> new Warehouse(DataApiClients.local(address()), Optional.empty(), target));
    assertThat(exitCode).as(err.toString()).isEqualTo(5);
    assertThat(err.toString())
        .contains("timed out after PT3S; can't list the statements that run: ")
        .doesNotContain("\tat ");
    keptTheTimeout(begin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BatchExecuteStatement", "DescribeStatement"})
  void shouldSayWhatMayStillRunWhereTheNetworkGoesAwayWhileItLoads(String operation) {
    CommandLineRig held = trial.heldIn(folder.resolve("sql"), "3-publish", Trial.ENDLESS);
    long begin = System.nanoTime();
    Trial.Outcome outcome =
        trial.load(
            held,
            (endpoint, engine) -> endpoint.spoil(from(operation), Fault.holdUntil(never)),
            (endpoint, engine) -> never.complete(null),
            "--timeout",
            TIMEOUT.toString());
    keptTheTimeout(begin);
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(5);
    assertThat(outcome.err())
        .contains("The load timed out in 3-publish/star", "timed out after PT3S; ")
        .contains("be running", "look with: aws redshift-data ")
        .contains("Whether the load was published isn't known.");
    Tally.FAULTS.incrementAndGet();
    Tally.compare(
        () -> {
          assertThat(trial.rig.contents()).isEqualTo(trial.before);
          trial.mustLoad();
          assertThat(trial.rig.contents()).isEqualTo(trial.after);
        });
  }

  /** The first such call for the publishing transaction, and every call after it. */
  private static Predicate<Call> from(String operation) {
    AtomicBoolean publishing = new AtomicBoolean();
    AtomicBoolean silent = new AtomicBoolean();
    return call -> {
      publishing.compareAndSet(false, call.body().contains("3-publish/star"));
      silent.compareAndSet(false, publishing.get() && call.operation().equals(operation));
      return silent.get();
    };
  }

  @Test
  void shouldEndWhereTheCredentialsDoNotCome() throws IOException {
    Path outputs =
        Files.writeString(folder.resolve("cdk-outputs.json"), SecretsResilienceIT.OUTPUTS);
    long begin = System.nanoTime();
    LoaderProcess loader =
        LoaderProcess.start(
            folder.resolve("out"),
            Map.of(
                "AWS_ACCESS_KEY_ID",
                "AKIACALLER",
                "AWS_SECRET_ACCESS_KEY",
                "callers-secret",
                "AWS_ENDPOINT_URL",
                address().toString()),
            List.of(
                "load",
                "--target",
                "redshift",
                "--outputs",
                outputs.toString(),
                "--sql",
                "../sql",
                "--timeout",
                TIMEOUT.toString()));
    assertThat(loader.exitCode()).as(loader.err()).isEqualTo(5);
    assertThat(loader.err()).contains("timed out after PT3S; ").doesNotContain("\tat ");
    keptTheTimeout(begin);
  }

  private static void keptTheTimeout(long begin) {
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    assertThat(took).isBetween(TIMEOUT, TIMEOUT.plus(OVERRUN));
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + silent.getLocalPort());
  }
}
