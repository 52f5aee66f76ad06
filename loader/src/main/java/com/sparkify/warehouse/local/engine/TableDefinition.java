package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.script.Token;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A CREATE TABLE, read.
 *
 * @param name the table
 * @param temporary whether only the session sees it
 * @param ifNotExists whether an existing table is left alone
 * @param columns the columns declared; of CREATE TABLE AS only their names
 * @param like the table whose columns are copied
 * @param properties distribution, sorting, keys
 * @param query the tokens of CREATE TABLE AS
 */
record TableDefinition(
    TableName name,
    boolean temporary,
    boolean ifNotExists,
    List<Column> columns,
    Optional<Like> like,
    TableProperties properties,
    Optional<List<Token>> query) {

  /**
   * A column declared.
   *
   * @param defaultValue the tokens of its DEFAULT; none where there is none
   * @param identity seed and step, where it is an identity column
   */
  record Column(
      String name,
      ColumnType type,
      boolean notNull,
      List<Token> defaultValue,
      Optional<Identity> identity) {}

  /** The table whose columns are copied, with their defaults or without. */
  record Like(TableName table, boolean includingDefaults) {}

  /** What an identity column counts by; {@code kind} as in {@link TableProperties}. */
  record Identity(long seed, long step, String kind) {}

  TableDefinition {
    columns = List.copyOf(columns);
  }

  /** The statements that create the table. */
  List<String> statements(String defaultSchema) {
    String target = target(defaultSchema);
    String columnList =
        columns.stream().map(TableDefinition::column).collect(Collectors.joining(", "));
    return List.of(
        (temporary ? "create temp table " : "create table ") + target + " (" + columnList + ")",
        commentOn(target, properties));
  }

  /** The statement that keeps a table's properties. */
  static String commentOn(String target, TableProperties properties) {
    return "comment on table " + target + " is " + Names.literal(properties.comment());
  }

  /** The table as DuckDB's SQL takes it. */
  String target(String defaultSchema) {
    return temporary
        ? "temp.main." + TableName.quote(name.name())
        : "dev."
            + TableName.quote(name.schema().orElse(defaultSchema))
            + "."
            + TableName.quote(name.name());
  }

  private static String column(Column column) {
    String quoted = TableName.quote(column.name());
    StringBuilder text = new StringBuilder(quoted).append(' ').append(column.type().storedAs());
    if (column.identity().isPresent()) {
      Identity identity = column.identity().get();
      text.append(" default ").append(Identities.newDefault(identity.seed(), identity.step()));
    } else if (!column.defaultValue().isEmpty()) {
      text.append(" default ").append(new Code(column.defaultValue()).render().text());
    }
    if (column.notNull()) {
      text.append(" not null");
    }
    if (column.type().isText()) {
      text.append(lengthCheck(quoted, column.type()));
    }
    return text.toString();
  }

  /** The form of the CHECK tells {@link ErrorTranslator} the type. */
  private static String lengthCheck(String column, ColumnType type) {
    return type.name().equals("varchar")
        ? " check (strlen(" + column + ") <= " + type.length() + ")"
        : " check (" + type.length() + " >= strlen(" + column + "))";
  }
}
