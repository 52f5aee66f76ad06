package com.sparkify.warehouse.script;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A SQL file, read, resolved and split.
 *
 * @param path where it lies
 * @param headerLines the comment lines that open it
 * @param statements its statements in order, placeholders resolved
 * @param placeholders the names of the placeholders it uses
 */
public record SqlFile(
    Path path,
    List<HeaderLine> headerLines,
    List<SqlStatement> statements,
    Set<String> placeholders) {

  public SqlFile {
    requireNonNull(path, "path");
    headerLines = List.copyOf(headerLines);
    statements = List.copyOf(statements);
    placeholders = Set.copyOf(placeholders);
  }

  /**
   * A comment line before the first statement.
   *
   * @param text without the dashes and the blanks around it
   * @param location where the comment begins
   */
  public record HeaderLine(String text, Location location) {
    public HeaderLine {
      requireNonNull(text, "text");
      requireNonNull(location, "location");
    }
  }

  /**
   * Reads a file.
   *
   * @param values what each {@code ${name}} stands for
   * @throws SqlFileException where it can't be read, isn't UTF-8, holds no statement or an unknown
   *     placeholder, or a literal or comment has no end
   */
  public static SqlFile read(Path path, Map<String, PlaceholderValue> values) {
    return parse(path, readText(path), values);
  }

  /**
   * The same for text that is already at hand; {@code path} only names it in messages.
   *
   * @throws SqlFileException as {@link #read}
   */
  public static SqlFile parse(Path path, String text, Map<String, PlaceholderValue> values) {
    List<Token> tokens;
    try {
      tokens = SqlTokenizer.tokenize(text);
    } catch (SqlSyntaxException e) {
      throw new SqlFileException(Location.of(path, text, e.offset()), e.getMessage());
    }
    List<SqlStatement> statements = split(path, text, tokens, values);
    if (statements.isEmpty()) {
      throw new SqlFileException(
          Location.of(path), "the file holds no statement; write one or delete the file");
    }
    return new SqlFile(
        path, headerOf(path, text, tokens), statements, Placeholders.namesIn(tokens));
  }

  /** The file's name without {@code .sql}. */
  public String name() {
    String fileName = path.getFileName().toString();
    return fileName.endsWith(".sql") ? fileName.substring(0, fileName.length() - 4) : fileName;
  }

  /** The header's lines as text. */
  public List<String> header() {
    return headerLines.stream().map(HeaderLine::text).toList();
  }

  /** The header's first line, without a leading {@code name:}; empty where there is no header. */
  public String description() {
    if (headerLines.isEmpty()) {
      return "";
    }
    String first = headerLines.get(0).text();
    return first.startsWith(name() + ":") ? first.substring(name().length() + 1).strip() : first;
  }

  /** The value of the header line {@code -- key: value}, one entry a line that has the key. */
  public List<String> headerValues(String key) {
    return headerLines(key).stream().map(HeaderLine::text).toList();
  }

  /** The same with their places, for messages. */
  public List<HeaderLine> headerLines(String key) {
    return headerLines.stream()
        .filter(line -> line.text().startsWith(key + ":"))
        .map(
            line ->
                new HeaderLine(line.text().substring(key.length() + 1).strip(), line.location()))
        .toList();
  }

  /**
   * The parameters that the header declares.
   *
   * @throws SqlFileException where a declaration isn't of the form {@code param NAME TYPE =
   *     DEFAULT}
   */
  public List<QueryParameter> parameters() {
    return headerLines.stream()
        .flatMap(line -> QueryParameter.parse(line.location(), line.text()).stream())
        .toList();
  }

  private static String readText(Path path) {
    try {
      String text = Files.readString(path, StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new SqlFileException(Location.of(path), "the file isn't UTF-8 text; save it as UTF-8");
    } catch (IOException e) {
      throw new SqlFileException(Location.of(path), "the file can't be read: " + e);
    }
  }

  private static List<SqlStatement> split(
      Path path, String text, List<Token> tokens, Map<String, PlaceholderValue> values) {
    List<SqlStatement> statements = new ArrayList<>();
    List<Token> current = new ArrayList<>();
    for (Token token : tokens) {
      if (token.isSymbol(";")) {
        addStatement(path, text, current, values, statements);
        current.clear();
      } else if (token.isCode() || !current.isEmpty()) {
        current.add(token);
      }
    }
    addStatement(path, text, current, values, statements);
    return statements;
  }

  private static void addStatement(
      Path path,
      String text,
      List<Token> tokens,
      Map<String, PlaceholderValue> values,
      List<SqlStatement> statements) {
    int last = tokens.size();
    while (last > 0 && !tokens.get(last - 1).isCode()) {
      last--;
    }
    if (last == 0) {
      return;
    }
    List<Token> trimmed = tokens.subList(0, last);
    Location location = Location.of(path, text, trimmed.get(0).offset());
    statements.add(new SqlStatement(Placeholders.resolve(path, text, trimmed, values), location));
  }

  private static List<HeaderLine> headerOf(Path path, String text, List<Token> tokens) {
    List<HeaderLine> header = new ArrayList<>();
    for (Token token : tokens) {
      if (token.isCode()) {
        break;
      }
      if (token.kind() == Token.Kind.COMMENT && token.text().startsWith("--")) {
        header.add(
            new HeaderLine(
                token.text().substring(2).strip(), Location.of(path, text, token.offset())));
      }
    }
    return header;
  }
}
