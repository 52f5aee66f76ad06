package com.sparkify.warehouse.cli;

import com.sparkify.warehouse.run.RejectedLines;
import com.sparkify.warehouse.script.PlaceholderValue;
import com.sparkify.warehouse.script.PlaceholderValue.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** What a load reads, and so what the placeholders of the SQL stand for. */
final class SourceOptions {
  @Option(
      names = "--events",
      paramLabel = "URI",
      description = "S3 prefix of the log files (default: s3://<bucket>/log_data)")
  private String events;

  @Option(
      names = "--songs",
      paramLabel = "URI",
      description = "S3 prefix of the song files (default: s3://<bucket>/song_data)")
  private String songs;

  @Option(
      names = "--max-errors",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "go on past that many broken lines a COPY, and write them to a file"
              + " (default: ${DEFAULT-VALUE})")
  private int maxErrors;

  /** How many broken lines a COPY may pass over. */
  int maxErrors() {
    return maxErrors;
  }

  /** The placeholders that a person gave a value for, which must then be used. */
  Set<String> given() {
    Set<String> given = new TreeSet<>();
    if (events != null) {
      given.add("events");
    }
    if (songs != null) {
      given.add("songs");
    }
    return given;
  }

  /**
   * Every placeholder's value.
   *
   * @throws UsageException where a value hasn't the form that its kind asks for
   */
  Map<String, PlaceholderValue> values(Target target, String runId) {
    String bucket = "s3://" + target.bucket() + "/";
    Map<String, PlaceholderValue> values = new LinkedHashMap<>();
    values.put(
        "events",
        value("--events", Kind.S3_URI, Optional.ofNullable(events).orElse(bucket + "log_data")));
    values.put(
        "songs",
        value("--songs", Kind.S3_URI, Optional.ofNullable(songs).orElse(bucket + "song_data")));
    values.put(
        "log_jsonpaths", value("the bucket's name", Kind.S3_URI, bucket + "log_json_path.json"));
    values.put("copy_role", value("CopyRoleArn", Kind.ARN, target.copyRole()));
    values.put("region", value("SourceRegion", Kind.REGION, target.bucketRegion()));
    values.put("error_limit", value("--max-errors", Kind.NUMBER, errorLimit()));
    values.put("run_id", value("the run's id", Kind.LITERAL, runId));
    values.put("loader_version", value("the version", Kind.LITERAL, Version.text()));
    return values;
  }

  /** COPY gives up at MAXERROR errors, so bearing none is 1. */
  private String errorLimit() {
    if (maxErrors < 0 || maxErrors >= RejectedLines.MOST) {
      throw new UsageException(
          "--max-errors is " + maxErrors + "; allowed are 0 to " + (RejectedLines.MOST - 1));
    }
    return Integer.toString(maxErrors + 1);
  }

  private static PlaceholderValue value(String what, Kind kind, String text) {
    try {
      return new PlaceholderValue(kind, text);
    } catch (IllegalArgumentException e) {
      throw new UsageException(what + ": " + e.getMessage(), e);
    }
  }
}
