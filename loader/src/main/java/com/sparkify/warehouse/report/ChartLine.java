package com.sparkify.warehouse.report;

import com.sparkify.warehouse.script.Location;
import com.sparkify.warehouse.script.SqlFileException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The value of a header's chart line, taken apart: {@code bar x=title y=plays title="Top songs"}.
 *
 * @param kind how to draw
 * @param values by key; each key is one that the kind takes, and all that it needs are there
 */
record ChartLine(ChartKind kind, Map<String, String> values) {
  private static final Pattern PAIR =
      Pattern.compile("\\G\\s+([A-Za-z_]+)=(?:\"([^\"]*)\"|([^\\s\"]+))(?=\\s|$)");

  /**
   * Takes the line apart.
   *
   * @throws SqlFileException where it isn't of the form, or a kind, key or value isn't allowed; the
   *     message names what is
   */
  static ChartLine parse(Location location, String text) {
    String name = text.strip().split("\\s+", 2)[0];
    ChartKind kind =
        ChartKind.named(name)
            .orElseThrow(
                () ->
                    new SqlFileException(
                        location,
                        "unknown chart kind \""
                            + name
                            + "\"; known are "
                            + Arrays.stream(ChartKind.values())
                                .map(ChartKind::toString)
                                .collect(Collectors.joining(", "))));
    Map<String, String> values = new LinkedHashMap<>();
    String pairs = text.strip().substring(name.length());
    Matcher matcher = PAIR.matcher(pairs);
    int end = 0;
    while (matcher.find()) {
      end = matcher.end();
      String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      put(location, kind, values, matcher.group(1), value);
    }
    if (!pairs.substring(end).isBlank()) {
      throw new SqlFileException(
          location,
          "\""
              + pairs.substring(end).strip()
              + "\" isn't of the form key=value; a value with blanks stands in double quotes");
    }
    for (String needed : kind.needs()) {
      if (!values.containsKey(needed)) {
        throw new SqlFileException(
            location,
            "a " + kind + " chart needs " + needed + "=…; it takes " + list(kind.takes()));
      }
    }
    return new ChartLine(kind, values);
  }

  private static void put(
      Location location, ChartKind kind, Map<String, String> values, String key, String value) {
    if (!kind.takes().contains(key)) {
      throw new SqlFileException(
          location,
          "unknown key \"" + key + "\" of a " + kind + " chart; it takes " + list(kind.takes()));
    }
    if (value.isBlank()) {
      throw new SqlFileException(location, key + " has no value; give it one or leave it out");
    }
    if (values.put(key, value) != null) {
      throw new SqlFileException(location, key + " is given twice");
    }
  }

  private static String list(List<String> names) {
    return String.join(", ", names);
  }
}
