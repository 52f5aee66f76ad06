package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.local.engine.JsonValues.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.duckdb.DuckDBWritableVector;

/** VARCHAR, CHAR and SUPER: the text as it is, measured in bytes. */
final class TextFieldReader extends VarcharFieldReader {
  /** Of its six bytes one is left: a text that lost fewer by its escapes holds none. */
  private static final int NUL_ESCAPE_SHRINKS_BY = 5;

  private final FieldOptions options;
  private final boolean json;
  private final boolean character;
  private final int length;
  private final byte[] nullText;
  private final ShortTexts shorts = new ShortTexts();
  private final RecentTexts recent = new RecentTexts();

  /** Whether a text that is neither empty nor too long is taken as it is. */
  private final boolean verbatim;

  TextFieldReader(ColumnType type, FieldOptions options) {
    this.options = options;
    this.json = type.name().equals("super");
    this.character = type.name().equals("bpchar");
    this.length = type.length();
    this.nullText =
        options.nullText().map(text -> text.getBytes(StandardCharsets.UTF_8)).orElse(null);
    this.verbatim = !json && !character && nullText == null && !options.blanksAsNull();
  }

  @Override
  String expression(String name) {
    return json ? "cast(" + name + " as json)" : name;
  }

  @Override
  boolean read(Kind kind, byte[] bytes, int start, int end, DuckDBWritableVector vector, int row)
      throws FieldException {
    int size = end - start;
    if (verbatim && kind == Kind.STRING && size > 0 && size <= length) {
      keep(
          row,
          size <= ShortTexts.LONGEST
              ? shorts.get(bytes, start, size)
              : Arrays.copyOfRange(bytes, start, end));
      return true;
    }
    byte[] text = kind == Kind.ESCAPED_STRING ? recent.find(bytes, start, end) : null;
    if (text == null) {
      text = json ? json(kind, bytes, start, end) : plain(kind, bytes, start, end);
      if (text == null) {
        return false;
      }
      if (kind == Kind.ESCAPED_STRING) {
        recent.keep(bytes, start, end, text);
      }
    }
    keep(row, text);
    return true;
  }

  private static byte[] json(Kind kind, byte[] bytes, int start, int end) {
    boolean string = kind == Kind.STRING || kind == Kind.ESCAPED_STRING;
    return string
        ? Arrays.copyOfRange(bytes, start - 1, end + 1)
        : JsonText.compact(bytes, start, end);
  }

  private byte[] plain(Kind kind, byte[] bytes, int start, int end) throws FieldException {
    byte[] text =
        switch (kind) {
          case ESCAPED_STRING -> JsonText.unescape(bytes, start, end);
          case NESTED -> JsonText.compact(bytes, start, end);
          default -> Arrays.copyOfRange(bytes, start, end);
        };
    if (end - start - text.length >= NUL_ESCAPE_SHRINKS_BY && kind == Kind.ESCAPED_STRING) {
      refuseNul(text);
    }
    if (isNull(text)) {
      return null;
    }
    if (character) {
      text = singleBytes(text);
    }
    if (text.length > length) {
      if (!options.truncateColumns()) {
        throw new FieldException(FieldException.OUT_OF_RANGE, "String length exceeds DDL length");
      }
      text = Arrays.copyOf(text, Utf8.fit(text, 0, text.length, length));
    }
    return text;
  }

  private boolean isNull(byte[] text) {
    if (nullText != null && Arrays.equals(text, nullText)) {
      return true;
    }
    if (text.length == 0) {
      return options.emptyAsNull();
    }
    return options.blanksAsNull() && isBlank(text);
  }

  private static boolean isBlank(byte[] text) {
    for (byte character : text) {
      if (character != ' ' && (character < '\t' || character > '\r')) {
        return false;
      }
    }
    return true;
  }

  /** CHAR holds single bytes; the blanks behind it don't count. */
  private static byte[] singleBytes(byte[] text) throws FieldException {
    int end = text.length;
    while (end > 0 && text[end - 1] == ' ') {
      end--;
    }
    for (byte character : text) {
      if (character < 0) {
        throw new FieldException(
            FieldException.CHARACTER,
            "Multibyte character not supported for CHAR (Hint: try using VARCHAR). Invalid char: "
                + String.format("%02x", character & 0xff));
      }
    }
    return Arrays.copyOf(text, end);
  }

  private static void refuseNul(byte[] text) throws FieldException {
    for (byte character : text) {
      if (character == 0) {
        throw new FieldException(
            FieldException.UTF8, "Invalid null byte - a text can't hold the character \\u0000");
      }
    }
  }
}
