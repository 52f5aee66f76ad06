package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.script.Token;
import com.sparkify.warehouse.script.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** First rule: values and names as DuckDB reads them. Redshift folds names to lower case. */
final class Names {
  private Names() {}

  /** The name that a word or quoted identifier means. */
  static String fold(Token name) {
    String text = name.text();
    if (name.kind() == Kind.QUOTED_IDENTIFIER) {
      text = text.substring(1, text.length() - 1).replace("\"\"", "\"");
    }
    return text.toLowerCase(Locale.ROOT);
  }

  /** The characters that a literal means. */
  static String value(Token literal) {
    String text = literal.text();
    if (literal.kind() == Kind.DOLLAR_STRING) {
      int mark = text.indexOf('$', 1) + 1;
      return text.substring(mark, text.length() - mark);
    }
    return unescape(text.substring(1, text.length() - 1));
  }

  /** The characters of a literal after {@link #fold(List, Map)}: only quotes are still doubled. */
  static String text(Token literal) {
    String text = literal.text();
    return text.substring(1, text.length() - 1).replace("''", "'");
  }

  /** A literal that DuckDB reads as exactly these characters. */
  static String literal(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /**
   * The tokens of a statement, comments and white space left out, parameters put in.
   *
   * @throws EngineException of kind SYNTAX where a parameter has no value
   */
  static Code fold(List<Token> tokens, Map<String, String> parameters) {
    List<Token> code = new ArrayList<>();
    Token previous = null;
    for (Token token : tokens) {
      boolean temporary =
          previous != null
              && previous.isSymbol("#")
              && previous.end() == token.offset()
              && token.kind() == Kind.WORD;
      if (temporary) {
        code.remove(code.size() - 1);
        code.add(
            new Token(
                Kind.QUOTED_IDENTIFIER, TableName.quote("#" + fold(token)), previous.offset()));
      } else if (token.isCode()) {
        code.add(folded(token, parameters));
      }
      previous = token;
    }
    return new Code(code);
  }

  private static Token folded(Token token, Map<String, String> parameters) {
    return switch (token.kind()) {
      case WORD -> new Token(Kind.WORD, fold(token), token.offset());
      case QUOTED_IDENTIFIER ->
          new Token(token.kind(), TableName.quote(fold(token)), token.offset());
      case STRING, DOLLAR_STRING -> new Token(Kind.STRING, literal(value(token)), token.offset());
      case PARAMETER -> new Token(Kind.STRING, parameter(token, parameters), token.offset());
      default -> token;
    };
  }

  private static String parameter(Token token, Map<String, String> parameters) {
    String value = parameters.get(token.text().substring(1));
    if (value == null) {
      throw SqlErrors.at(
          EngineException.Kind.SYNTAX,
          "the parameter " + token.text() + " has no value",
          token.offset());
    }
    return literal(value);
  }

  private static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text.replace("''", "'");
    }
    StringBuilder value = new StringBuilder();
    int index = 0;
    while (index < text.length()) {
      char character = text.charAt(index);
      if (character == '\'') {
        value.append('\'');
        index += 2;
      } else if (character != '\\' || index + 1 == text.length()) {
        value.append(character);
        index++;
      } else {
        index = escape(text, index + 1, value);
      }
    }
    return value.toString();
  }

  private static int escape(String text, int index, StringBuilder value) {
    char character = text.charAt(index);
    int octal = index;
    while (octal < text.length() && octal < index + 3 && isOctal(text.charAt(octal))) {
      octal++;
    }
    if (octal > index) {
      value.append((char) (Integer.parseInt(text.substring(index, octal), 8) & 0xff));
      return octal;
    }
    value.append(
        switch (character) {
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          default -> character;
        });
    return index + 1;
  }

  private static boolean isOctal(char character) {
    return character >= '0' && character <= '7';
  }
}
