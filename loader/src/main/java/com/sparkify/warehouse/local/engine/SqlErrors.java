package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.local.engine.EngineException.Kind;
import com.sparkify.warehouse.script.Token;

/** Errors in Redshift's words. {@code Position} counts characters of the statement from 1. */
final class SqlErrors {
  private SqlErrors() {}

  static EngineException syntax(Token token) {
    if (token.text().isEmpty()) {
      return endOfInput();
    }
    return at(Kind.SYNTAX, "syntax error at or near \"" + token.text() + "\"", token.offset());
  }

  static EngineException endOfInput() {
    return new EngineException(Kind.SYNTAX, "ERROR: syntax error at end of input");
  }

  static EngineException unsupported(String what, Token token) {
    return at(Kind.UNSUPPORTED, what + " is not supported by the local engine", token.offset());
  }

  static EngineException forbidden(String what, Token token) {
    return at(Kind.FORBIDDEN, what + " is refused", token.offset());
  }

  static EngineException at(Kind kind, String message, int offset) {
    return new EngineException(kind, "ERROR: " + message + "\n  Position: " + (offset + 1));
  }

  static EngineException of(Kind kind, String message) {
    return new EngineException(kind, "ERROR: " + message);
  }
}
