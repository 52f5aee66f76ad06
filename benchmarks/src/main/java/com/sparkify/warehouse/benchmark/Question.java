package com.sparkify.warehouse.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A question with an answer of one row. */
public enum Question {
  /** The least that can be asked: it shows what asking costs. */
  TRIVIAL("select 1 as one", "select 1 as one"),
  /** What analysts look at first: {@code sql/queries/headline.sql} over all plays. */
  HEADLINE(headline(), headlineOfDuckDb());

  private final String redshift;
  private final String duckDb;

  Question(String redshift, String duckDb) {
    this.redshift = redshift;
    this.duckDb = duckDb;
  }

  /** As the loader sends it. */
  String redshift() {
    return redshift;
  }

  /** What each {@code :name} in {@link #redshift} stands for. */
  Map<String, String> parameters() {
    return redshift.contains(":from") ? Map.of("from", "1970-01-01", "to", "2100-01-01") : Map.of();
  }

  /** The same for DuckDB, which has no dateadd. */
  String duckDb() {
    return duckDb;
  }

  private static String headline() {
    try {
      return Files.readString(Path.of("sql/queries/headline.sql")).replace(";", "");
    } catch (IOException e) {
      throw new IllegalStateException("run this from the project's root: " + e, e);
    }
  }

  private static String headlineOfDuckDb() {
    return headline()
        .replace("dateadd(day, 1, cast(:to as date))", "cast(:to as date) + interval 1 day")
        .replace(":from", "'1970-01-01'")
        .replace(":to", "'2100-01-01'");
  }
}
