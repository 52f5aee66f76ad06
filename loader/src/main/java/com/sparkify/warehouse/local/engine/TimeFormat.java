package com.sparkify.warehouse.local.engine;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * How COPY reads times: TIMEFORMAT and DATEFORMAT. The forms that {@code auto} takes are those of
 * the guide's page "Using automatic recognition with DATEFORMAT and TIMEFORMAT".
 */
final class TimeFormat {
  static final long LATEST_MICROS = 9_223_371_331_200_000_000L;

  private static final List<String> DATES =
      List.of(
          "YYYY-MM-DD",
          "YYYY/MM/DD",
          "YYYY.MM.DD",
          "MM/DD/YYYY",
          "MM-DD-YYYY",
          "MM.DD.YYYY",
          "YYYYMMDD",
          "MON-DD-YYYY",
          "DD-MON-YYYY",
          "MON DD, YYYY",
          "MON DD YYYY",
          "DD MON YYYY",
          "YYYY MON DD",
          "YYYY-MON-DD",
          "MM/DD/YY");
  private static final List<String> TIMES =
      List.of("HH24:MI:SS", "HH12:MI:SS AM", "HH24:MI", "HH12:MI AM", "HH24MISS");
  private static final Pattern ELEMENT =
      Pattern.compile("YYYY|YY|MONTH|MON|MM|DD|HH24|HH12|HH|MI|SS|MS|US|AM|PM|OF|TZ|T|[^A-Z]");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** What a COPY without a format takes, and Redshift prints. */
  static final TimeFormat STANDARD =
      new TimeFormat(
          "YYYY-MM-DD HH:MI:SS",
          0,
          List.of(pattern("YYYY-MM-DD HH24:MI:SS"), pattern("YYYY-MM-DD")));

  private final String name;
  private final long epochUnitMicros;
  private final List<Pattern> patterns;

  private TimeFormat(String name, long epochUnitMicros, List<Pattern> patterns) {
    this.name = requireNonNull(name, "name");
    this.epochUnitMicros = epochUnitMicros;
    this.patterns = List.copyOf(patterns);
  }

