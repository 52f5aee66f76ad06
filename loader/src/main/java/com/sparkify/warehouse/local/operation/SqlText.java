package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.script.SqlSyntaxException;
import com.sparkify.warehouse.script.SqlTokenizer;
import com.sparkify.warehouse.script.Token;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The text of one statement.
 *
 * @param asSent as the client gave it, to be shown again
 * @param statement without the semicolon at its end
 * @param parameterNames the {@code :name} in it, without the colon
 */
record SqlText(String asSent, String statement, Set<String> parameterNames) {
  SqlText {
    requireNonNull(asSent, "asSent");
    requireNonNull(statement, "statement");
    parameterNames = Set.copyOf(parameterNames);
  }

  /**
   * Takes a text apart. A text that can't be read as SQL is taken as it is: the engine says what is
   * wrong with it, as Redshift would.
   *
   * @throws software.amazon.awssdk.services.redshiftdata.model.ValidationException where the text
   *     is missing, empty, too long or more than one statement
   */
  static SqlText of(String member, String text, int limitBytes) {
    Validation.required(member, text);
    if (text.getBytes(StandardCharsets.UTF_8).length > limitBytes) {
      throw Errors.validation(member + " is longer than " + limitBytes + " bytes of UTF-8");
    }
    List<Token> tokens;
    try {
      tokens = SqlTokenizer.tokenize(text);
    } catch (SqlSyntaxException e) {
      return new SqlText(text, text, Set.of());
    }
    return new SqlText(text, single(member, text, tokens), parameterNames(tokens));
  }

  private static String single(String member, String text, List<Token> tokens) {
    int end = 0;
    boolean closed = false;
    for (Token token : tokens) {
      if (!token.isCode()) {
        continue;
      }
      if (token.isSymbol(";")) {
        closed = end > 0;
        continue;
      }
      if (closed) {
        throw Errors.validation(
            member + " holds more than one statement; use BatchExecuteStatement for several");
      }
      end = token.end();
    }
    if (end == 0) {
      throw Errors.validation(member + " holds no statement");
    }
    return text.substring(0, end);
  }

  private static Set<String> parameterNames(List<Token> tokens) {
    Set<String> names = new LinkedHashSet<>();
    for (Token token : tokens) {
      if (token.kind() == Token.Kind.PARAMETER) {
        names.add(token.text().substring(1));
      }
    }
    return names;
  }
}
