package com.sparkify.warehouse.local.engine;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column's type as Redshift declares it.
 *
 * @param name Redshift's internal name: int4, varchar, timestamp …
 * @param length bytes of a varchar or bpchar; 0 for others
 * @param precision digits of a numeric; 0 for others
 * @param scale digits of a numeric after the point
 */
record ColumnType(String name, int length, int precision, int scale) {
  static final int LONGEST_VARCHAR = 65535;
  static final int LONGEST_CHAR = 4096;
  private static final int DEFAULT_VARCHAR = 256;
  private static final Pattern DECLARED =
      Pattern.compile("([a-z_0-9 ]+?)\\s*(?:\\(\\s*(\\w+)\\s*(?:,\\s*(\\d+)\\s*)?\\))?( with.*)?");
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("smallint", "int2"),
          Map.entry("int2", "int2"),
          Map.entry("tinyint", "int2"),
          Map.entry("integer", "int4"),
          Map.entry("int", "int4"),
          Map.entry("int4", "int4"),
          Map.entry("bigint", "int8"),
          Map.entry("int8", "int8"),
          Map.entry("hugeint", "int8"),
          Map.entry("decimal", "numeric"),
          Map.entry("numeric", "numeric"),
          Map.entry("real", "float4"),
          Map.entry("float4", "float4"),
          Map.entry("double precision", "float8"),
          Map.entry("double", "float8"),
          Map.entry("float", "float8"),
          Map.entry("float8", "float8"),
          Map.entry("boolean", "bool"),
          Map.entry("bool", "bool"),
          Map.entry("varchar", "varchar"),
          Map.entry("character varying", "varchar"),
          Map.entry("nvarchar", "varchar"),
          Map.entry("text", "varchar"),
          Map.entry("char", "bpchar"),
          Map.entry("character", "bpchar"),
          Map.entry("nchar", "bpchar"),
          Map.entry("bpchar", "bpchar"),
          Map.entry("date", "date"),
          Map.entry("time", "time"),
          Map.entry("time without time zone", "time"),
          Map.entry("timestamp", "timestamp"),
          Map.entry("timestamp without time zone", "timestamp"),
          Map.entry("timestamptz", "timestamptz"),
          Map.entry("timestamp with time zone", "timestamptz"),
          Map.entry("json", "super"),
          Map.entry("super", "super"));

  ColumnType {
    requireNonNull(name, "name");
  }

  /** A varchar of the greatest length: what an expression gives. */
  static ColumnType longText() {
    return new ColumnType("varchar", LONGEST_VARCHAR, 0, 0);
  }

  /**
   * Reads a declaration such as {@code character varying(20)} or {@code numeric(10, 2)}.
   *
   * @throws EngineException of kind UNSUPPORTED where the type isn't known here, SYNTAX where its
   *     length is out of range
   */
  static ColumnType parse(String declaration) {
    Matcher matcher = DECLARED.matcher(declaration.toLowerCase(Locale.ROOT).strip());
    String name = matcher.matches() ? NAMES.get(baseName(matcher)) : null;
    if (name == null) {
      throw new EngineException(
          EngineException.Kind.UNSUPPORTED,
          "type \"" + declaration + "\" is not supported by the local engine");
    }
    String first = matcher.group(2);
    return switch (name) {
      case "varchar" -> text(name, first, DEFAULT_VARCHAR, LONGEST_VARCHAR);
      case "bpchar" -> text(name, first, declaration.startsWith("bpchar") ? 256 : 1, LONGEST_CHAR);
      case "numeric" -> numeric(first, matcher.group(3));
      default -> new ColumnType(name, 0, 0, 0);
    };
  }

  private static String baseName(Matcher matcher) {
    String rest = matcher.group(4) == null ? "" : matcher.group(4);
    return (matcher.group(1) + rest).strip().replaceAll("\\s+", " ");
  }

  private static ColumnType text(String name, String length, int usual, int longest) {
    if (length == null) {
      return new ColumnType(name, usual, 0, 0);
    }
    int bytes = length.equals("max") ? longest : parseLength(length);
    if (bytes < 1 || bytes > longest) {
      throw new EngineException(
          EngineException.Kind.SYNTAX,
          "length for type " + sqlName(name) + " must be between 1 and " + longest);
    }
    return new ColumnType(name, bytes, 0, 0);
  }

  private static ColumnType numeric(String precision, String scale) {
    int digits = precision == null ? 18 : parseLength(precision);
    int decimals = scale == null ? 0 : parseLength(scale);
    if (digits < 1 || digits > 38 || decimals > digits) {
      throw new EngineException(
          EngineException.Kind.SYNTAX,
          "NUMERIC precision " + digits + " must be between 1 and 38 and not below its scale");
    }
    return new ColumnType("numeric", 0, digits, decimals);
  }

  private static int parseLength(String digits) {
    return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
  }

  boolean isText() {
    return name.equals("varchar") || name.equals("bpchar");
  }

  /** The type that DuckDB stores; a text's length is a CHECK of the table. */
  String storedAs() {
    return switch (name) {
      case "bpchar" -> "varchar";
      case "numeric" -> "decimal(" + precision + "," + scale + ")";
      case "super" -> "json";
      default -> name;
    };
  }

  /** The type as Redshift's catalog views print it: {@code character varying(512)}. */
  String display() {
    return switch (name) {
      case "varchar", "bpchar" -> sqlName(name) + "(" + length + ")";
      case "numeric" -> "numeric(" + precision + "," + scale + ")";
      default -> sqlName(name);
    };
  }

  /** The name that error messages and load errors use. */
  static String sqlName(String name) {
    return switch (name) {
      case "int2" -> "smallint";
      case "int4" -> "integer";
      case "int8" -> "bigint";
      case "float4" -> "real";
      case "float8" -> "double precision";
      case "bool" -> "boolean";
      case "varchar" -> "character varying";
      case "bpchar" -> "character";
      case "time" -> "time without time zone";
      case "timestamp" -> "timestamp without time zone";
      case "timestamptz" -> "timestamp with time zone";
      default -> name;
    };
  }
}
