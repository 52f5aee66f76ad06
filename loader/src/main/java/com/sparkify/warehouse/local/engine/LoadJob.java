package com.sparkify.warehouse.local.engine;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A COPY while it runs and after it: its files, its progress and what it rejected. */
final class LoadJob {

  /** Where a load stands. */
  enum Status {
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELED
  }

  /** A column that is loaded. */
  record Column(String name, ColumnType type, boolean nullable) {}

  private final long queryId;
  private final int processId;
  private final long tableId;
  private final String schema;
  private final CopyCommand command;
  private final List<Column> columns;
  private final JsonPathNode paths;
  private final int fileCount;
  private final long totalBytes;
  private final Instant start = Instant.now();
  private final AtomicInteger nextFile = new AtomicInteger();
  private final AtomicLong rows = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicInteger filesDone = new AtomicInteger();
  private final ConcurrentLinkedQueue<LoadError> errors = new ConcurrentLinkedQueue<>();
  private final AtomicInteger errorCount = new AtomicInteger();
  private volatile List<BucketFolders.Entry> files;
  private volatile Status status = Status.RUNNING;
  private volatile Instant end;
  private volatile String message = "";
  private volatile EngineException failure;

  LoadJob(
      long queryId,
      int processId,
      long tableId,
      String schema,
      CopyCommand command,
      List<Column> columns,
      JsonPathNode paths,
      List<BucketFolders.Entry> files) {
    this.queryId = queryId;
    this.processId = processId;
    this.tableId = tableId;
    this.schema = requireNonNull(schema, "schema");
    this.command = requireNonNull(command, "command");
    this.columns = List.copyOf(columns);
    this.paths = requireNonNull(paths, "paths");
    // The largest first: what one thread still reads when nothing is left for another is small.
    this.files =
        files.stream()
            .sorted(Comparator.comparingLong(BucketFolders.Entry::size).reversed())
            .toList();
    this.fileCount = files.size();
    this.totalBytes = files.stream().mapToLong(BucketFolders.Entry::size).sum();
  }

  /** The next file that no one reads yet. */
  Optional<BucketFolders.Entry> takeFile() {
    List<BucketFolders.Entry> left = files;
    int index = nextFile.getAndIncrement();
    return index < left.size() ? Optional.of(left.get(index)) : Optional.empty();
  }

  /** Counts what was read. */
  void advance(long moreRows, long moreBytes) {
    rows.addAndGet(moreRows);
    bytes.addAndGet(moreBytes);
  }

  void fileDone() {
    filesDone.incrementAndGet();
  }

  /**
   * Keeps an error.
   *
   * @return false where the load fails for it
   */
  boolean reject(LoadError error) {
    errors.add(error);
    return errorCount.incrementAndGet() < command.failingErrors();
  }

  /** Keeps why a worker gave up: DuckDB passes on no more than a text. */
  void fail(EngineException cause) {
    failure = cause;
  }

  /** Why a worker gave up; nothing where none did. */
  Optional<EngineException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Ends the load; the list of its files, which may be long, is let go. */
  void finish(Status outcome, String text) {
    files = List.of();
    message = text;
    end = Instant.now();
    status = outcome;
  }

  long queryId() {
    return queryId;
  }

  int processId() {
    return processId;
  }

  long tableId() {
    return tableId;
  }

  String schema() {
    return schema;
  }

  CopyCommand command() {
    return command;
  }

  List<Column> columns() {
    return columns;
  }

  JsonPathNode paths() {
    return paths;
  }

  int fileCount() {
    return fileCount;
  }

  Instant start() {
    return start;
  }

  /** When it ended; nothing while it runs. */
  Optional<Instant> end() {
    return Optional.ofNullable(end);
  }

  Status status() {
    return status;
  }

  /** Why it failed; empty otherwise. */
  String message() {
    return message;
  }

  long rows() {
    return rows.get();
  }

  /** Bytes read so far, decompressed. */
  long bytes() {
    return bytes.get();
  }

  /** Bytes of all its files as they lie there. */
  long totalBytes() {
    return totalBytes;
  }

  int filesDone() {
    return filesDone.get();
  }

  int errorCount() {
    return errorCount.get();
  }

  boolean tooManyErrors() {
    return errorCount.get() >= command.failingErrors();
  }

  /** What was rejected, by file and line. */
  List<LoadError> errors() {
    return errors.stream()
        .sorted(Comparator.comparing(LoadError::file).thenComparing(LoadError::line))
        .toList();
  }
}
