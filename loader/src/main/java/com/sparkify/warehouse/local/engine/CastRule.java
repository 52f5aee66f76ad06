package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.script.Token;
import com.sparkify.warehouse.script.Token.Kind;
import java.util.List;
import java.util.stream.Collectors;

/** Casts: types by Redshift's names; a cast to a text of n bytes cuts. */
final class CastRule {
  private CastRule() {}

  static void apply(Code code) {
    for (int index = code.size() - 1; index >= 0; index--) {
      if (code.isSymbol(index, "::")) {
        postfix(code, index);
      } else if (code.isWord(index, "as") && isCast(code, index)) {
        call(code, index);
      }
    }
  }

  /** Whether the AS stands between a cast's operand and its type. */
  private static boolean isCast(Code code, int as) {
    int depth = 0;
    for (int index = as - 1; index > 0; index--) {
      if (code.isSymbol(index, ")")) {
        depth++;
      } else if (code.isSymbol(index, "(")) {
        depth--;
        if (depth < 0) {
          return code.isWord(index - 1, "cast");
        }
      }
    }
    return false;
  }

  private static void postfix(Code code, int index) {
    int end = code.typeEnd(index + 1);
    ColumnType type = type(code, index + 1, end);
    int start = code.operandStart(index - 1);
    replaceType(code, index + 1, end, type);
    wrap(code, start, index + 2, type);
  }

  private static void call(Code code, int as) {
    int end = code.typeEnd(as + 1);
    if (!code.isSymbol(end, ")")) {
      throw SqlErrors.syntax(code.at(end));
    }
    ColumnType type = type(code, as + 1, end);
    replaceType(code, as + 1, end, type);
    int start = as;
    while (!code.isWord(start, "cast") || code.close(start + 1) != as + 2) {
      start--;
    }
    wrap(code, start, as + 3, type);
  }

  private static ColumnType type(Code code, int start, int end) {
    try {
      return ColumnType.parse(declaration(code.copy(start, end)));
    } catch (EngineException e) {
      throw SqlErrors.at(e.kind(), e.getMessage(), code.at(start).offset());
    }
  }

  /** A type's tokens as one text: {@code character varying(20)}. */
  static String declaration(List<Token> tokens) {
    return tokens.stream().map(Token::text).collect(Collectors.joining(" "));
  }

  private static void replaceType(Code code, int start, int end, ColumnType type) {
    code.remove(start + 1, end);
    code.replace(start, Kind.WORD, type.storedAs());
  }

  private static void wrap(Code code, int start, int end, ColumnType type) {
    if (!type.isText() || type.length() == ColumnType.LONGEST_VARCHAR) {
      return;
    }
    String macro = type.name().equals("varchar") ? "internal_varchar" : "internal_char";
    code.insertSymbol(end, ")");
    code.insert(end, Kind.NUMBER, String.valueOf(type.length()));
    code.insertSymbol(end, ",");
    code.insertSymbol(start, "(");
    code.insertWord(start, Functions.qualified(macro));
  }
}
