package com.sparkify.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.dataapi.Retry;
import com.sparkify.warehouse.run.LoadPlan;
import com.sparkify.warehouse.run.LoadPlan.Phase;
import com.sparkify.warehouse.run.LoadPlan.PlannedStatement;
import com.sparkify.warehouse.run.LoadPlan.PlannedTransaction;
import com.sparkify.warehouse.run.ProgressEvent;
import com.sparkify.warehouse.script.Location;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The live display, as a terminal shows it: cursor movements are followed on a screen of lines. */
class LiveProgressTest {
  private static final Pattern UP_OR_TEXT =
      Pattern.compile("\u001b\\[(\\d+)F\u001b\\[J|([^\n]*)\n");

  private final Phase phase =
      new Phase("2-stage", List.of(transaction("staging_events"), transaction("staging_songs")));
  private final LoadPlan plan = new LoadPlan(List.of(phase));
  private final StringWriter written = new StringWriter();
  private final LiveProgress progress = new LiveProgress(new PrintWriter(written), plan, false);

  @Test
  void shouldKeepANoteOfARetryAboveWhatRuns() {
    progress.on(new ProgressEvent.PhaseStarted(phase));
    progress.on(retrying("ThrottlingException", 2));
    progress.on(retrying("SocketException", 3));
    List<String> screen = screen();
    progress.close();
    assertThat(screen).hasSize(5);
    assertThat(screen.get(0))
        .isEqualTo("[1/1] 2-stage: staging_events, staging_songs side by side");
    assertThat(screen.get(1))
        .isEqualTo(
            "    ↻ 2-stage/staging_events: ThrottlingException from ExecuteStatement;"
                + " trying again in 1.20 s (2nd attempt)");
    assertThat(screen.get(2)).contains("SocketException", "(3rd attempt)");
    assertThat(screen.get(3)).matches("    . staging_events  .* s");
    assertThat(screen.get(4)).matches("    . staging_songs  .* s");
    assertThat(screen()).hasSize(3);
  }

  @Test
  void shouldTellARetryAfterItsEndAsAPlainLine() {
    progress.on(new ProgressEvent.PhaseStarted(phase));
    progress.close();
    progress.on(retrying("ThrottlingException", 2));
    assertThat(screen()).hasSize(2).last().asString().contains("ThrottlingException");
  }

  /** What a terminal shows now. */
  private List<String> screen() {
    List<String> lines = new ArrayList<>();
    String text;
    synchronized (progress) {
      // Not between what is erased and what is drawn.
      text = written.toString();
    }
    Matcher matcher = UP_OR_TEXT.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1) == null) {
        lines.add(matcher.group(2));
        continue;
      }
      int from = lines.size() - Integer.parseInt(matcher.group(1));
      lines.subList(from, lines.size()).clear();
    }
    return lines;
  }

  private static ProgressEvent retrying(String error, int attempt) {
    return new ProgressEvent.Retrying(
        "2-stage/staging_events",
        new Retry("work", "ExecuteStatement", error, attempt, Duration.ofMillis(1200)));
  }

  private static PlannedTransaction transaction(String name) {
    Location place = new Location(Path.of(name + ".sql"), 1, 1);
    return new PlannedTransaction(
        name, List.of(new PlannedStatement("select 1", "select 1", place)));
  }
}
