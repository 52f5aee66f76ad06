package com.sparkify.warehouse.script;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One statement of a file, without its semicolon and without the comments before it.
 *
 * @param text what is sent
 * @param location where the first token of the statement stands
 */
public record SqlStatement(String text, Location location) {

  public SqlStatement {
    requireNonNull(text, "text");
    requireNonNull(location, "location");
  }

  /** The tokens that matter: no white space, no comments. */
  public List<Token> code() {
    return SqlTokenizer.tokenize(text).stream().filter(Token::isCode).toList();
  }

  /**
   * The statement's first words, enough to tell it from its neighbours: {@code copy
   * staging_events}.
   */
  public String summary() {
    StringBuilder summary = new StringBuilder();
    for (Token token : code()) {
      if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.QUOTED_IDENTIFIER) {
        break;
      }
      if (summary.length() + token.text().length() > 40) {
        break;
      }
      summary.append(summary.isEmpty() ? "" : " ").append(token.text());
    }
    return summary.isEmpty() ? "statement" : summary.toString();
  }
}
