package com.sparkify.warehouse.local.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table as a session sees it.
 *
 * @param id its number
 * @param schema its schema; {@code pg_temp} for a temporary one
 * @param name its name
 * @param temporary whether only the session sees it
 * @param columns its columns in order
 * @param properties what was declared of it
 */
record TableShape(
    long id,
    String schema,
    String name,
    boolean temporary,
    List<Column> columns,
    TableProperties properties) {
  private static final String FIND =
      """
      select table_oid, schema_name, table_name, temporary, comment
      from duckdb_tables()
      where lower(table_name) = ? and (database_name = 'dev' or temporary)
        and (schema_name = ? or (? = '' and (temporary or schema_name = 'public')))
      order by temporary desc
      limit 1
      """;
  private static final String COLUMNS =
      """
      select lower(column_name), data_type, is_nullable, column_default
      from duckdb_columns()
      where table_oid = ? and (database_name = 'dev' or schema_name = 'main')
        and lower(table_name) = ?
      order by column_index
      """;

  /** A column of a table. */
  record Column(
      String name, ColumnType type, boolean nullable, String defaultValue, String identityKind) {
    boolean identity() {
      return !identityKind.isEmpty();
    }
  }

  TableShape {
    columns = List.copyOf(columns);
  }

  /** The table of that name that the connection sees; nothing where there is none. */
  static Optional<TableShape> find(Connection connection, TableName name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, name.name());
      statement.setString(2, name.schema().orElse(""));
      statement.setString(3, name.schema().orElse(""));
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        TableProperties properties = TableProperties.parse(rows.getString(5));
        long id = rows.getLong(1);
        boolean temporary = rows.getBoolean(4);
        return Optional.of(
            new TableShape(
                id,
                temporary ? "pg_temp" : rows.getString(2),
                name.name(),
                temporary,
                columns(connection, id, name.name(), properties),
                properties));
      }
    }
  }

  private static List<Column> columns(
      Connection connection, long id, String table, TableProperties properties)
      throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setLong(1, id);
      statement.setString(2, table);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String name = rows.getString(1);
          String stored = rows.getString(2);
          String declared = properties.types().get(name);
          String value = rows.getString(4) == null ? "" : rows.getString(4);
          columns.add(
              new Column(
                  name,
                  declared == null ? stored(stored) : ColumnType.parse(declared),
                  rows.getBoolean(3),
                  Identities.described(value, id, columns.size()),
                  properties.identities().getOrDefault(name, "")));
        }
      }
    }
    return columns;
  }

  /** The type of a column that only DuckDB knows: of CREATE TABLE AS. */
  static ColumnType stored(String type) {
    return type.equals("VARCHAR") ? ColumnType.longText() : ColumnType.parse(type);
  }

  /**
   * The column of that name.
   *
   * @throws EngineException of kind SYNTAX where there is none
   */
  Column column(String column) {
    return columns.stream()
        .filter(candidate -> candidate.name().equals(column))
        .findFirst()
        .orElseThrow(
            () ->
                SqlErrors.of(
                    EngineException.Kind.SYNTAX,
                    "column \"" + column + "\" of relation \"" + name + "\" does not exist"));
  }

  /** The table's name as DuckDB's SQL takes it. */
  String quoted() {
    return (temporary ? "temp.main." : "dev." + TableName.quote(schema) + ".")
        + TableName.quote(name);
  }
}
