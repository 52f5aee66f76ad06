package com.sparkify.warehouse.script;

import com.sparkify.warehouse.script.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts SQL text into tokens by Redshift's lexical rules. The one tokenizer of the project:
 * splitter, placeholders, lint and the local dialect all stand on it.
 *
 * <p>Redshift keeps the rules of PostgreSQL 8: a backslash escapes inside a plain literal (the
 * guide writes {@code like '%start\\_%'}), block comments nest, and {@code $tag$} quotes hold
 * anything.
 */
public final class SqlTokenizer {
  /** Longest first, so that {@code <=} isn't read as {@code <} and {@code =}. */
  private static final List<String> LONG_SYMBOLS =
      List.of("!~~*", "!~*", "!~~", "~~*", "::", "||", "<=", ">=", "<>", "!=", "~*", "!~", "~~");

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int position;

  private SqlTokenizer(String sql) {
    this.sql = sql;
  }

  /**
   * The tokens of a text, white space and comments included.
   *
   * @throws SqlSyntaxException where a literal, a quoted name, a comment or a placeholder has no
   *     end
   */
  public static List<Token> tokenize(String sql) {
    return new SqlTokenizer(sql).run();
  }

  private List<Token> run() {
    while (position < sql.length()) {
      int start = position;
      Kind kind = next();
      tokens.add(new Token(kind, sql.substring(start, position), start));
    }
    return List.copyOf(tokens);
  }

  private Kind next() {
    char first = sql.charAt(position);
    if (isBlank(first)) {
      advanceWhile(SqlTokenizer::isBlank);
      return Kind.WHITESPACE;
    }
    if (startsWith("--")) {
      advanceWhile(character -> character != '\n');
      return Kind.COMMENT;
    }
    if (startsWith("/*")) {
      return blockComment();
    }
    if (first == '\'') {
      return string();
    }
    if (first == '"') {
      return quotedIdentifier();
    }
    if (first == '$') {
      return dollar();
    }
    if (isNameStart(first)) {
      advanceWhile(SqlTokenizer::isNamePart);
      return Kind.WORD;
    }
    if (isDigit(first) || (first == '.' && isDigit(peek(1)))) {
      return number();
    }
    if (first == ':' && isNameStart(peek(1)) && !previousIsColon()) {
      position++;
      advanceWhile(SqlTokenizer::isNamePart);
      return Kind.PARAMETER;
    }
    return symbol();
  }

  private Kind blockComment() {
    int start = position;
    int depth = 0;
    while (position < sql.length()) {
      if (startsWith("/*")) {
        depth++;
        position += 2;
      } else if (startsWith("*/")) {
        depth--;
        position += 2;
        if (depth == 0) {
          return Kind.COMMENT;
        }
      } else {
        position++;
      }
    }
    throw unterminated(start, "comment", "*/");
  }

  private Kind string() {
    int start = position++;
    while (position < sql.length()) {
      char character = sql.charAt(position);
      if (character == '\\') {
        position += 2;
      } else if (character != '\'') {
        position++;
      } else if (peek(1) == '\'') {
        position += 2;
      } else {
        position++;
        return Kind.STRING;
      }
    }
    throw unterminated(start, "string literal", "'");
  }

  private Kind quotedIdentifier() {
    int start = position++;
    while (position < sql.length()) {
      if (sql.charAt(position) != '"') {
        position++;
      } else if (peek(1) == '"') {
        position += 2;
      } else {
        position++;
        return Kind.QUOTED_IDENTIFIER;
      }
    }
    throw unterminated(start, "quoted name", "\"");
  }

  private Kind dollar() {
    int start = position;
    if (peek(1) == '{') {
      int end = sql.indexOf('}', position);
      if (end < 0) {
        throw unterminated(start, "placeholder", "}");
      }
      position = end + 1;
      return Kind.PLACEHOLDER;
    }
    int tagEnd = position + 1;
    while (tagEnd < sql.length() && isNamePart(sql.charAt(tagEnd)) && sql.charAt(tagEnd) != '$') {
      tagEnd++;
    }
    boolean opensLiteral = tagEnd < sql.length() && sql.charAt(tagEnd) == '$' && !isDigit(peek(1));
    if (!opensLiteral) {
      position++;
      advanceWhile(SqlTokenizer::isDigit);
      return Kind.SYMBOL;
    }
    String mark = sql.substring(position, tagEnd + 1);
    int close = sql.indexOf(mark, tagEnd + 1);
    if (close < 0) {
      throw unterminated(start, "dollar-quoted literal", mark);
    }
    position = close + mark.length();
    return Kind.DOLLAR_STRING;
  }

  private Kind number() {
    advanceWhile(SqlTokenizer::isDigit);
    if (peek(0) == '.') {
      position++;
      advanceWhile(SqlTokenizer::isDigit);
    }
    if (peek(0) == 'e' || peek(0) == 'E') {
      int sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
      if (isDigit(peek(1 + sign))) {
        position += 1 + sign;
        advanceWhile(SqlTokenizer::isDigit);
      }
    }
    return Kind.NUMBER;
  }

  private Kind symbol() {
    for (String symbol : LONG_SYMBOLS) {
      if (startsWith(symbol)) {
        position += symbol.length();
        return Kind.SYMBOL;
      }
    }
    position += Character.charCount(sql.codePointAt(position));
    return Kind.SYMBOL;
  }

  private SqlSyntaxException unterminated(int start, String what, String end) {
    return new SqlSyntaxException(
        "the " + what + " that starts here has no end; is a closing " + end + " missing?", start);
  }

  private interface CharacterTest {
    boolean matches(char character);
  }

  private void advanceWhile(CharacterTest test) {
    while (position < sql.length() && test.matches(sql.charAt(position))) {
      position++;
    }
  }

  private boolean startsWith(String text) {
    return sql.startsWith(text, position);
  }

  private boolean previousIsColon() {
    return position > 0 && sql.charAt(position - 1) == ':';
  }

  /** The character that many places on, or NUL past the end. */
  private char peek(int distance) {
    int index = position + distance;
    return index < sql.length() ? sql.charAt(index) : '\0';
  }

  private static boolean isBlank(char character) {
    return Character.isWhitespace(character) || character == '\uFEFF' || character == '\u00A0';
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isNameStart(char character) {
    return Character.isLetter(character) || character == '_' || Character.isSurrogate(character);
  }

  private static boolean isNamePart(char character) {
    return isNameStart(character) || isDigit(character) || character == '$' || character == '#';
  }
}
