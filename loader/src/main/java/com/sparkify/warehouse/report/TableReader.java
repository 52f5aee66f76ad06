package com.sparkify.warehouse.report;

import com.sparkify.warehouse.report.TableShape.ColumnShape;
import com.sparkify.warehouse.script.SqlStatement;
import com.sparkify.warehouse.script.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a {@code create table} statement; what it doesn't need, such as encodings, it skips. */
final class TableReader {
  private static final Set<String> CONSTRAINTS =
      Set.of("primary", "foreign", "unique", "constraint", "like");
  private static final Set<String> AFTER_TYPE =
      Set.of(
          "not",
          "null",
          "identity",
          "generated",
          "default",
          "encode",
          "distkey",
          "sortkey",
          "collate",
          "primary",
          "unique",
          "references");

  private final Map<String, String> types = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private final Map<String, String> references = new HashMap<>();

  private TableReader() {}

  /** The table; empty where the statement creates none, or one that doesn't stay. */
  static Optional<TableShape> read(SqlStatement statement, String purpose) {
    List<Token> code = statement.code();
    if (code.size() < 3 || !code.get(0).isWord("create") || !code.get(1).isWord("table")) {
      return Optional.empty();
    }
    int name = code.get(2).isWord("if") ? 5 : 2;
    int open = name + 1;
    while (open < code.size() && !code.get(open).isSymbol("(")) {
      open++;
    }
    if (open >= code.size() || code.subList(name, open).stream().anyMatch(t -> t.isWord("as"))) {
      return Optional.empty();
    }
    TableReader reader = new TableReader();
    splitAtCommas(code.subList(open + 1, closing(code, open))).forEach(reader::element);
    List<ColumnShape> columns =
        reader.names.stream()
            .map(
                column ->
                    new ColumnShape(
                        column,
                        reader.types.get(column),
                        reader.keys.contains(column),
                        Optional.ofNullable(reader.references.get(column))))
            .toList();
    return Optional.of(new TableShape(nameOf(code.get(open - 1)), purpose, columns));
  }

  private void element(List<Token> element) {
    if (element.isEmpty()) {
      return;
    }
    String first = element.get(0).text().toLowerCase(Locale.ROOT);
    if (element.get(0).kind() == Token.Kind.WORD && CONSTRAINTS.contains(first)) {
      constraint(element);
      return;
    }
    String column = nameOf(element.get(0));
    int end = 1;
    while (end < element.size() && !endsType(element.get(end))) {
      end++;
    }
    names.add(column);
    types.put(column, join(element.subList(1, end)));
    for (int index = end; index + 1 < element.size(); index++) {
      if (element.get(index).isWord("primary")) {
        keys.add(column);
      } else if (element.get(index).isWord("references")) {
        references.put(column, nameOf(element.get(index + 1)));
      }
    }
  }

  private void constraint(List<Token> element) {
    int open = 0;
    while (open < element.size() && !element.get(open).isSymbol("(")) {
      open++;
    }
    if (open == element.size()) {
      return;
    }
    int close = closing(element, open);
    List<String> columns =
        element.subList(open + 1, close).stream()
            .filter(token -> !token.isSymbol(","))
            .map(TableReader::nameOf)
            .toList();
    if (element.subList(0, open).stream().anyMatch(token -> token.isWord("primary"))) {
      keys.addAll(columns);
    }
    if (close + 2 < element.size() && element.get(close + 1).isWord("references")) {
      columns.forEach(column -> references.put(column, nameOf(element.get(close + 2))));
    }
  }

  private static List<List<Token>> splitAtCommas(List<Token> tokens) {
    List<List<Token>> elements = new ArrayList<>();
    int start = 0;
    int depth = 0;
    for (int index = 0; index < tokens.size(); index++) {
      Token token = tokens.get(index);
      depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
      if (depth == 0 && token.isSymbol(",")) {
        elements.add(tokens.subList(start, index));
        start = index + 1;
      }
    }
    elements.add(tokens.subList(start, tokens.size()));
    return elements;
  }

  private static int closing(List<Token> tokens, int open) {
    int depth = 0;
    for (int index = open; index < tokens.size(); index++) {
      depth += tokens.get(index).isSymbol("(") ? 1 : tokens.get(index).isSymbol(")") ? -1 : 0;
      if (depth == 0) {
        return index;
      }
    }
    return tokens.size();
  }

  private static boolean endsType(Token token) {
    return token.kind() == Token.Kind.WORD
        && AFTER_TYPE.contains(token.text().toLowerCase(Locale.ROOT));
  }

  /** {@code double precision}, {@code decimal(5, 1)}. */
  private static String join(List<Token> tokens) {
    StringBuilder type = new StringBuilder();
    Token previous = null;
    for (Token token : tokens) {
      boolean words =
          previous != null
              && (previous.isSymbol(",")
                  || (previous.kind() == Token.Kind.WORD && token.kind() == Token.Kind.WORD));
      type.append(words ? " " : "").append(token.text().toLowerCase(Locale.ROOT));
      previous = token;
    }
    return type.toString();
  }

  private static String nameOf(Token token) {
    String text = token.text();
    return token.kind() == Token.Kind.QUOTED_IDENTIFIER
        ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
        : text.toLowerCase(Locale.ROOT);
  }
}
