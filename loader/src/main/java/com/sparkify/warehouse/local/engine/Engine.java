package com.sparkify.warehouse.local.engine;

import java.util.List;

/**
 * A warehouse that understands Redshift's SQL. Safe for use by many threads; each {@link
 * EngineSession} serves one statement at a time.
 */
public interface Engine extends AutoCloseable {

  /**
   * Opens a connection of its own, with its own temporary tables and transaction.
   *
   * @throws EngineException where the warehouse is closed
   */
  EngineSession openSession();

  /** The only database's name; {@code dev}, as on a new cluster. */
  String database();

  /** The schemas, system schemas included, by name. */
  List<String> schemas();

  /** The tables and views, system views included, by schema and name. */
  List<TableDescription> tables();

  /**
   * The columns of a table in their order.
   *
   * @return no columns where there is no such table
   */
  List<ColumnDescription> columns(String schema, String table);

  /** Cancels what runs, rolls it back and lets go of the warehouse file. */
  @Override
  void close();
}
