package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.script.Token;
import com.sparkify.warehouse.script.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The tokens of a statement that matter, with the questions that rules ask of them and the changes
 * that they make. A token made by a rule keeps the offset of what it stands for, so that an error
 * still points into the statement as sent.
 */
final class Code {
  private static final Token END = new Token(Kind.SYMBOL, "", 0);

  /** Words that stand before an operand, so that a parenthesis after them opens no call. */
  private static final Set<String> NO_CALL =
      Set.of(
          "select",
          "from",
          "where",
          "and",
          "or",
          "not",
          "in",
          "on",
          "using",
          "values",
          "as",
          "by",
          "having",
          "when",
          "then",
          "else",
          "case",
          "union",
          "all",
          "except",
          "minus",
          "intersect",
          "distinct",
          "exists",
          "any",
          "some",
          "over",
          "like",
          "ilike",
          "between",
          "is",
          "join",
          "limit",
          "offset",
          "set",
          "with",
          "qualify",
          "top",
          "to",
          "similar",
          "escape",
          "into",
          "group",
          "check",
          "references",
          "key",
          "default",
          "filter",
          "within",
          "partition",
          "order",
          "returning",
          "unique",
          "lateral",
          "insert",
          "update",
          "delete",
          "explain");

  private final List<Token> tokens;

  Code(List<Token> tokens) {
    this.tokens = new ArrayList<>(tokens);
  }

  int size() {
    return tokens.size();
  }

  List<Token> tokens() {
    return List.copyOf(tokens);
  }

