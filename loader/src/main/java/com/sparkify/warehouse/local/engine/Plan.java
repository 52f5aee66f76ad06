package com.sparkify.warehouse.local.engine;

import java.util.List;
import java.util.Optional;

/** What a session does for a statement. */
sealed interface Plan {

  /** Gives a result set. */
  record Query(RewrittenSql sql) implements Plan {}

  /** Changes rows. */
  record Change(RewrittenSql sql, Optional<MergeCheck> check) implements Plan {}

  /**
   * Adds rows. {@code columns} are those listed; {@code values} the tokens of the first row of
   * VALUES, one text for each.
   */
  record Insert(TableName table, List<String> columns, List<String> values, RewrittenSql sql)
      implements Plan {}

  /** A query that finds rows of a MERGE which match more than once. */
  record MergeCheck(RewrittenSql sql) {}

  /** Defines something; the statements run one after another. */
  record Definition(List<RewrittenSql> statements) implements Plan {}

  /** Makes a table. */
  record CreateTable(TableDefinition definition) implements Plan {}

  /** Drops tables. */
  record DropTables(List<TableName> tables, boolean ifExists) implements Plan {}

  /** Renames a column, and keeps the table's properties in step. */
  record RenameColumn(TableName table, RewrittenSql sql, String from, String to) implements Plan {}

  /** Adds a column, and keeps the table's properties in step. */
  record AddColumn(TableName table, RewrittenSql sql, String column, ColumnType type)
      implements Plan {}

  /** Loads files. */
  record Copy(CopyCommand command) implements Plan {}

  /** Empties a table and commits. */
  record Truncate(TableName table) implements Plan {}

  /** Moves all rows of a table to another. */
  record Append(TableName target, TableName source, boolean ignoreExtra, boolean fillTarget)
      implements Plan {}

  /** Begins or ends a transaction. */
  enum Transaction implements Plan {
    BEGIN,
    COMMIT,
    ROLLBACK
  }

  /** Nothing to do here; {@code tables} must exist. */
  record Nothing(List<TableName> tables, boolean refusedInTransaction, String name)
      implements Plan {}
}
