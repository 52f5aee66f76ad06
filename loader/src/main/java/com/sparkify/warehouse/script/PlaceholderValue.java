package com.sparkify.warehouse.script;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * What a placeholder stands for. Its kind says which characters it may have, so that a value from
 * the command line or from a file of outputs can never end a literal and go on as SQL.
 *
 * @param kind what sort of value it is
 * @param text the value, unquoted
 */
public record PlaceholderValue(Kind kind, String text) {

  /** The sorts of values, each with the form it must have. */
  public enum Kind {
    /** A table, schema or column name. */
    IDENTIFIER("[A-Za-z_][A-Za-z0-9_]{0,126}", "letters, digits and underscores"),
    /** Any text; only allowed inside a literal. */
    LITERAL("(?s)[^\\x00]*", "text without NUL"),
    /** A whole number of zero or more. */
    NUMBER("[0-9]{1,18}", "digits"),
    /** A bucket, or a prefix or key in one. */
    S3_URI(
        "s3://[A-Za-z0-9][A-Za-z0-9._-]{0,254}(/[^\\x00-\\x1f\\x7f]*)?",
        "s3://bucket/prefix with a bucket of letters, digits, dots, dashes and underscores"),
    /** The name of an AWS resource. */
    ARN(
        "arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:[0-9]*:[A-Za-z0-9_+=,.@:/-]+",
        "arn:partition:service:region:account:resource"),
    /** An AWS region. */
    REGION("[a-z]{2}(-[a-z]+)+-[0-9]+", "a region such as us-west-2");

    private final Pattern pattern;
    private final String form;

    Kind(String pattern, String form) {
      this.pattern = Pattern.compile(pattern);
      this.form = form;
    }
  }

  /**
   * Checks the text against its kind.
   *
   * @throws IllegalArgumentException where the text hasn't the form of its kind; the message quotes
   *     the value and the form
   */
  public PlaceholderValue {
    requireNonNull(kind, "kind");
    requireNonNull(text, "text");
    if (!kind.pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("\"" + text + "\" isn't " + kind.form);
    }
  }

  String insideLiteral() {
    return text.replace("\\", "\\\\").replace("'", "''");
  }

  String bare(Location location) {
    return switch (kind) {
      case IDENTIFIER, NUMBER -> text;
      case LITERAL, S3_URI, ARN, REGION ->
          throw new SqlFileException(
              location, "a value of kind " + kind + " must stand in single quotes");
    };
  }
}
