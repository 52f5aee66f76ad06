package com.sparkify.warehouse.report;

import com.sparkify.warehouse.report.TableShape.ColumnShape;
import com.sparkify.warehouse.script.SqlFile;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tables of a warehouse.
 *
 * @param tables in the order of their files
 */
public record Schema(List<TableShape> tables) {
  public Schema {
    tables = List.copyOf(tables);
  }

  /** The permanent tables that the {@code create table} statements of some files declare. */
  public static Schema read(List<SqlFile> files) {
    return new Schema(
        files.stream()
            .flatMap(
                file ->
                    file.statements().stream()
                        .flatMap(statement -> TableReader.read(statement, purpose(file)).stream()))
            .toList());
  }

  /** The fact: the table that holds the most keys of others; empty where none holds any. */
  public Optional<String> fact() {
    return factTable().map(TableShape::name);
  }

  Optional<TableShape> factTable() {
    return tables.stream()
        .filter(table -> table.referenceCount() > 0)
        .max(Comparator.comparingLong(TableShape::referenceCount));
  }

  /** The tables around the fact, in the order in which its columns name them. */
  List<TableShape> dimensions() {
    Set<String> seen = new HashSet<>();
    return factTable().stream()
        .flatMap(fact -> fact.columns().stream())
        .map(ColumnShape::references)
        .flatMap(Optional::stream)
        .filter(seen::add)
        .flatMap(name -> tables.stream().filter(table -> table.name().equals(name)))
        .toList();
  }

  /** The first sentence of the header, without the table's name. */
  private static String purpose(SqlFile file) {
    String first = file.description();
    int colon = first.indexOf(": ");
    String purpose =
        colon > 0 && !first.substring(0, colon).contains(" ") ? first.substring(colon + 2) : first;
    int end = purpose.indexOf(". ");
    return end < 0 ? purpose : purpose.substring(0, end + 1);
  }
}
