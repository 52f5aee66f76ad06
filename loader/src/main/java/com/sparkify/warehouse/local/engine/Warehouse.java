package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.local.engine.EngineException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;

/**
 * The DuckDB instance and its file. The file is attached as database {@code dev}; functions and
 * system views live beside it in memory and are made anew each time. Then files and settings are
 * shut off for good, so that no statement can reach them whatever the dialect lets through.
 */
final class Warehouse implements AutoCloseable {
  private static final Pattern HOLDER = Pattern.compile("held in (.*?) \\(PID (\\d+)\\)");

  /** A second instance in this process would not be kept off by the operating system's lock. */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  /** Connections kept for the next session; to open one takes as long as a short query. */
  private static final int MOST_IDLE = 16;

  private final DuckDBConnection root;
  private final Optional<Path> file;
  private final Deque<DuckDBConnection> idle = new ArrayDeque<>();
  private boolean closed;

  private Warehouse(DuckDBConnection root, Optional<Path> file) {
    this.root = root;
    this.file = file;
  }

  static Warehouse open(
      EngineSettings settings, String macros, LoadFunction load, SystemTables system) {
    Optional<Path> file = settings.warehouseFile().map(Warehouse::prepare);
    file.ifPresent(Warehouse::claim);
    try {
      DuckDBConnection root = instance(settings, file);
      try {
        attach(root, file);
        define(root, macros, load, system);
        return new Warehouse(root, file);
      } catch (SQLException | RuntimeException e) {
        root.close();
        throw e;
      }
    } catch (SQLException e) {
      file.ifPresent(OPEN::remove);
      throw new EngineException(Kind.STORAGE, "ERROR: DuckDB can't start: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      file.ifPresent(OPEN::remove);
      throw e;
    }
  }

  private static Path prepare(Path file) {
    try {
      Path absolute = file.toAbsolutePath().normalize();
      Files.createDirectories(absolute.getParent());
      return absolute.getParent().toRealPath().resolve(absolute.getFileName());
    } catch (IOException e) {
      throw new EngineException(
          Kind.STORAGE, "ERROR: the folder of the warehouse " + file + " can't be made: " + e, e);
    }
  }

  private static void claim(Path file) {
    if (!OPEN.add(file)) {
      throw new EngineException(
          Kind.STORAGE, "ERROR: the warehouse " + file + " is already open in this process");
    }
  }

  private static DuckDBConnection instance(EngineSettings settings, Optional<Path> file)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("memory_limit", settings.memoryLimitMegabytes() + "MiB");
    properties.setProperty("threads", String.valueOf(settings.threads()));
    properties.setProperty("preserve_insertion_order", "false");
    properties.setProperty("integer_division", "true");
    properties.setProperty("default_null_order", "nulls_last_on_asc_first_on_desc");
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty(
        "temp_directory",
        file.map(path -> path + ".tmp")
            .orElseGet(
                () ->
                    Path.of(System.getProperty("java.io.tmpdir"))
                        .resolve("sparkify-" + ProcessHandle.current().pid())
                        .toString()));
    return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties);
  }

  private static void attach(Connection root, Optional<Path> file) throws SQLException {
    String place = file.map(path -> Names.literal(path.toString())).orElse("':memory:'");
    try (Statement statement = root.createStatement()) {
      statement.execute("attach " + place + " as " + DuckDbEngine.DATABASE);
    } catch (SQLException e) {
      throw unusable(file.map(Path::toString).orElse("in memory"), e);
    }
  }

  private static EngineException unusable(String file, SQLException error) {
    String message = error.getMessage();
    Matcher holder = HOLDER.matcher(message);
    if (holder.find()) {
      return new EngineException(
          Kind.STORAGE,
          "ERROR: the warehouse "
              + file
              + " is held by process "
              + holder.group(2)
              + " ("
              + holder.group(1)
              + "); wait for it, end it, or name another file",
          error);
    }
    if (message.contains("lock")) {
      return new EngineException(
          Kind.STORAGE,
          "ERROR: the warehouse "
              + file
              + " is held by another process; wait for it, end it, or name another file",
          error);
    }
    return new EngineException(
        Kind.STORAGE,
        "ERROR: the warehouse "
            + file
            + " is damaged or isn't a DuckDB file; it is left as it is: move it away, or name"
            + " another file ("
            + message.lines().findFirst().orElse("")
            + ")",
        error);
  }

  private static void define(
      DuckDBConnection root, String macros, LoadFunction load, SystemTables system)
      throws SQLException {
    load.register(root);
    new Identities().register(root);
    system.register(root);
    try (Statement statement = root.createStatement()) {
      statement.execute("create schema if not exists dev.public");
      statement.execute("create schema redshift");
      statement.execute("create schema functions");
      statement.execute(macros);
      statement.execute(resource("views.sql"));
      statement.execute("set timezone = 'UTC'");
      statement.execute("set errors_as_json = true");
      statement.execute("set enable_external_access = false");
      statement.execute("set lock_configuration = true");
    }
  }

  /** A text beside this class. */
  static String resource(String name) {
    try (InputStream input = Warehouse.class.getResourceAsStream(name)) {
      if (input == null) {
        throw new IllegalStateException(name + " is missing beside " + Warehouse.class);
      }
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A connection of its own, for a session. */
  DuckDBConnection connect() {
    synchronized (idle) {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    try {
      DuckDBConnection connection = root.duplicate();
      try (Statement statement = connection.createStatement()) {
        statement.execute("set search_path = 'dev.public,memory.redshift'");
      }
      return connection;
    } catch (SQLException e) {
      throw new EngineException(Kind.STORAGE, "ERROR: " + e.getMessage(), e);
    }
  }

  /** Takes a connection back that is as {@link #connect} gave it, for another session. */
  void giveBack(DuckDBConnection connection) throws SQLException {
    synchronized (idle) {
      if (!closed && idle.size() < MOST_IDLE) {
        idle.push(connection);
        return;
      }
    }
    connection.close();
  }

  /** A table as a new session sees it. */
  Optional<TableShape> find(TableName name) {
    try (DuckDBConnection connection = connect()) {
      return TableShape.find(connection, name);
    } catch (SQLException e) {
      throw ErrorTranslator.translate(e, RewrittenSql.of(""));
    }
  }

  @Override
  public void close() {
    try {
      synchronized (idle) {
        closed = true;
        for (DuckDBConnection connection : idle) {
          connection.close();
        }
      }
      root.close();
    } catch (SQLException e) {
      throw new EngineException(Kind.STORAGE, "ERROR: " + e.getMessage(), e);
    } finally {
      file.ifPresent(OPEN::remove);
    }
  }
}