  /**
   * The format of that name or pattern.
   *
   * @throws EngineException of kind SYNTAX where the pattern holds what isn't known
   */
  static TimeFormat of(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "auto" -> new TimeFormat("auto", 0, automatic());
      case "epochsecs" -> new TimeFormat("epochsecs", 1_000_000, List.of());
      case "epochmillisecs" -> new TimeFormat("epochmillisecs", 1_000, List.of());
      default -> new TimeFormat(name, 0, List.of(pattern(name)));
    };
  }

  private static List<Pattern> automatic() {
    List<Pattern> patterns = new ArrayList<>();
    for (String date : DATES) {
      patterns.add(pattern(date));
      for (String time : TIMES) {
        patterns.add(pattern(date + " " + time));
      }
    }
    return patterns;
  }

  /** A format as a regular expression whose groups are named for the parts of a time. */
  private static Pattern pattern(String format) {
    String upper = format.toUpperCase(Locale.ROOT);
    Matcher element = ELEMENT.matcher(upper);
    StringBuilder regex = new StringBuilder("\\s*");
    int end = 0;
    while (element.find()) {
      if (element.start() != end) {
        break;
      }
      end = element.end();
      regex.append(regex(element.group()));
    }
    if (end != upper.length()) {
      throw new EngineException(
          EngineException.Kind.SYNTAX,
          "date or time format '"
              + format
              + "' is not understood at '"
              + format.substring(end)
              + "'; known parts are YYYY YY MM MON DD HH HH12 HH24 MI SS MS US AM PM OF");
    }
    boolean hasZone = upper.contains("OF") || upper.contains("TZ");
    if (upper.contains("SS") || hasZone) {
      regex.append(hasZone ? "" : "(?:\\s*(?<zone>Z|UTC|[+-]\\d{2}(?::?\\d{2})?))?");
    }
    try {
      return Pattern.compile(regex.append("\\s*").toString(), Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException e) {
      throw new EngineException(
          EngineException.Kind.SYNTAX,
          "date or time format '" + format + "' names a part twice",
          e);
    }
  }

  private static String regex(String element) {
    return switch (element) {
      case "YYYY" -> "(?<year>\\d{4})";
      case "YY" -> "(?<shortyear>\\d{2})";
      case "MM" -> "(?<month>\\d{1,2})";
      case "MON" -> "(?<monthname>[a-z]{3})";
      case "MONTH" -> "(?<monthname>[a-z]{3})[a-z]*";
      case "DD" -> "(?<day>\\d{1,2})";
      case "HH", "HH24", "HH12" -> "(?<hour>\\d{1,2})";
      case "MI" -> "(?<minute>\\d{2})";
      case "SS" -> "(?<second>\\d{2})(?:[.:](?<fraction>\\d{1,9}))?";
      case "MS", "US" -> "(?<fraction2>\\d{1,6})";
      case "AM", "PM" -> "(?<half>am|pm)";
      case "OF", "TZ" -> "(?<zone>Z|UTC|[+-]\\d{2}(?::?\\d{2})?)";
      case "T" -> "T";
      case " " -> "(?:\\s+|T)";
      default -> Pattern.quote(element);
    };
  }

  /** The name as the statement gives it. */
  String name() {
    return name;
  }

  /** Whether times are counts since 1970. */
  boolean isEpoch() {
    return epochUnitMicros > 0;
  }

  long epochUnitMicros() {
    return epochUnitMicros;
  }

  /** Microseconds since 1970 in UTC, or nothing where the text isn't in this format. */
  OptionalLong parse(String text) {
    for (Pattern pattern : patterns) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.matches()) {
        return micros(matcher);
      }
    }
    return OptionalLong.empty();
  }

  /** The same for a time of day. */
  OptionalLong parseTime(String text) {
    return parse("1970-01-01 " + text);
  }

  private static OptionalLong micros(Matcher matcher) {
    try {
      LocalDate date = LocalDate.of(year(matcher), month(matcher), number(matcher, "day", 1));
      LocalTime time =
          LocalTime.of(hour(matcher), number(matcher, "minute", 0), number(matcher, "second", 0));
      long seconds = LocalDateTime.of(date, time).toEpochSecond(zone(matcher));
      return OptionalLong.of(seconds * 1_000_000 + fraction(matcher));
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  private static int year(Matcher matcher) {
    int shortYear = number(matcher, "shortyear", -1);
    if (shortYear >= 0) {
      return shortYear < 70 ? 2000 + shortYear : 1900 + shortYear;
    }
    return number(matcher, "year", 1970);
  }

  private static int month(Matcher matcher) {
    String name = group(matcher, "monthname");
    if (name == null) {
      return number(matcher, "month", 1);
    }
    return MONTHS.indexOf(name.toLowerCase(Locale.ROOT)) + 1;
  }

  private static int hour(Matcher matcher) {
    int hour = number(matcher, "hour", 0);
    String half = group(matcher, "half");
    if (half == null) {
      return hour;
    }
    if (hour < 1 || hour > 12) {
      throw new DateTimeException("hour of a half day");
    }
    return hour % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0);
  }

  private static ZoneOffset zone(Matcher matcher) {
    String zone = group(matcher, "zone");
    if (zone == null || zone.equalsIgnoreCase("z") || zone.equalsIgnoreCase("utc")) {
      return ZoneOffset.UTC;
    }
    return ZoneOffset.of(zone);
  }

  private static long fraction(Matcher matcher) {
    String digits = group(matcher, "fraction");
    if (digits == null) {
      digits = group(matcher, "fraction2");
    }
    if (digits == null) {
      return 0;
    }
    String micros = (digits + "000000").substring(0, 6);
    boolean roundsUp = digits.length() > 6 && digits.charAt(6) >= '5';
    return Long.parseLong(micros) + (roundsUp ? 1 : 0);
  }

  private static int number(Matcher matcher, String group, int otherwise) {
    String digits = group(matcher, group);
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  private static String group(Matcher matcher, String name) {
    return matcher.pattern().pattern().contains("(?<" + name + ">") ? matcher.group(name) : null;
  }
}
