package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.local.engine.JsonValues.Kind;
import java.util.OptionalLong;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBWritableVector;

/** DATE, TIME, TIMESTAMP and TIMESTAMPTZ, as microseconds since 1970 in UTC. */
final class TimeFieldReader extends FieldReader {
  private final ColumnType type;
  private final TimeFormat format;

  TimeFieldReader(ColumnType type, TimeFormat format) {
    this.type = type;
    this.format = format;
  }

  @Override
  DuckDBColumnType vectorType() {
    return DuckDBColumnType.BIGINT;
  }

  @Override
  String expression(String name) {
    String timestamp = "make_timestamp(" + name + ")";
    return switch (type.name()) {
      case "date" -> "cast(" + timestamp + " as date)";
      case "time" -> "cast(" + timestamp + " as time)";
      case "timestamptz" -> "(" + timestamp + " at time zone 'UTC')";
      default -> timestamp;
    };
  }

  @Override
  boolean read(Kind kind, byte[] bytes, int start, int end, DuckDBWritableVector vector, int row)
      throws FieldException {
    if (format.isEpoch()) {
      long count = IntegerFieldReader.shortInteger(bytes, start, end);
      if (count != IntegerFieldReader.NOT_SHORT) {
        vector.setLong(row, micros(count, kind, bytes, start, end));
        return true;
      }
    }
    String text = text(kind, bytes, start, end).strip();
    if (text.isEmpty()) {
      return false;
    }
    if (format.isEpoch()) {
      vector.setLong(row, micros(epoch(text), kind, bytes, start, end));
      return true;
    }
    OptionalLong parsed = type.name().equals("time") ? format.parseTime(text) : format.parse(text);
    vector.setLong(row, parsed.orElseThrow(() -> invalid(text)));
    return true;
  }

  private long epoch(String text) throws FieldException {
    try {
      return IntegerFieldReader.parse(text, "Timestamp");
    } catch (FieldException e) {
      throw invalid(text);
    }
  }

  private long micros(long count, Kind kind, byte[] bytes, int start, int end)
      throws FieldException {
    long unit = format.epochUnitMicros();
    if (Math.abs(count) > TimeFormat.LATEST_MICROS / unit) {
      throw invalid(text(kind, bytes, start, end));
    }
    return count * unit;
  }

  private FieldException invalid(String text) {
    if (type.name().equals("date")) {
      return new FieldException(
          FieldException.DATE, "Invalid date format or value [" + format.name() + "]");
    }
    String shown = format.isEpoch() ? text : format.name();
    return new FieldException(
        FieldException.TIMESTAMP, "Invalid timestamp format or value [" + shown + "]");
  }
}
