package com.sparkify.warehouse.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.dataapi.DataApi;
import com.sparkify.warehouse.dataapi.FakeService;
import com.sparkify.warehouse.dataapi.VirtualTiming;
import com.sparkify.warehouse.dataapi.WarehouseAddress;
import com.sparkify.warehouse.run.LoadPlan.Phase;
import com.sparkify.warehouse.run.LoadPlan.PlannedStatement;
import com.sparkify.warehouse.run.LoadPlan.PlannedTransaction;
import com.sparkify.warehouse.script.Location;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;

class CopyWatcherTest {
  private final VirtualTiming timing = new VirtualTiming();
  private final FakeService service = new FakeService(timing);
  private final BlockingQueue<ProgressEvent> told = new ArrayBlockingQueue<>(10_000);
  private final CopyWatcher watcher =
      new CopyWatcher(
          new DataApi(
              service,
              new WarehouseAddress("cluster", "dev"),
              timing,
              new SplittableRandom(1),
              retry -> {}),
          told::add,
          Duration.ofMillis(1));

  @Test
  void shouldTellHowFarACopyIs() throws InterruptedException {
    service.pages.put(
        "first",
        GetStatementResultResponse.builder()
            .columnMetadata(columns("table_name", "loaded_rows", "scanned", "to_scan"))
            .records(
                List.of(
                    row("staging_events", 450_000L, 157_000_000L, 348_000_000L),
                    row("staging_songs", 5L, 100L, 0L)))
            .build());
    watcher.on(new ProgressEvent.PhaseStarted(phase("copy staging_events")));
    assertThat(told.poll(10, TimeUnit.SECONDS))
        .isEqualTo(new ProgressEvent.CopyAdvanced("staging_events", 450_000, 157_000_000, 45));
    assertThat(told.poll(10, TimeUnit.SECONDS))
        .isEqualTo(new ProgressEvent.CopyAdvanced("staging_songs", 5, 100, -1));
    watcher.on(new ProgressEvent.PhaseFinished(phase("copy staging_events"), Duration.ZERO));
  }

  @Test
  void shouldAskNothingWherePhasesDoNotCopy() {
    watcher.on(new ProgressEvent.PhaseStarted(phase("insert into songs")));
    watcher.close();
    assertThat(service.calls).isEmpty();
  }

  private static Phase phase(String summary) {
    PlannedStatement statement =
        new PlannedStatement(summary, summary, new Location(Path.of("a.sql"), 1, 1));
    return new Phase("2-stage", List.of(new PlannedTransaction("x", List.of(statement))));
  }

  private static List<Field> row(String table, long rows, long scanned, long toScan) {
    return List.of(
        Field.fromStringValue(table),
        Field.fromLongValue(rows),
        Field.fromLongValue(scanned),
        Field.fromLongValue(toScan));
  }

  private static List<ColumnMetadata> columns(String... names) {
    return Arrays.stream(names)
        .map(name -> ColumnMetadata.builder().name(name).typeName("varchar").build())
        .toList();
  }
}
