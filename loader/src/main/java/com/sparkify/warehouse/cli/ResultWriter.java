package com.sparkify.warehouse.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.sparkify.warehouse.dataapi.QueryResult;
import com.sparkify.warehouse.dataapi.QueryResult.Column;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a result while it is read: no more than a page of it is held at a time. */
final class ResultWriter {
  /** A table's columns are as wide as the first so many rows need; later cells are cut. */
  private static final int ROWS_A_TABLE = 1000;

  private final PrintWriter out;
  private final int widestCell;

  ResultWriter(PrintWriter out, int widestCell) {
    this.out = out;
    this.widestCell = widestCell;
  }

  /** Writes all rows and returns their count. */
  long write(QueryResult result, ResultFormat format) {
    return switch (format) {
      case TABLE -> table(result);
      case CSV -> csv(result);
      case JSON -> json(result);
    };
  }

  private long table(QueryResult result) {
    long count = 0;
    Iterator<List<Object>> rows = result.iterator();
    do {
      TextTable table =
          new TextTable(
              result.columns().stream().map(Column::name).map(Text::inert).toList(),
              result.columns().stream().map(Column::isNumber).toList(),
              widestCell);
      for (int row = 0; row < ROWS_A_TABLE && rows.hasNext(); row++) {
        table.add(rows.next());
        count++;
      }
      table.lines().forEach(out::println);
    } while (rows.hasNext());
    return count;
  }

  private long csv(QueryResult result) {
    out.print(csvLine(result.columns().stream().map(Column::name).toList()));
    long count = 0;
    for (List<Object> row : result) {
      out.print(csvLine(row));
      count++;
    }
    return count;
  }

  private long json(QueryResult result) {
    long count = 0;
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartArray();
      for (List<Object> row : result) {
        json.writeStartObject();
        for (int column = 0; column < row.size(); column++) {
          json.writeFieldName(result.columns().get(column).name());
          writeValue(json, row.get(column));
        }
        json.writeEndObject();
        count++;
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println();
    return count;
  }

  private static void writeValue(JsonGenerator json, Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else {
      json.writeString(value.toString());
    }
  }

  private static String csvLine(List<?> values) {
    List<String> cells = new ArrayList<>();
    for (Object value : values) {
      String text = value == null ? "" : value.toString();
      boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
      cells.add(
          quoted || (value != null && text.isEmpty())
              ? "\"" + text.replace("\"", "\"\"") + "\""
              : text);
    }
    return cells.stream().collect(Collectors.joining(",", "", "\r\n"));
  }
}
