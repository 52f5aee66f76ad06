package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.local.engine.EngineException.Kind;
import com.sparkify.warehouse.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads COPY … FROM 's3://…' JSON; any option that it doesn't know is an error that names it. */
final class CopyParser {
  private static final int MOST_ERRORS = 100_000;
  private static final String SUPPORTED =
      "IAM_ROLE, FORMAT [AS] JSON, JSON, TIMEFORMAT, DATEFORMAT, GZIP, MAXERROR, TRUNCATECOLUMNS,"
          + " BLANKSASNULL, EMPTYASNULL, NULL, ACCEPTINVCHARS,"
          + " MANIFEST, EXPLICIT_IDS, NOLOAD, COMPUPDATE, STATUPDATE, REGION";

  private final Code code;
  private int index;
  private boolean role;
  private String json;
  private boolean gzip;
  private boolean manifest;
  private int failingErrors = 1;
  private OptionalInt invalidCharacter = OptionalInt.empty();
  private boolean explicitIds;
  private boolean noLoad;
  private boolean truncateColumns;
  private boolean blanksAsNull;
  private boolean emptyAsNull;
  private Optional<String> nullText = Optional.empty();
  private TimeFormat timeFormat = TimeFormat.STANDARD;
  private TimeFormat dateFormat = TimeFormat.of("YYYY-MM-DD");

  private CopyParser(Code code) {
    this.code = code;
  }

  /**
   * Reads the statement.
   *
   * @throws EngineException of kind SYNTAX, or UNSUPPORTED where Redshift knows the option
   */
  static CopyCommand parse(Code code) {
    return new CopyParser(code).command();
  }

  private CopyCommand command() {
    TableReference table = TableReference.read(code, 1);
    index = table.end();
    List<String> columns = code.isSymbol(index, "(") ? columns() : List.of();
    expect("from");
    S3Uri source = uri();
    while (index < code.size()) {
      option();
    }
    if (!role) {
      throw SqlErrors.of(
          Kind.SYNTAX, "COPY needs a role: add IAM_ROLE default or IAM_ROLE '<ARN>'");
    }
    if (json == null) {
      throw SqlErrors.of(
          Kind.UNSUPPORTED, "the local engine loads JSON only: add FORMAT AS JSON 'auto'");
    }
    FieldOptions fields =
        new FieldOptions(
            truncateColumns, blanksAsNull, emptyAsNull, nullText, timeFormat, dateFormat);
    return new CopyCommand(
        table.name(),
        columns,
        source,
        json,
        gzip,
        manifest,
        failingErrors,
        invalidCharacter,
        explicitIds,
        noLoad,
        fields);
  }

  private void option() {
    Token option = code.at(index++);
    switch (Names.fold(option)) {
      case "iam_role" -> {
        role = true;
        if (!take("default")) {
          role(text());
        }
      }
      case "format" -> {
        take("as");
        if (!take("json")) {
          throw SqlErrors.unsupported("FORMAT " + code.at(index).text(), code.at(index));
        }
        json = jsonMode();
      }
      case "json" -> json = jsonMode();
      case "timeformat" -> timeFormat = TimeFormat.of(afterAs());
      case "dateformat" -> dateFormat = dateFormat();
      case "gzip" -> gzip = true;
      case "manifest" -> manifest = true;
      case "maxerror" -> failingErrors = Math.max(1, errors());
      case "truncatecolumns" -> truncateColumns = true;
      case "blanksasnull" -> blanksAsNull = true;
      case "emptyasnull" -> emptyAsNull = true;
      case "null" -> nullText = Optional.of(afterAs());
      case "acceptinvchars" -> invalidCharacter = OptionalInt.of(replacement());
      case "explicit_ids" -> explicitIds = true;
      case "noload" -> noLoad = true;
      case "compupdate" -> take("on", "off", "true", "false", "preset");
      case "statupdate" -> take("on", "off", "true", "false");
      case "region" -> {
        String region = afterAs();
        if (!region.matches("[a-z]{2}(-[a-z]+)+-\\d")) {
          throw SqlErrors.of(Kind.SYNTAX, "REGION '" + region + "' is no AWS region");
        }
      }
      default -> throw unknown(option);
    }
  }

