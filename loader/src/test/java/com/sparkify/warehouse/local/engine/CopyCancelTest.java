package com.sparkify.warehouse.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sparkify.warehouse.local.engine.EngineException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A COPY that is cancelled half-way, as its own view of its progress shows, leaves nothing. */
class CopyCancelTest {
  /**
   * One file under many names, so that a COPY has gigabytes to read and the disk a few megabytes.
   */
  private static final int FILES = 1000;

  private static final int LINES = 40_000;
  private static final Duration PROMPTLY = Duration.ofSeconds(5);

  @TempDir private Path folder;
  private Path bucket;
  private EngineFixture engine;
  private EngineSession watcher;

  @BeforeEach
  void open() throws IOException {
    bucket = folder.resolve("bucket");
    engine = new EngineFixture(bucket, Optional.of(folder.resolve("w.duckdb")));
    watcher = engine.engine().openSession();
    StringBuilder lines = new StringBuilder();
    for (int line = 0; line < LINES; line++) {
      lines.append("{\"a\":").append(line).append(",\"s\":\"a text of some length\"}\n");
    }
    engine.put("big/0.json", lines.toString());
    for (int file = 1; file < FILES; file++) {
      Files.createLink(bucket.resolve("big/" + file + ".json"), bucket.resolve("big/0.json"));
    }
    engine.put("small/0.json", "{\"a\":7,\"s\":\"new\"}");
    engine.run("create table t (a int, s varchar(100))");
    engine.run("insert into t values (1, 'old'), (2, 'old')");
  }

  @AfterEach
  void close() {
    watcher.close();
    engine.close();
  }

  @ParameterizedTest(name = "in a transaction: {0}")
  @ValueSource(booleans = {true, false})
  void keepsTheFormerRowsAndTheSession(boolean inTransaction) {
    if (inTransaction) {
      engine.session().begin();
      engine.run("delete from t");
    }
    EngineException failure = cancelHalfway();
    assertThat(failure.kind()).isEqualTo(Kind.CANCELLED);
    if (inTransaction) {
      engine.session().rollback();
    }
    assertThat(rows()).containsExactly(List.of(1L, "old"), List.of(2L, "old"));
    assertThat(engine.rows("select a, s from t order by a")).isEqualTo(rows());
    engine.copy("t", "small/", "'auto'");
    assertThat(rows()).hasSize(3).contains(List.of(7L, "new"));
  }

  @Test
  void canceledIsWhatTheHistorySaysAndNothingReadsOn() throws IOException {
    cancelHalfway();
    List<Object> ended = progress("canceled");
    assertThat((Long) ended.get(0)).isLessThan((long) FILES * LINES);
    assertThat((Long) ended.get(1)).isLessThan(FILES * Files.size(bucket.resolve("big/0.json")));
    engine.copy("t", "small/", "'auto'");
    assertThat(progress("canceled")).isEqualTo(ended);
    assertThat(engine.value("select count(*) from stv_load_state")).isEqualTo(0L);
  }

  @Test
  void noFileStaysOpen() throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    assumeTrue(Files.isDirectory(descriptors), "open files can be listed on Linux only");
    cancelHalfway();
    assertThat(openUnder(descriptors, bucket)).isEmpty();
  }

  /** Cancels a COPY of the big files once it has loaded rows; how it failed. */
  private EngineException cancelHalfway() {
    CompletableFuture<Void> copy =
        CompletableFuture.runAsync(() -> engine.copy("t", "big/", "'auto'"));
    while (progress("running").isEmpty()) {
      assertThat(copy).as("the COPY, before any progress was seen").isNotDone();
    }
    long begin = System.nanoTime();
    engine.session().cancel();
    CompletionException failure = catchThrowableOfType(CompletionException.class, copy::join);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PROMPTLY);
    return (EngineException) failure.getCause();
  }

  /** Rows and bytes of the COPY that stands so, once it has some; each look is a query. */
  private List<Object> progress(String status) {
    List<List<Object>> found =
        engine.rows(
            watcher,
            "select loaded_rows, file_bytes_scanned from sys_load_history"
                + " where loaded_rows > 0 and status = :status",
            Map.of("status", status));
    return found.isEmpty() ? List.of() : found.get(0);
  }

  private List<List<Object>> rows() {
    return engine.rows(watcher, "select a, s from t order by a", Map.of());
  }

  private static List<Path> openUnder(Path descriptors, Path under) throws IOException {
    Path real = under.toRealPath();
    List<Path> open = new ArrayList<>();
    try (Stream<Path> all = Files.list(descriptors)) {
      for (Path descriptor : all.toList()) {
        if (Files.isSymbolicLink(descriptor)
            && Files.readSymbolicLink(descriptor).startsWith(real)) {
          open.add(Files.readSymbolicLink(descriptor));
        }
      }
    }
    return open;
  }
}
