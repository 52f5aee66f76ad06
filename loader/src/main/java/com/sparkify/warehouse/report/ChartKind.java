package com.sparkify.warehouse.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways to draw an answer; {@code sql/queries/README.md} shows what each is for. */
public enum ChartKind {
  NUMBERS("y", "unit", 1, Integer.MAX_VALUE),
  LINE("x y", "unit", 1, Integer.MAX_VALUE),
  BAR("x y", "series unit", 1, 1),
  STACKED("x y", "unit", 2, Integer.MAX_VALUE),
  HEATMAP("x y series", "unit", 1, 1),
  PLACES("x y", "series unit", 1, Integer.MAX_VALUE),
  TIMELINE("x series", "y unit", 1, Integer.MAX_VALUE),
  TABLE("", "", 1, Integer.MAX_VALUE);

  private final String needed;
  private final String optional;
  private final int fewestMeasures;
  private final int mostMeasures;

  ChartKind(String needed, String optional, int fewestMeasures, int mostMeasures) {
    this.needed = needed;
    this.optional = optional;
    this.fewestMeasures = fewestMeasures;
    this.mostMeasures = mostMeasures;
  }

  /** The kind of that name, as headers write it. */
  static Optional<ChartKind> named(String name) {
    return Arrays.stream(values()).filter(kind -> kind.toString().equals(name)).findFirst();
  }

  /** The keys that a header must give. */
  List<String> needs() {
    return words(needed).toList();
  }

  /** The keys that a header may give, those that it must first. */
  List<String> takes() {
    return Stream.of(needed, optional, "title order").flatMap(ChartKind::words).toList();
  }

  boolean takesMeasures(int count) {
    return count >= fewestMeasures && count <= mostMeasures;
  }

  /** {@code one column}, {@code two columns or more}. */
  String measures() {
    if (mostMeasures == 1) {
      return "one column";
    }
    return (fewestMeasures == 1 ? "one column" : "two columns") + " or more";
  }

  /** Whether {@code x} must be a day or a moment. */
  boolean runsAlongTime() {
    return this == LINE || this == TIMELINE;
  }

  /** The name that headers write. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Stream<String> words(String text) {
    return text.isEmpty() ? Stream.empty() : Arrays.stream(text.split(" ", -1));
  }
}
