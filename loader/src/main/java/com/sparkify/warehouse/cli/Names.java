package com.sparkify.warehouse.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Finds a name among the known ones, or says which was probably meant. */
final class Names {
  private Names() {}

  /**
   * The name itself.
   *
   * @throws UsageException where it isn't known; the message suggests the nearest and lists all
   */
  static String nearestOrFail(String what, String name, Collection<String> known) {
    if (known.contains(name)) {
      return name;
    }
    Optional<String> nearest =
        known.stream()
            .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
            .filter(candidate -> distance(name, candidate) <= Math.max(2, name.length() / 2));
    throw new UsageException(
        "unknown "
            + what
            + " \""
            + name
            + "\""
            + nearest.map(candidate -> "; did you mean " + candidate + "?").orElse(".")
            + " Known are "
            + String.join(", ", new TreeSet<>(known)));
  }

  /** Levenshtein's: how many letters must be put in, taken out or changed. */
  private static int distance(String one, String other) {
    int[] previous = IntStream.rangeClosed(0, other.length()).toArray();
    for (int row = 1; row <= one.length(); row++) {
      int[] current = new int[other.length() + 1];
      current[0] = row;
      for (int column = 1; column <= other.length(); column++) {
        int changed =
            previous[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
        current[column] = Math.min(changed, Math.min(previous[column], current[column - 1]) + 1);
      }
      previous = current;
    }
    return previous[other.length()];
  }
}
