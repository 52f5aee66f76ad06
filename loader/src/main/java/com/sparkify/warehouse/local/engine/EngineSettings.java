package com.sparkify.warehouse.local.engine;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a warehouse lies and what it may read and use.
 *
 * @param buckets the folder of each S3 bucket by the bucket's name; nothing outside them is read
 * @param warehouseFile the file that keeps the tables; empty for a warehouse in memory
 * @param memoryLimitMegabytes what DuckDB may hold in memory before it spills to disk
 * @param threads threads that DuckDB works with
 */
public record EngineSettings(
    Map<String, Path> buckets,
    Optional<Path> warehouseFile,
    int memoryLimitMegabytes,
    int threads) {

  public EngineSettings {
    buckets = Map.copyOf(buckets);
    requireNonNull(warehouseFile, "warehouseFile");
    if (memoryLimitMegabytes < 1 || threads < 1) {
      throw new IllegalArgumentException("memory and threads are at least 1");
    }
  }
}