  /** The token at that index; an empty one outside the statement. */
  Token at(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index) : END;
  }

  boolean isWord(int index, String... words) {
    Token token = at(index);
    for (String word : words) {
      if (token.isWord(word)) {
        return true;
      }
    }
    return false;
  }

  boolean isSymbol(int index, String symbol) {
    return at(index).isSymbol(symbol);
  }

  /** Whether the words stand there one after another. */
  boolean isPhrase(int index, String... words) {
    for (int word = 0; word < words.length; word++) {
      if (!isWord(index + word, words[word])) {
        return false;
      }
    }
    return true;
  }

  /** Whether a name stands there: quoted, or a word. */
  boolean isName(int index) {
    Kind kind = at(index).kind();
    return kind == Kind.WORD || kind == Kind.QUOTED_IDENTIFIER;
  }

  /** Whether a function's name stands there, with its arguments after it. */
  boolean isCall(int index) {
    return isName(index)
        && isSymbol(index + 1, "(")
        && !(at(index).kind() == Kind.WORD && NO_CALL.contains(lower(index)));
  }

  String lower(int index) {
    return at(index).text().toLowerCase(Locale.ROOT);
  }

  /**
   * The index of the parenthesis that closes the one there.
   *
   * @throws EngineException of kind SYNTAX where none does
   */
  int close(int open) {
    int depth = 0;
    for (int index = open; index < tokens.size(); index++) {
      if (isSymbol(index, "(")) {
        depth++;
      } else if (isSymbol(index, ")")) {
        depth--;
        if (depth == 0) {
          return index;
        }
      }
    }
    throw SqlErrors.endOfInput();
  }

  /** The index of the parenthesis that opens what the one there closes, or 0. */
  private int open(int close) {
    int depth = 0;
    for (int index = close; index > 0; index--) {
      if (isSymbol(index, ")")) {
        depth++;
      } else if (isSymbol(index, "(")) {
        depth--;
        if (depth == 0) {
          return index;
        }
      }
    }
    return 0;
  }

  /**
   * The ends of the parts between commas, parentheses skipped.
   *
   * @param from first index
   * @param to index after the last
   * @return pairs of first index and index after the last; none where from equals to
   */
  List<int[]> split(int from, int to) {
    List<int[]> parts = new ArrayList<>();
    int start = from;
    for (int index = from; index < to; index++) {
      if (isSymbol(index, "(")) {
        index = close(index);
      } else if (isSymbol(index, ",")) {
        parts.add(new int[] {start, index});
        start = index + 1;
      }
    }
    if (to > from) {
      parts.add(new int[] {start, to});
    }
    return parts;
  }

  /**
   * The index after the operand that starts there, its sign, call, subscripts and casts included.
   */
  int operandEnd(int start) {
    int index = start;
    while (isSymbol(index, "-") || isSymbol(index, "+")) {
      index++;
    }
    if (isWord(index, "case")) {
      index = endOfCase(index) + 1;
    } else if (isSymbol(index, "(")) {
      index = close(index) + 1;
    } else if (isName(index)) {
      index = nameEnd(index);
      if (isSymbol(index, "(") && isCall(index - 1)) {
        index = close(index) + 1;
      } else if (at(index).kind() == Kind.STRING) {
        index++;
      }
    } else {
      index++;
    }
    while (isSymbol(index, "::")) {
      index = typeEnd(index + 1);
    }
    return index;
  }

  private int nameEnd(int start) {
    int index = start + 1;
    while (isSymbol(index, ".") && isName(index + 1)) {
      index += 2;
    }
    return index;
  }

  /** The index after the type's name that starts there. */
  int typeEnd(int start) {
    int index = start + 1;
    if (isWord(start, "double") && isWord(index, "precision")) {
      index++;
    } else if (isWord(start, "character", "char") && isWord(index, "varying")) {
      index++;
    }
    if (isSymbol(index, "(")) {
      index = close(index) + 1;
    }
    boolean zone = isPhrase(index + 1, "time", "zone") && isWord(index, "with", "without");
    return zone ? index + 3 : index;
  }

  private int endOfCase(int start) {
    int depth = 0;
    for (int index = start; index < tokens.size(); index++) {
      if (isWord(index, "case")) {
        depth++;
      } else if (isWord(index, "end")) {
        depth--;
        if (depth == 0) {
          return index;
        }
      }
    }
    throw SqlErrors.endOfInput();
  }

  /** The index at which the operand starts that ends at that index. */
  int operandStart(int last) {
    int index = last;
    int cast = castBefore(index);
    while (cast >= 0) {
      index = cast - 1;
      cast = castBefore(index);
    }
    if (isSymbol(index, ")")) {
      index = open(index);
      if (isCall(index - 1)) {
        index--;
      }
    } else if (isWord(index, "end")) {
      index = startOfCase(index);
    }
    while (isSymbol(index - 1, ".") && isName(index - 2)) {
      index -= 2;
    }
    boolean typed = at(index).kind() == Kind.STRING && isName(index - 1);
    if (typed && isWord(index - 1, "date", "timestamp", "timestamptz", "time", "interval")) {
      index--;
    }
    return index;
  }

  /** The index of the {@code ::} whose type ends at that index, or -1. */
  private int castBefore(int last) {
    for (int index = last - 1; index >= 0 && index >= last - 8; index--) {
      if (isSymbol(index, "::") && typeEnd(index + 1) == last + 1) {
        return index;
      }
    }
    return -1;
  }

  private int startOfCase(int end) {
    int depth = 0;
    for (int index = end; index >= 0; index--) {
      if (isWord(index, "end")) {
        depth++;
      } else if (isWord(index, "case")) {
        depth--;
        if (depth == 0) {
          return index;
        }
      }
    }
    return end;
  }

  /** Puts a token there that wasn't written. */
  void insert(int index, Kind kind, String text) {
    int offset = at(Math.min(index, tokens.size() - 1)).offset();
    tokens.add(index, new Token(kind, text, offset));
  }

  void insertWord(int index, String text) {
    insert(index, Kind.WORD, text);
  }

  void insertSymbol(int index, String text) {
    insert(index, Kind.SYMBOL, text);
  }

  void remove(int index) {
    tokens.remove(index);
  }

  void remove(int from, int to) {
    tokens.subList(from, to).clear();
  }

  /** Puts other text in a token's place. */
  void replace(int index, Kind kind, String text) {
    tokens.set(index, new Token(kind, text, at(index).offset()));
  }

  /** Copies of the tokens from one index to before another. */
  List<Token> copy(int from, int to) {
    return List.copyOf(tokens.subList(from, to));
  }

  void insertAll(int index, List<Token> more) {
    tokens.addAll(index, more);
  }

  /** The statement as text, with the offset that each of its characters had. */
  RewrittenSql render() {
    StringBuilder text = new StringBuilder();
    List<int[]> origins = new ArrayList<>();
    for (Token token : tokens) {
      if (!text.isEmpty()) {
        text.append(' ');
      }
      origins.add(new int[] {text.length(), token.offset()});
      text.append(token.text());
    }
    return new RewrittenSql(text.toString(), origins);
  }
}
