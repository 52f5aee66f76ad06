package com.sparkify.warehouse.sample;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes a day's log file: one object a line. As with the real files, how lines are set apart and
 * letters beyond ASCII written depends on which machine wrote the file.
 */
final class LogFile {

  private LogFile() {}

  /** Where a day lies: {@code log_data/2018/11/2018-11-01-events.json}. */
  static Path path(Path folder, LocalDate date) {
    return folder
        .resolve("log_data")
        .resolve(String.format(Locale.ROOT, "%04d", date.getYear()))
        .resolve(String.format(Locale.ROOT, "%02d", date.getMonthValue()))
        .resolve(date + "-events.json");
  }

  /**
   * Writes the lines in their order.
   *
   * @param day counted from 0; decides how the file is written
   */
  static void write(Path folder, int day, List<LogEvent> events) throws IOException {
    Path file = path(folder, SampleSettings.FIRST_DAY.plusDays(day));
    try (JsonGenerator json = day % 2 == 0 ? JsonFiles.escaped(file) : JsonFiles.plain(file)) {
      json.setPrettyPrinter(new MinimalPrettyPrinter(separator(day)));
      for (LogEvent event : events) {
        write(json, event);
      }
      if (day % 3 == 0) {
        json.writeRaw('\n');
      }
    }
  }

  /** The second file has blank lines between its objects, the third was written on Windows. */
  private static String separator(int day) {
    return switch (day) {
      case 1 -> "\n\n\n";
      case 2 -> "\r\n";
      default -> "\n";
    };
  }

  private static void write(JsonGenerator json, LogEvent event) throws IOException {
    Optional<Person> person = event.person();
    Optional<Play> play = event.play();
    json.writeStartObject();
    JsonFiles.text(json, "artist", play.map(Play::artist));
    json.writeStringField("auth", person.isPresent() ? "Logged In" : "Logged Out");
    JsonFiles.text(json, "firstName", person.map(Person::firstName));
    JsonFiles.text(json, "gender", person.map(Person::gender));
    json.writeNumberField("itemInSession", event.itemInSession());
    JsonFiles.text(json, "lastName", person.map(Person::lastName));
    JsonFiles.number(json, "length", play.map(song -> Catalog.seconds(song.length())));
    json.writeStringField("level", event.level());
    JsonFiles.text(json, "location", person.map(Person::location));
    json.writeStringField("method", event.page().method());
    json.writeStringField("page", event.page().label());
    JsonFiles.number(json, "registration", person.map(LogFile::registration));
    json.writeNumberField("sessionId", event.sessionId());
    JsonFiles.text(json, "song", play.map(Play::title));
    json.writeNumberField("status", event.page().status());
    json.writeNumberField("ts", event.epochMillis());
    JsonFiles.text(json, "userAgent", person.map(Person::userAgent));
    json.writeStringField("userId", person.map(one -> Integer.toString(one.id())).orElse(""));
    json.writeEndObject();
  }

  /** Milliseconds with a decimal of zero, as the real files write them. */
  private static BigDecimal registration(Person person) {
    return BigDecimal.valueOf(person.registeredMillis() * 10, 1);
  }
}
