package com.sparkify.warehouse.local.engine;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.local.engine.EngineException.Kind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBConnection;

/** The engine on an embedded DuckDB. */
public final class DuckDbEngine implements Engine {
  static final String DATABASE = "dev";
  static final String DEFAULT_SCHEMA = "public";
  private static final String SYSTEM_SCHEMA = "pg_catalog";
  private static final int FIRST_PROCESS_ID = 1_073_741_824;

  private final Warehouse warehouse;
  private final Planner planner;
  private final Loader loader;
  private final LoadFunction loadFunction;
  private final LoadHistory history = new LoadHistory();
  private final AtomicInteger nextProcessId = new AtomicInteger(FIRST_PROCESS_ID);
  private final Set<DuckDbSession> sessions = ConcurrentHashMap.newKeySet();
  private boolean closed;

  private DuckDbEngine(EngineSettings settings) {
    loader = new Loader(new BucketFolders(settings.buckets()));
    loadFunction = new LoadFunction(settings.threads());
    String macros = Warehouse.resource("macros.sql");
    planner = new Planner(new Functions(macros));
    warehouse = Warehouse.open(settings, macros, loadFunction, new SystemTables(history));
  }

  /**
   * Opens a warehouse; makes its file where there is none.
   *
   * @throws EngineException of kind STORAGE where another process holds the file, or it is damaged
   *     or not a warehouse; the file is left as it is
   */
  public static DuckDbEngine open(EngineSettings settings) {
    return new DuckDbEngine(requireNonNull(settings, "settings"));
  }

  @Override
  public synchronized EngineSession openSession() {
    if (closed) {
      throw new EngineException(Kind.STORAGE, "ERROR: the warehouse is closed");
    }
    DuckDbSession[] opened = new DuckDbSession[1];
    opened[0] =
        new DuckDbSession(
            warehouse,
            nextProcessId.getAndIncrement(),
            planner,
            loader,
            loadFunction,
            history,
            () -> sessions.remove(opened[0]));
    sessions.add(opened[0]);
    return opened[0];
  }

  @Override
  public String database() {
    return DATABASE;
  }

  @Override
  public List<String> schemas() {
    List<String> schemas = new ArrayList<>(List.of("information_schema", SYSTEM_SCHEMA));
    read(
        "select schema_name from duckdb_schemas() where database_name = 'dev'"
            + " and schema_name not in ('main', 'information_schema', 'pg_catalog')",
        List.of(),
        row -> schemas.add(row.getString(1)));
    return schemas.stream().sorted().toList();
  }

  @Override
  public List<TableDescription> tables() {
    List<TableDescription> tables = new ArrayList<>();
    read(
        """
        select schema_name, lower(table_name), 'TABLE' from duckdb_tables() where database_name = 'dev'
        union all
        select case database_name when 'dev' then schema_name else 'pg_catalog' end, lower(view_name)
          , case database_name when 'dev' then 'VIEW' else 'SYSTEM VIEW' end
        from duckdb_views()
        where not internal and (database_name = 'dev' or schema_name = 'redshift')
        order by 1, 2
        """,
        List.of(),
        row ->
            tables.add(new TableDescription(row.getString(1), row.getString(2), row.getString(3))));
    return tables;
  }

  @Override
  public List<ColumnDescription> columns(String schema, String table) {
    boolean system = schema.equals(SYSTEM_SCHEMA);
    List<ColumnDescription> columns = new ArrayList<>();
    String tableName = table.toLowerCase(Locale.ROOT);
    if (!system) {
      Optional<TableShape> shape = warehouse.find(new TableName(Optional.of(schema), tableName));
      if (shape.isPresent()) {
        return shape.get().columns().stream()
            .map(column -> describe(schema, tableName, column))
            .toList();
      }
    }
    read(
        "select lower(column_name), data_type, is_nullable from duckdb_columns()"
            + " where database_name = ? and schema_name = ? and lower(table_name) = ?"
            + " order by column_index",
        List.of(system ? "memory" : DATABASE, system ? "redshift" : schema, tableName),
        row ->
            columns.add(
                describe(
                    schema,
                    tableName,
                    new TableShape.Column(
                        row.getString(1),
                        TableShape.stored(row.getString(2)),
                        row.getBoolean(3),
                        "",
                        ""))));
    return columns;
  }

  private static ColumnDescription describe(String schema, String table, TableShape.Column column) {
    ColumnType type = column.type();
    return new ColumnDescription(
        column.name(),
        schema,
        table,
        type.name(),
        type.length(),
        type.precision(),
        type.scale(),
        column.nullable(),
        column.defaultValue());
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private void read(String sql, List<String> values, RowReader reader) {
    try (DuckDBConnection connection = warehouse.connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int index = 0; index < values.size(); index++) {
        statement.setString(index + 1, values.get(index));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    } catch (SQLException e) {
      throw ErrorTranslator.translate(e, RewrittenSql.of(sql));
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    List.copyOf(sessions).forEach(DuckDbSession::close);
    warehouse.close();
  }
}