  private EngineException unknown(Token option) {
    if (option.kind() != Token.Kind.WORD) {
      return SqlErrors.syntax(option);
    }
    return SqlErrors.at(
        Kind.UNSUPPORTED,
        "COPY option "
            + option.text().toUpperCase(Locale.ROOT)
            + " is not supported by the local engine; it knows "
            + SUPPORTED,
        option.offset());
  }

  private static void role(String role) {
    if (!role.equals("default")
        && !role.matches("arn:aws[a-z-]*:iam::\\d{12}:role/[^,]+(,arn:.*)?")) {
      throw SqlErrors.of(
          Kind.SYNTAX, "IAM_ROLE '" + role + "' is neither default nor a role's ARN");
    }
  }

  private String jsonMode() {
    take("as");
    if (code.at(index).kind() != Token.Kind.STRING) {
      return "auto";
    }
    String mode = text().strip();
    boolean known = List.of("auto", "auto ignorecase", "noshred").contains(mode);
    if (!known && !mode.startsWith("s3://")) {
      throw SqlErrors.of(
          Kind.SYNTAX,
          "JSON '"
              + mode
              + "' is not 'auto', 'auto ignorecase', 'noshred' or 's3://…' of a"
              + " jsonpaths file");
    }
    return mode;
  }

  private TimeFormat dateFormat() {
    take("as");
    String format = code.at(index).kind() == Token.Kind.STRING ? text() : "auto";
    if (format.startsWith("epoch")) {
      throw SqlErrors.of(Kind.SYNTAX, "DATEFORMAT takes no '" + format + "'");
    }
    return TimeFormat.of(format);
  }

  private int errors() {
    take("as");
    Token count = code.at(index++);
    boolean digits = count.kind() == Token.Kind.NUMBER && count.text().matches("\\d{1,6}");
    if (!digits || Integer.parseInt(count.text()) > MOST_ERRORS) {
      throw SqlErrors.at(
          Kind.SYNTAX, "MAXERROR must be between 0 and " + MOST_ERRORS, count.offset());
    }
    return Integer.parseInt(count.text());
  }

  private int replacement() {
    take("as");
    if (code.at(index).kind() != Token.Kind.STRING) {
      return '?';
    }
    String character = text();
    if (character.length() != 1 || character.charAt(0) < ' ' || character.charAt(0) > '~') {
      throw SqlErrors.of(
          Kind.SYNTAX, "ACCEPTINVCHARS takes one ASCII character, not '" + character + "'");
    }
    return character.charAt(0);
  }

  private List<String> columns() {
    int close = code.close(index);
    List<String> columns = new ArrayList<>();
    for (int[] part : code.split(index + 1, close)) {
      if (part[1] != part[0] + 1 || !code.isName(part[0])) {
        throw SqlErrors.syntax(code.at(part[0]));
      }
      columns.add(Names.fold(code.at(part[0])));
    }
    index = close + 1;
    return columns;
  }

  private S3Uri uri() {
    Token place = code.at(index);
    String text = text();
    try {
      return S3Uri.parse(text);
    } catch (EngineException e) {
      throw SqlErrors.at(e.kind(), e.getMessage(), place.offset());
    }
  }

  private String afterAs() {
    take("as");
    return text();
  }

  private String text() {
    Token token = code.at(index++);
    if (token.kind() != Token.Kind.STRING) {
      throw SqlErrors.syntax(token);
    }
    return Names.text(token);
  }

  private boolean take(String... words) {
    if (code.isWord(index, words)) {
      index++;
      return true;
    }
    return false;
  }

  private void expect(String word) {
    if (!take(word)) {
      throw SqlErrors.syntax(code.at(index));
    }
  }
}
