package com.sparkify.warehouse.local.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sparkify.warehouse.local.engine.EngineException.Kind;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts DuckDB's errors into Redshift's words, with the place in the statement as sent. */
final class ErrorTranslator {
  private static final String CONFLICT =
      "1023\n  DETAIL: Serializable isolation violation on table in Redshift: conflict with"
          + " concurrent transaction";
  private static final Pattern VARCHAR_CHECK =
      Pattern.compile("CHECK\\(\\(strlen\\(\"?.+?\"?\\) <= (\\d+)\\)\\)");
  private static final Pattern CHAR_CHECK =
      Pattern.compile("CHECK\\(\\((\\d+) >= strlen\\(\"?.+?\"?\\)\\)\\)");
  private static final Pattern NOT_NULL =
      Pattern.compile("NOT NULL constraint failed: (.+)\\.(.+)");
  private static final Pattern BAD_TEXT =
      Pattern.compile(
          "Could not convert string ['\"](.*)['\"] to '?(\\w+)(\\(.*\\))?'?.*", Pattern.DOTALL);
  private static final Pattern OUT_OF_RANGE =
      Pattern.compile(
          "Type \\w+ with value (\\S+) can't be cast .*destination type INT(\\d+).*",
          Pattern.DOTALL);
  private static final Pattern TABLE_MISSING =
      Pattern.compile("Table with name \"?(.+?)\"? does not exist.*", Pattern.DOTALL);
  private static final Pattern COLUMN_MISSING =
      Pattern.compile(
          "(?:Referenced column|Values list \".*?\" does not have a column named|Table \".*?\" does"
              + " not have a column (?:named|with name)) \"(.+?)\".*",
          Pattern.DOTALL);
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("INT8", "smallint"),
          Map.entry("INT16", "smallint"),
          Map.entry("INT32", "integer"),
          Map.entry("INT64", "bigint"),
          Map.entry("INT128", "bigint"),
          Map.entry("FLOAT", "real"),
          Map.entry("DOUBLE", "double precision"),
          Map.entry("BOOL", "boolean"),
          Map.entry("DECIMAL", "numeric"));

  private ErrorTranslator() {}

  /** The error of a statement that was rewritten. */
  static EngineException translate(SQLException error, RewrittenSql sql) {
    Optional<Map<?, ?>> detail = detail(error.getMessage());
    if (detail.isEmpty()) {
      return new EngineException(Kind.STORAGE, "ERROR: " + error.getMessage(), error);
    }
    String type = text(detail.get(), "exception_type");
    String message = text(detail.get(), "exception_message");
    EngineException translated = translate(type, message);
    return new EngineException(
        translated.kind(),
        translated.getMessage() + position(detail.get(), sql, translated),
        error);
  }

  private static Optional<Map<?, ?>> detail(String message) {
    int start = message == null ? -1 : message.indexOf("{\"exception_type\"");
    if (start < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of((Map<?, ?>) SmallJson.read(message.substring(start)));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static String text(Map<?, ?> detail, String member) {
    return Optional.ofNullable(detail.get(member)).map(Object::toString).orElse("");
  }

  private static String position(Map<?, ?> detail, RewrittenSql sql, EngineException translated) {
    boolean placed = translated.kind() == Kind.SYNTAX || translated.kind() == Kind.UNSUPPORTED;
    if (!placed || !detail.containsKey("position") || sql.origins().isEmpty()) {
      return "";
    }
    int bytes = Integer.parseInt(text(detail, "position"));
    return "\n  Position: " + (sql.origin(characters(sql.text(), bytes)) + 1);
  }

  /** DuckDB counts bytes. */
  private static int characters(String text, int bytes) {
    int index = 0;
    int counted = 0;
    while (index < text.length() && counted < bytes) {
      int codePoint = text.codePointAt(index);
      counted += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      index += Character.charCount(codePoint);
    }
    return index;
  }

  private static EngineException translate(String type, String message) {
    return switch (type) {
      case "Parser", "Syntax" -> error(Kind.SYNTAX, firstLine(message));
      case "Catalog" -> catalog(message);
      case "Binder" -> binder(message);
      case "Constraint" -> constraint(message);
      case "Conversion" -> conversion(message);
      case "Out of Range" -> outOfRange(message);
      case "Invalid Input" -> invalidInput(message);
      case "TransactionContext", "Transaction" -> transaction(message);
      case "INTERRUPT", "Interrupt" -> cancelled();
      case "Permission" -> error(Kind.FORBIDDEN, firstLine(message));
      case "Not implemented" -> error(Kind.UNSUPPORTED, firstLine(message));
      case "Dependency" -> error(Kind.SYNTAX, firstLine(message));
      case "Out of Memory" ->
          error(
              Kind.STORAGE,
              type + ": " + firstLine(message) + "; give the local engine more with --memory");
      default -> error(Kind.STORAGE, type + ": " + firstLine(message));
    };
  }

  /** A statement that was cancelled, in Redshift's words. */
  static EngineException cancelled() {
    return error(Kind.CANCELLED, "Query cancelled on user's request");
  }

  private static EngineException error(Kind kind, String message) {
    return SqlErrors.of(kind, message);
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message);
  }

  private static EngineException catalog(String message) {
    Matcher table = TABLE_MISSING.matcher(message);
    if (table.matches()) {
      return error(Kind.SYNTAX, "relation \"" + table.group(1) + "\" does not exist");
    }
    if (message.toLowerCase(Locale.ROOT).contains("conflict")) {
      return error(Kind.CONFLICT, CONFLICT);
    }
    String line =
        firstLine(message)
            .replaceFirst(
                "^Table with name \"?(.*?)\"? already exists!?", "Relation \"$1\" already exists")
            .replaceFirst(
                "^View with name \"?(.*?)\"? does not exist!?", "relation \"$1\" does not exist")
            .replaceFirst(
                "^Schema with name \"?(.*?)\"? does not exist!?", "schema \"$1\" does not exist")
            .replaceFirst(
                "^Type with name \"?(.*?)\"? does not exist!?", "type \"$1\" does not exist")
            .replaceFirst(
                "^Scalar Function with name \"?(.*?)\"? does not exist!?",
                "function $1() does not exist");
    return error(Kind.SYNTAX, line);
  }

  private static EngineException binder(String message) {
    Matcher column = COLUMN_MISSING.matcher(message);
    if (column.matches()) {
      return error(Kind.SYNTAX, "column \"" + column.group(1) + "\" does not exist");
    }
    return error(Kind.SYNTAX, firstLine(message));
  }

  private static EngineException constraint(String message) {
    Matcher varchar = VARCHAR_CHECK.matcher(message);
    if (varchar.find()) {
      return error(
          Kind.DATA, "value too long for type character varying(" + varchar.group(1) + ")");
    }
    Matcher character = CHAR_CHECK.matcher(message);
    if (character.find()) {
      return error(Kind.DATA, "value too long for type character(" + character.group(1) + ")");
    }
    Matcher notNull = NOT_NULL.matcher(message);
    if (notNull.find()) {
      return error(Kind.DATA, "Cannot insert a NULL value into column " + notNull.group(2));
    }
    return error(Kind.DATA, firstLine(message));
  }

  private static EngineException conversion(String message) {
    Matcher text = BAD_TEXT.matcher(message);
    if (text.matches()) {
      String type = TYPES.getOrDefault(text.group(2), text.group(2).toLowerCase(Locale.ROOT));
      return error(Kind.DATA, "invalid input syntax for " + type + ": \"" + text.group(1) + "\"");
    }
    Matcher range = OUT_OF_RANGE.matcher(message);
    if (range.matches()) {
      int bytes = Integer.parseInt(range.group(2)) / 8;
      return error(Kind.DATA, "Value " + range.group(1) + " out of range for " + bytes + " bytes.");
    }
    return error(Kind.DATA, firstLine(message));
  }

  private static EngineException outOfRange(String message) {
    return error(Kind.DATA, "Numeric data overflow: " + firstLine(message));
  }

  private static EngineException invalidInput(String message) {
    if (message.startsWith("More than one row returned by a subquery")) {
      return error(Kind.DATA, "single-row subquery returns more than one row");
    }
    return error(Kind.DATA, firstLine(message));
  }

  private static EngineException transaction(String message) {
    if (message.contains("aborted")) {
      return aborted();
    }
    boolean conflict = message.toLowerCase(Locale.ROOT).contains("conflict");
    return conflict ? error(Kind.CONFLICT, CONFLICT) : error(Kind.DATA, firstLine(message));
  }

  /** A statement in a transaction that has failed before. */
  static EngineException aborted() {
    return error(
        Kind.SYNTAX,
        "current transaction is aborted, commands ignored until end of transaction block");
  }
}
