package com.sparkify.warehouse.run;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.dataapi.DataApi;
import com.sparkify.warehouse.dataapi.Deadline;
import com.sparkify.warehouse.dataapi.QueryResult;
import com.sparkify.warehouse.run.LoadPlan.PlannedStatement;
import com.sparkify.warehouse.script.SqlTokenizer;
import com.sparkify.warehouse.script.Token;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at the tables that a plan creates: how many rows, and the first of them. */
public final class Overview {
  private final DataApi api;
  private final Map<String, String> sortKeys;

  /** The permanent tables that the plan's {@code create table} statements name, in their order. */
  public Overview(DataApi api, LoadPlan plan) {
    this.api = requireNonNull(api, "api");
    this.sortKeys = new LinkedHashMap<>();
    plan.phases().stream()
        .flatMap(phase -> phase.transactions().stream())
        .flatMap(transaction -> transaction.statements().stream())
        .map(Overview::tokensOf)
        .forEach(
            code ->
                createdTable(code).ifPresent(table -> sortKeys.putIfAbsent(table, sortKey(code))));
  }

  /** The tables' names. */
  public List<String> tables() {
    return List.copyOf(sortKeys.keySet());
  }

  /**
   * Rows of each table.
   *
   * @throws com.sparkify.warehouse.dataapi.DataApiException where the query fails, for example
   *     because nothing has been loaded yet
   */
  public Map<String, Long> rowCounts(Deadline deadline) {
    Map<String, Long> counts = new LinkedHashMap<>();
    List<String> tables = tables();
    if (tables.isEmpty()) {
      return counts;
    }
    String sql =
        tables.stream()
            .map(
                table ->
                    "select '" + table + "' as table_name, count(*) as row_count from " + table)
            .collect(Collectors.joining("\nunion all\n"));
    Map<String, Long> unordered = new LinkedHashMap<>();
    for (List<Object> row : api.query("row counts", sql, Map.of(), deadline)) {
      unordered.put((String) row.get(0), ((Number) row.get(1)).longValue());
    }
    tables.forEach(table -> counts.put(table, unordered.get(table)));
    return counts;
  }

  /**
   * The first rows of a table by its sort key, else by its first column; of a staging or source
   * table any, as those have no order worth a scan.
   *
   * @param rows how many at most
   */
  public QueryResult firstRows(String table, int rows, Deadline deadline) {
    boolean ordered = !table.startsWith("staging_") && !table.startsWith("source_");
    String sql =
        "select * from "
            + table
            + (ordered ? " order by " + sortKeys.getOrDefault(table, "") + "1" : "")
            + " limit "
            + rows;
    return api.query("first rows of " + table, sql, Map.of(), deadline);
  }

  private static Optional<String> createdTable(List<Token> code) {
    if (code.size() < 3 || !code.get(0).isWord("create") || !code.get(1).isWord("table")) {
      return Optional.empty();
    }
    int name = code.get(2).isWord("if") ? 5 : 2;
    return name < code.size() && code.get(name).kind() == Token.Kind.WORD
        ? Optional.of(code.get(name).text())
        : Optional.empty();
  }

  /** The first column of the sort key and a comma; nothing where there is no sort key. */
  private static String sortKey(List<Token> code) {
    for (int index = 0; index + 2 < code.size(); index++) {
      if (code.get(index).isWord("sortkey")) {
        return code.get(index + 2).text() + ", ";
      }
    }
    return "";
  }

  private static List<Token> tokensOf(PlannedStatement statement) {
    return SqlTokenizer.tokenize(statement.sql()).stream().filter(Token::isCode).toList();
  }
}
