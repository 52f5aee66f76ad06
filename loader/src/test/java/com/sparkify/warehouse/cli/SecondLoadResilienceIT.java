package com.sparkify.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.dataapi.DataApiClients;
import com.sparkify.warehouse.local.LocalWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/**
 * Two loads of one Redshift warehouse, as processes of their own: the second is refused while a
 * statement of the first runs, whether or not the first is still alive, and only then.
 */
@ExtendWith(Tally.class)
class SecondLoadResilienceIT {
  private static final Path SQL = CommandLineRig.ROOT.resolve("sql");
  private static final Pattern RUNNING =
      Pattern.compile("staging_songs: is statement ([0-9a-f-]{36})");
  private static final Pattern ADVICE =
      Pattern.compile("aws redshift-data cancel-statement --id ([0-9a-f-]{36})\n?");

  @TempDir Path folder;
  private Trial trial;
  private Path held;
  private LocalWarehouse warehouse;
  private AwsStandIn aws;

  @BeforeEach
  void serve() throws IOException {
    trial = new Trial(folder, 300);
    trial.rewind();
    held = folder.resolve("held");
    trial.heldIn(held, "2-stage", Trial.ENDLESS);
    warehouse = LocalTarget.start(trial.target(), 0);
    aws = AwsStandIn.before(warehouse.endpoint());
  }

  @AfterEach
  void stop() {
    aws.close();
    warehouse.close();
  }

  @Test
  void shouldRefuseASecondLoadAndNameTheFirst() throws IOException {
    LoaderProcess first = startFirst();
    LoaderProcess second = refused(first);
    assertThat(Files.readString(outOf("second"))).isEmpty();
    first.signal("INT");
    assertThat(first.exitCode()).as(first.err()).isEqualTo(130);
    assertThat(first.err()).contains("Nothing was published");
    assertThat(second.err()).hasLineCount(2);
    loadsNow();
  }

  @Test
  void shouldBlockTheNextNoLongerThanTheStatementOfACrashedOneRuns() throws IOException {
    LoaderProcess first = startFirst();
    first.signal("KILL");
    assertThat(first.exitCode()).isEqualTo(137);
    LoaderProcess second = refused(first);
    Matcher advice = ADVICE.matcher(second.err());
    assertThat(advice.find()).isTrue();
    try (RedshiftDataClient client = DataApiClients.local(warehouse.endpoint())) {
      client.cancelStatement(request -> request.id(advice.group(1)));
    }
    loadsNow();
  }

  /** A load that stages for ever. */
  private LoaderProcess startFirst() throws IOException {
    LoaderProcess first = start("first", held);
    first.awaitLine("staging_songs: is statement");
    first.awaitLine("staging_events: 4 statements, committed after ");
    return first;
  }

  private LoaderProcess refused(LoaderProcess first) throws IOException {
    int before = aws.requests().size();
    LoaderProcess second = start("second", SQL);
    assertThat(second.exitCode()).as(second.err()).isEqualTo(2);
    Matcher running = RUNNING.matcher(first.err());
    assertThat(running.find()).as(first.err()).isTrue();
    assertThat(second.err())
        .contains("another load is running: sparkify " + runId(first) + " 2-stage/staging_songs")
        .contains("statement " + running.group(1) + ", since 20")
        .containsPattern(ADVICE)
        .doesNotContain("\tat ");
    List<AwsStandIn.Request> ofSecond = aws.requests().subList(before, aws.requests().size());
    assertThat(ofSecond)
        .filteredOn(request -> request.body().contains(runId(second)))
        .as("what the second load has sent")
        .isEmpty();
    return second;
  }

  /** As if there had never been another. */
  private void loadsNow() throws IOException {
    LoaderProcess third = start("third", SQL);
    assertThat(third.exitCode()).as(third.err()).isZero();
    assertThat(Files.readString(outOf("third"))).contains("19 checks passed.");
    warehouse.close();
    Tally.compare(() -> assertThat(trial.rig.contents()).isEqualTo(trial.after));
  }

  private LoaderProcess start(String name, Path sql) throws IOException {
    Path own = Files.createDirectory(folder.resolve(name));
    return aws.start(own, "bucket", sql, "load", "--target", "redshift");
  }

  private Path outOf(String name) {
    return folder.resolve(name).resolve("out");
  }

  private static String runId(LoaderProcess load) {
    Matcher run = Pattern.compile(", run (\\S+)").matcher(load.err());
    assertThat(run.find()).as(load.err()).isTrue();
    return run.group(1);
  }
}
