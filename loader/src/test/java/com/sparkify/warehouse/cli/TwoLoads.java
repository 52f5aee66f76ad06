package com.sparkify.warehouse.cli;

import static com.sparkify.warehouse.cli.Bucket.play;
import static com.sparkify.warehouse.cli.Bucket.songOf;

import com.sparkify.warehouse.run.LoadPlan;
import com.sparkify.warehouse.run.PlanReader;
import com.sparkify.warehouse.script.PlaceholderValue;
import com.sparkify.warehouse.script.PlaceholderValue.Kind;
import com.sparkify.warehouse.script.SqlFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A bucket for two loads, A and B, neither of which has a line or a song of the other's. */
final class TwoLoads {
  private static final long START = 1541105830791L;
  private static final String MOMENT = "2018-11-01 20:57:10.";

  final Bucket bucket;

  TwoLoads(Path folder) {
    bucket = new Bucket(folder.resolve("bucket"));
    bucket.log(
        "A",
        play(START, 1, "The Band", "Song"),
        play(START + 1, 2, "The Band", "Song").put("level", "paid"));
    bucket.log(
        "B",
        play(START + 2, 3, "Cover Band", "Other song"),
        play(START + 3, 1, "Nobody", "Unknown").put("level", "paid"),
        play(START + 4, 4, "The Band", "Song"));
    bucket.songs("A", songOf("SO1", "AR1", "The Band", "Song"));
    bucket.songs(
        "B",
        songOf("SO2", "AR2", "Cover Band", "Other song"),
        songOf("SO3", "AR2", "Cover Band", "Song"));
  }

  /** The start times of the plays that a load brings. */
  static List<String> plays(String load) {
    return load.equals("A")
        ? List.of(MOMENT + 791, MOMENT + 792)
        : List.of(MOMENT + 793, MOMENT + 794, MOMENT + 795);
  }

  /** Songs that a load brings. */
  static int songs(String load) {
    return load.equals("A") ? 1 : 2;
  }

  static String events(String load) {
    return "s3://bucket/log_data/2018/11/" + load;
  }

  static String songsFrom(String load) {
    return "s3://bucket/song_data/" + load;
  }

  /** What one of them sends. */
  LoadPlan plan(Path sql, String load, String runId, boolean reset) {
    Target target = new Target.Local(bucket.folder, Path.of("none"));
    Map<String, PlaceholderValue> values = new SourceOptions().values(target, runId);
    values.put("events", new PlaceholderValue(Kind.S3_URI, events(load)));
    values.put("songs", new PlaceholderValue(Kind.S3_URI, songsFrom(load)));
    return PlanReader.read(SqlFolder.discover(sql), values, Set.of(), reset);
  }
}
