package com.sparkify.warehouse.cli;

import com.sparkify.warehouse.script.SqlFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that every command takes. */
final class TargetOptions {
  private static final int LEAST_MEMORY_MEGABYTES = 64;

  /** Which warehouse is meant. */
  enum Kind {
    AUTO,
    LOCAL,
    REDSHIFT
  }

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      defaultValue = "auto",
      description =
          "auto, local or redshift; auto is redshift where the outputs file is there"
              + " (default: ${DEFAULT-VALUE})")
  private String target;

  @Option(
      names = "--outputs",
      paramLabel = "FILE",
      defaultValue = "cdk-outputs.json",
      description = "what cdk deploy wrote (default: ${DEFAULT-VALUE})")
  private Path outputs;

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "the stack in it (default: the only one)")
  private String stack;

  @Option(
      names = "--sql",
      paramLabel = "DIR",
      defaultValue = "sql",
      description = "the warehouse's SQL (default: ${DEFAULT-VALUE})")
  private Path sql;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data/sparkify-sample",
      description =
          "local: a bucket as a folder, with log_data/, song_data/ and log_json_path.json"
              + " (default: ${DEFAULT-VALUE})")
  private Path data;

  @Option(
      names = "--warehouse",
      paramLabel = "FILE",
      defaultValue = ".sparkify/warehouse.duckdb",
      description = "local: the file that keeps the tables (default: ${DEFAULT-VALUE})")
  private Path warehouse;

  @Option(
      names = "--memory",
      paramLabel = "MB",
      defaultValue = "" + Target.Local.DEFAULT_MEMORY_MEGABYTES,
      description =
          "local: what the engine may hold in memory before it writes to disk, in megabytes"
              + " (default: ${DEFAULT-VALUE})")
  private int memory;

  /**
   * The target meant.
   *
   * @throws UsageException where the options don't lead to one
   */
  Target resolve() {
    Kind kind = kind();
    boolean redshift = kind == Kind.REDSHIFT || (kind == Kind.AUTO && Files.exists(outputs));
    return redshift
        ? new Target.Redshift(StackOutputs.read(outputs, Optional.ofNullable(stack)))
        : new Target.Local(data, warehouse, memoryMegabytes());
  }

  private int memoryMegabytes() {
    if (memory < LEAST_MEMORY_MEGABYTES) {
      throw new UsageException(
          "--memory is "
              + memory
              + "; it is in megabytes, and the local engine needs at least "
              + LEAST_MEMORY_MEGABYTES);
    }
    return memory;
  }

  SqlFolder sqlFolder() {
    return SqlFolder.discover(sql);
  }

  private Kind kind() {
    try {
      return Kind.valueOf(target.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "--target is \"" + target + "\"; allowed are auto, local and redshift", e);
    }
  }
}
