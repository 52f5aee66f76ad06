package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.local.engine.JsonValues.Kind;

/**
 * Reads one JSON document from a buffer, strictly by RFC 8259, and notes where the values of the
 * columns stand. Nothing is copied: this loop decides how fast COPY is.
 *
 * <p>A zero byte stands behind the last byte of the buffer, so that no step has to ask for the end,
 * and the array goes on behind it as {@link ByteWords} needs it.
 */
final class JsonScanner {
  /** Nesting beyond this is refused, as a stack has an end. */
  static final int DEEPEST = 512;

  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  /** The buffer ends inside the document, and the file goes on. */
  static final class Incomplete extends RuntimeException {
    Incomplete() {
      super(null, null, false, false);
    }
  }

  private final JsonValues values;
  private final int replacement;
  private byte[] bytes;
  private int position;
  private int limit;
  private boolean endOfFile;
  private int line;
  private int invalidUtf8;

  /**
   * A scanner.
   *
   * @param values where values are noted
   * @param replacement what stands for each byte that isn't UTF-8; negative where such a byte is an
   *     error
   */
  JsonScanner(JsonValues values, int replacement) {
    this.values = values;
    this.replacement = replacement;
  }

  /** Points the scanner at a place in a buffer. */
  void at(byte[] buffer, int start, int end, boolean lastOfFile, int lineNumber) {
    bytes = buffer;
    position = start;
    limit = end;
    endOfFile = lastOfFile;
    line = lineNumber;
    invalidUtf8 = -1;
  }

  int position() {
    return position;
  }

  int line() {
    return line;
  }

  /** Index of the first byte in the document that isn't UTF-8, or -1. */
  int invalidUtf8() {
    return invalidUtf8;
  }

  /**
   * Reads the document that starts here.
   *
   * @throws Incomplete where the buffer ends before the document does
   */
  void document(JsonPathNode root) throws JsonSyntaxException {
    byte first = bytes[position];
    if (first != '{' && first != '[') {
      throw unexpected("an object");
    }
    value(root, 0);
  }

  /** Steps over blanks and line ends. */
  void skipSpace() {
    while (true) {
      byte next = bytes[position];
      if (next == '\n') {
        line++;
      } else if (next != ' ' && next != '\r' && next != '\t') {
        return;
      }
      position++;
    }
  }

  /** {@link #skipSpace}, small enough to be inlined: nearly always there is no blank. */
  private void space() {
    if (bytes[position] <= ' ') {
      skipSpace();
    }
  }

  private void value(JsonPathNode node, int depth) throws JsonSyntaxException {
    int start = position;
    switch (bytes[start]) {
      case '"' -> {
        boolean escaped = string();
        note(node, escaped ? Kind.ESCAPED_STRING : Kind.STRING, start + 1, position - 1);
      }
      case '{' -> {
        object(node, depth);
        note(node, Kind.NESTED, start, position);
      }
      case '[' -> {
        array(node, depth);
        note(node, Kind.NESTED, start, position);
      }
      case 't' -> {
        literal(TRUE);
        note(node, Kind.BOOLEAN, start, position);
      }
      case 'f' -> {
        literal(FALSE);
        note(node, Kind.BOOLEAN, start, position);
      }
      case 'n' -> {
        literal(NULL);
        note(node, Kind.ABSENT, start, position);
      }
      default -> {
        number();
        note(node, Kind.NUMBER, start, position);
      }
    }
  }

  private void note(JsonPathNode node, Kind kind, int start, int end) {
    if (node != null) {
      values.put(node.columns(), kind, start, end);
    }
  }

  private void object(JsonPathNode node, int depth) throws JsonSyntaxException {
    open(depth);
    if (bytes[position] == '}') {
      position++;
      return;
    }
    int guess = 0;
    while (true) {
      if (bytes[position] != '"') {
        throw unexpected("a name in double quotes");
      }
      int index = name(node, guess);
      guess = index + 1;
      space();
      value(index < 0 ? null : node.member(index), depth + 1);
      if (closes('}')) {
        return;
      }
    }
  }

  /**
   * Steps over a name and its colon.
   *
   * @param guess where the member may stand in the node: documents keep the order of their members
   * @return the position of the member in the node, or -1
   */
  private int name(JsonPathNode node, int guess) throws JsonSyntaxException {
    int start = position + 1;
    if (node != null) {
      int value = node.endOfName(guess, bytes, start);
      if (value >= 0) {
        position = value;
        return guess;
      }
    }
    boolean escaped = string();
    int end = position - 1;
    space();
    if (bytes[position] != ':') {
      throw unexpected("':' after a name");
    }
    position++;
    return node == null ? -1 : memberIndex(node, start, end, escaped);
  }

