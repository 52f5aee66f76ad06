package com.sparkify.warehouse.script;

import static java.util.Objects.requireNonNull;

/**
 * A run of characters of one kind. The tokens of a text, joined, are the text.
 *
 * @param kind what the characters are
 * @param text the characters as written, quotes and comment marks included
 * @param offset index of the first character in the text
 */
public record Token(Kind kind, String text, int offset) {

  /** What a token is, by Redshift's lexical rules. */
  public enum Kind {
    /** An unquoted name or keyword. */
    WORD,
    /** A name in double quotes. */
    QUOTED_IDENTIFIER,
    /** A literal in single quotes; a backslash escapes the character after it. */
    STRING,
    /** A literal between {@code $$} or {@code $tag$} marks. */
    DOLLAR_STRING,
    /** An unsigned number. */
    NUMBER,
    /** A placeholder of ours, {@code ${name}}, outside a literal. */
    PLACEHOLDER,
    /** A parameter bound through the API, {@code :name}. */
    PARAMETER,
    /** An operator or a punctuation mark. */
    SYMBOL,
    /** A line or block comment; block comments nest. */
    COMMENT,
    /** Blanks, tabs and line ends. */
    WHITESPACE
  }

  public Token {
    requireNonNull(kind, "kind");
    requireNonNull(text, "text");
  }

  /** Whether the token matters to the meaning of the statement: no comment, no white space. */
  public boolean isCode() {
    return kind != Kind.COMMENT && kind != Kind.WHITESPACE;
  }

  /** Whether this is the unquoted word, whatever its case. */
  public boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  /** Whether this is the operator or punctuation mark. */
  public boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /** Index of the first character after the token. */
  public int end() {
    return offset + text.length();
  }
}
