package com.sparkify.warehouse.local.engine;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBScalarFunction;
import org.duckdb.DuckDBWritableVector;

/**
 * The values of identity columns, as the scalar function that is their default: one after another
 * while the warehouse is open, and from there on that the table holds once it is opened again. As
 * on Redshift they are unique, and tell no order. A sequence of DuckDB's would do the same, but an
 * insert that draws from one runs on one thread.
 */
final class Identities implements DuckDBScalarFunction {
  private static final String NAME = "sparkify_identity";

  private static final Pattern DEFAULT =
      Pattern.compile(NAME + "\\('[0-9a-f-]+', \\(?(-?\\d+)\\)?, \\(?(-?\\d+)\\)?\\)");

  private final Map<String, AtomicLong> next = new ConcurrentHashMap<>();
  private DuckDBConnection root;

  /** The default of a new column; each has a key of its own, which survives renaming. */
  static String newDefault(long seed, long step) {
    return NAME + "('" + UUID.randomUUID() + "', " + seed + ", " + step + ")";
  }

  /** A default as Redshift's catalog shows it; one that isn't an identity column's as it is. */
  static String described(String defaultValue, long tableId, int column) {
    Matcher identity = DEFAULT.matcher(defaultValue);
    return identity.matches()
        ? "\"identity\"(%d, %d, '%s,%s'::text)"
            .formatted(tableId, column, identity.group(1), identity.group(2))
        : defaultValue;
  }

  void register(DuckDBConnection connection) throws SQLException {
    root = connection;
    try (var builder = DuckDBFunctions.scalarFunction()) {
      builder
          .withName(NAME)
          .withParameters(
              DuckDBColumnType.VARCHAR, DuckDBColumnType.BIGINT, DuckDBColumnType.BIGINT)
          .withReturnType(DuckDBColumnType.BIGINT)
          .withVolatile()
          .withVectorizedFunction(this)
          .register(connection);
    }
  }

  /** Called by DuckDB's threads side by side, for some of the rows of an insert each. */
  @Override
  public void apply(DuckDBDataChunkReader arguments, DuckDBWritableVector values) {
    int rows = Math.toIntExact(arguments.rowCount());
    if (rows == 0) {
      return;
    }
    String key = arguments.vector(0).getString(0);
    long seed = arguments.vector(1).getLong(0);
    long step = arguments.vector(2).getLong(0);
    AtomicLong counter = next.computeIfAbsent(key, ours -> new AtomicLong(first(ours, seed, step)));
    long value = counter.getAndAdd(rows * step);
    for (int row = 0; row < rows; row++) {
      values.setLong(row, value);
      value += step;
    }
  }

  /** Beyond what the table holds; the seed where it holds nothing, or isn't committed yet. */
  private long first(String key, long seed, long step) {
    try (DuckDBConnection connection = root.duplicate();
        PreparedStatement find =
            connection.prepareStatement(
                "select schema_name, table_name, column_name from duckdb_columns()"
                    + " where database_name = 'dev' and contains(column_default, ?)")) {
      find.setString(1, key);
      try (ResultSet column = find.executeQuery()) {
        return column.next() ? beyond(connection, column, seed, step) : seed;
      }
    } catch (SQLException e) {
      throw new EngineException(
          EngineException.Kind.STORAGE, "ERROR: no value for an identity column: " + e, e);
    }
  }

  private static long beyond(DuckDBConnection connection, ResultSet column, long seed, long step)
      throws SQLException {
    String last =
        "select %s(%s) from dev.%s.%s"
            .formatted(
                step > 0 ? "max" : "min",
                TableName.quote(column.getString(3)),
                TableName.quote(column.getString(1)),
                TableName.quote(column.getString(2)));
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(last)) {
      row.next();
      long value = row.getLong(1);
      return row.wasNull() ? seed : value + step;
    }
  }
}