  private int memberIndex(JsonPathNode node, int start, int end, boolean escaped) {
    if (!escaped) {
      return node.indexOf(bytes, start, end);
    }
    byte[] name = JsonText.unescape(bytes, start, end);
    return node.indexOf(name, 0, name.length);
  }

  private void array(JsonPathNode node, int depth) throws JsonSyntaxException {
    open(depth);
    if (bytes[position] == ']') {
      position++;
      return;
    }
    int index = 0;
    while (true) {
      value(node == null ? null : node.element(index), depth + 1);
      index++;
      if (closes(']')) {
        return;
      }
    }
  }

  private void open(int depth) throws JsonSyntaxException {
    if (depth >= DEEPEST) {
      throw failure("nested deeper than " + DEEPEST + " levels");
    }
    position++;
    space();
  }

  private boolean closes(char bracket) throws JsonSyntaxException {
    space();
    byte next = bytes[position];
    if (next == bracket) {
      position++;
      return true;
    }
    if (next != ',') {
      throw unexpected("',' or '" + bracket + "' after a value");
    }
    position++;
    space();
    return false;
  }

  /** Steps over a string; true where it holds escapes. */
  private boolean string() throws JsonSyntaxException {
    byte[] text = bytes;
    boolean escaped = false;
    int next = position + 1;
    while (true) {
      int plain = ByteWords.plainBytes(ByteWords.get(text, next));
      next += plain;
      if (plain == ByteWords.SIZE) {
        continue;
      }
      byte character = text[next];
      if (character == '"') {
        position = next + 1;
        return escaped;
      }
      if (character == '\\') {
        escaped = true;
        next = escape(next);
      } else if (character < 0) {
        next = multiByte(next);
      } else {
        position = next;
        throw unexpected("'\"' at the end of a string");
      }
    }
  }

  private int escape(int backslash) throws JsonSyntaxException {
    position = backslash + 1;
    switch (bytes[position]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
        return backslash + 2;
      }
      case 'u' -> {
        for (int digit = 0; digit < 4; digit++) {
          position++;
          if (Character.digit(bytes[position], 16) < 0) {
            throw unexpected("four hexadecimal digits after \\u");
          }
        }
        return position + 1;
      }
      default -> throw unexpected("an escape (\\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u)");
    }
  }

  private int multiByte(int start) {
    int length = Utf8.sequenceLength(bytes, start, limit);
    if (length > 0) {
      return start + length;
    }
    if (length == Utf8.CUT_OFF && !endOfFile) {
      throw new Incomplete();
    }
    if (replacement >= 0) {
      bytes[start] = (byte) replacement;
    } else if (invalidUtf8 < 0) {
      invalidUtf8 = start;
    }
    return start + 1;
  }

  private void literal(byte[] word) throws JsonSyntaxException {
    for (byte character : word) {
      if (bytes[position] != character) {
        throw unexpected("a value");
      }
      position++;
    }
  }

  private void number() throws JsonSyntaxException {
    byte[] text = bytes;
    int next = position;
    if (text[next] == '-') {
      next++;
    }
    next = text[next] == '0' ? next + 1 : digits(next, "a value");
    if (text[next] == '.') {
      next = digits(next + 1, "a digit after the point");
    }
    if (text[next] == 'e' || text[next] == 'E') {
      next++;
      if (text[next] == '+' || text[next] == '-') {
        next++;
      }
      next = digits(next, "a digit in the exponent");
    }
    position = next;
    if (next == limit && !endOfFile) {
      throw new Incomplete();
    }
  }

  /** The end of the digits that start here, of which there must be one. */
  private int digits(int start, String expected) throws JsonSyntaxException {
    byte[] text = bytes;
    int next = start;
    while (text[next] >= '0' && text[next] <= '9') {
      next++;
    }
    if (next == start) {
      position = start;
      throw unexpected(expected);
    }
    return next;
  }

  private JsonSyntaxException unexpected(String expected) throws JsonSyntaxException {
    if (position >= limit) {
      if (!endOfFile) {
        throw new Incomplete();
      }
      return failure("the file ends where " + expected + " is expected");
    }
    return failure("expected " + expected + ", found " + describe(bytes[position]));
  }

  private static String describe(byte found) {
    if (found == '\n' || found == '\r') {
      return "the end of the line";
    }
    if (found > ' ' && found < 0x7f) {
      return "'" + (char) found + "'";
    }
    return String.format("byte 0x%02x", found & 0xff);
  }

  private JsonSyntaxException failure(String reason) {
    return new JsonSyntaxException("Invalid JSON: " + reason, position, line);
  }
}
