package com.sparkify.warehouse.local.engine;

import java.util.Map;

/**
 * A connection. Without {@link #begin} every statement commits by itself. Everything but {@link
 * #cancel} is called by one thread at a time.
 */
public interface EngineSession extends AutoCloseable {

  /** The number that Redshift would give as the backend's process id; unique in this engine. */
  int processId();

  /**
   * Runs one statement.
   *
   * @param sql one statement of Redshift's SQL, without a semicolon
   * @param parameters what each {@code :name} in it stands for; the server casts as Redshift does
   * @param queryId the id under which system views show this statement; unique in this engine
   * @return its result; to be closed before the next statement
   * @throws EngineException where the statement fails, is refused or is cancelled; an open
   *     transaction is then only good for {@link #rollback}
   */
  EngineResult execute(String sql, Map<String, String> parameters, long queryId);

  /** Starts a transaction. */
  void begin();

  /**
   * Ends the transaction and keeps its work.
   *
   * @throws EngineException of kind CONFLICT where another transaction changed the same rows
   */
  void commit();

  /** Ends the transaction, if one is open, and undoes its work. */
  void rollback();

  /** Stops the running statement, from any thread; it then fails with kind CANCELLED. */
  void cancel();

  /** Rolls back what is open and drops the temporary tables. */
  @Override
  void close();
}
