package com.sparkify.warehouse.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sparkify.warehouse.report.Report.CheckOutcome;
import com.sparkify.warehouse.report.Report.Drawing;
import com.sparkify.warehouse.report.TableShape.ColumnShape;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** A report as the JSON that the page's script draws from. */
final class PageData {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Beyond it JavaScript's numbers skip some; such a number is sent as text. */
  private static final long LARGEST_EXACT = 1L << 53;

  private PageData() {}

  /**
   * JSON that may stand inside a script element: no character in it can end the element or begin a
   * comment.
   */
  static String of(Report report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("warehouse", InertText.of(report.warehouse()));
    ArrayNode parameters = root.putArray("parameters");
    report
        .parameters()
        .forEach(
            (name, value) ->
                parameters.addObject().put("name", name).put("value", InertText.of(value)));
    ArrayNode charts = root.putArray("charts");
    report.drawings().forEach(drawing -> chart(charts.addObject(), drawing));
    ArrayNode checks = root.putArray("checks");
    report.checks().forEach(check -> check(checks.addObject(), check));
    answer(root.putObject("loads"), report.loads());
    schema(root.putObject("schema"), report);
    return escape(root.toString());
  }

  /** Inside JSON these characters stand only in strings, where their escapes mean the same. */
  private static String escape(String json) {
    return json.replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static void chart(ObjectNode node, Drawing drawing) {
    Chart chart = drawing.chart();
    node.put("name", InertText.of(chart.name()));
    node.put("title", InertText.of(chart.title()));
    node.put("question", InertText.of(chart.question()));
    node.put("grain", InertText.of(chart.grain()));
    node.put("kind", chart.kind().toString());
    chart.x().ifPresent(x -> node.put("x", x));
    ArrayNode measures = node.putArray("y");
    chart.y().forEach(measures::add);
    chart.series().ifPresent(series -> node.put("series", series));
    chart.unit().ifPresent(unit -> node.put("unit", InertText.of(unit)));
    answer(node.putObject("answer"), drawing.answer());
  }

  private static void check(ObjectNode node, CheckOutcome check) {
    node.put("name", InertText.of(check.name()));
    node.put("description", InertText.of(check.description()));
    answer(node.putObject("answer"), check.offending());
  }

  private static void answer(ObjectNode node, Answer answer) {
    ArrayNode columns = node.putArray("columns");
    answer
        .columns()
        .forEach(
            column ->
                columns
                    .addObject()
                    .put("name", column.name())
                    .put("type", column.type().name().toLowerCase(Locale.ROOT)));
    ArrayNode rows = node.putArray("rows");
    for (List<Object> row : answer.rows()) {
      ArrayNode values = rows.addArray();
      row.forEach(value -> value(values, value));
    }
    node.put("cut", answer.isCut());
  }

  private static void value(ArrayNode values, Object value) {
    if (value == null) {
      values.addNull();
    } else if (value instanceof Boolean truth) {
      values.add(truth);
    } else if (value instanceof BigDecimal decimal) {
      values.add(decimal);
    } else if (value instanceof Double real && Double.isFinite(real)) {
      values.add(real);
    } else if (value instanceof Long whole && Math.abs(whole) <= LARGEST_EXACT) {
      values.add(whole);
    } else {
      values.add(InertText.of(value.toString()));
    }
  }

  private static void schema(ObjectNode node, Report report) {
    report.schema().fact().ifPresent(fact -> node.put("fact", fact));
    ArrayNode dimensions = node.putArray("dimensions");
    report.schema().dimensions().forEach(table -> dimensions.add(table.name()));
    ArrayNode tables = node.putArray("tables");
    for (TableShape table : report.schema().tables()) {
      ObjectNode each = tables.addObject();
      each.put("name", table.name());
      each.put("purpose", InertText.of(table.purpose()));
      each.put("rows", report.rowCounts().get(table.name()));
      ArrayNode columns = each.putArray("columns");
      table.columns().forEach(column -> column(columns.addObject(), column));
    }
  }

  private static void column(ObjectNode node, ColumnShape column) {
    node.put("name", InertText.of(column.name()));
    node.put("type", InertText.of(column.type()));
    node.put("key", column.isKey());
    column.references().ifPresent(table -> node.put("references", table));
  }
}
