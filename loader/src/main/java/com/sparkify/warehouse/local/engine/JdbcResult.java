package com.sparkify.warehouse.local.engine;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A result set of DuckDB's, its values as Redshift gives them. */
final class JdbcResult implements EngineResult {
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
          .toFormatter(Locale.ROOT);

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
          .toFormatter(Locale.ROOT);

  private final Statement statement;
  private final ResultSet rows;
  private final RewrittenSql sql;
  private final List<ColumnDescription> columns;

  JdbcResult(Statement statement, ResultSet rows, RewrittenSql sql) throws SQLException {
    this.statement = statement;
    this.rows = rows;
    this.sql = sql;
    this.columns = columns(rows.getMetaData());
  }

  private static List<ColumnDescription> columns(ResultSetMetaData meta) throws SQLException {
    List<ColumnDescription> columns = new ArrayList<>();
    for (int column = 1; column <= meta.getColumnCount(); column++) {
      ColumnType type = type(meta.getColumnTypeName(column));
      columns.add(
          new ColumnDescription(
              meta.getColumnLabel(column),
              "",
              "",
              type.name(),
              type.length(),
              type.precision(),
              type.scale(),
              true,
              ""));
    }
    return columns;
  }

  private static ColumnType type(String duckDbType) {
    if (duckDbType.startsWith("DECIMAL")) {
      return ColumnType.parse(duckDbType);
    }
    return switch (duckDbType) {
      case "TINYINT", "UTINYINT", "SMALLINT" -> ColumnType.parse("smallint");
      case "INTEGER", "USMALLINT" -> ColumnType.parse("integer");
      case "BIGINT", "HUGEINT", "UINTEGER", "UBIGINT", "UHUGEINT" -> ColumnType.parse("bigint");
      case "DOUBLE" -> ColumnType.parse("double");
      case "FLOAT" -> ColumnType.parse("real");
      case "BOOLEAN" -> ColumnType.parse("boolean");
      case "DATE" -> ColumnType.parse("date");
      case "TIME" -> ColumnType.parse("time");
      case "JSON" -> ColumnType.parse("super");
      default -> {
        if (duckDbType.equals("TIMESTAMP WITH TIME ZONE")) {
          yield ColumnType.parse("timestamptz");
        }
        yield duckDbType.startsWith("TIMESTAMP")
            ? ColumnType.parse("timestamp")
            : ColumnType.longText();
      }
    };
  }

  @Override
  public boolean hasResultSet() {
    return true;
  }

  @Override
  public List<ColumnDescription> columns() {
    return columns;
  }

  @Override
  public Optional<List<Object>> nextRow() {
    try {
      if (!rows.next()) {
        return Optional.empty();
      }
      List<Object> row = new ArrayList<>(columns.size());
      for (int column = 0; column < columns.size(); column++) {
        row.add(value(columns.get(column).typeName(), column + 1));
      }
      return Optional.of(row);
    } catch (SQLException e) {
      throw ErrorTranslator.translate(e, sql);
    }
  }

  private Object value(String type, int column) throws SQLException {
    Object value = rows.getObject(column);
    if (value == null) {
      return null;
    }
    return switch (type) {
      case "int2", "int4", "int8" -> whole(value);
      case "float4", "float8" -> ((Number) value).doubleValue();
      case "bool" -> value;
      case "timestamp" -> TIMESTAMP.format(rows.getObject(column, LocalDateTime.class));
      case "timestamptz" ->
          TIMESTAMP.format(
                  rows.getObject(column, OffsetDateTime.class)
                      .withOffsetSameInstant(ZoneOffset.UTC))
              + "+00";
      case "time" -> TIME.format(rows.getObject(column, java.time.LocalTime.class));
      case "numeric" -> ((BigDecimal) value).toPlainString();
      default -> rows.getString(column);
    };
  }

  private static Object whole(Object value) {
    if (value instanceof java.math.BigInteger integer) {
      if (integer.bitLength() > 63) {
        throw SqlErrors.of(
            EngineException.Kind.DATA, "Numeric data overflow: " + integer + " as bigint");
      }
      return integer.longValue();
    }
    return ((Number) value).longValue();
  }

  @Override
  public long updatedRows() {
    return 0;
  }

  @Override
  public void close() {
    try (statement) {
      rows.close();
    } catch (SQLException e) {
      throw ErrorTranslator.translate(e, sql);
    }
  }
}
