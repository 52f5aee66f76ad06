package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.script.Token;
import com.sparkify.warehouse.script.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads CREATE TABLE with what only Redshift has: keys, distribution, encodings, identity. */
final class TableParser {
  private final Code code;
  private final ExpressionRules expressions;
  private final Map<String, String> types = new LinkedHashMap<>();
  private final Map<String, String> identities = new LinkedHashMap<>();
  private final Map<String, String> encodings = new LinkedHashMap<>();
  private final List<TableDefinition.Column> columns = new ArrayList<>();
  private List<String> primaryKey = new ArrayList<>();
  private List<String> sortKeys = new ArrayList<>();
  private String distributionStyle = "auto";
  private String distributionKey = "";
  private String sortStyle = "auto";
  private Optional<TableDefinition.Like> like = Optional.empty();
  private int index;

  private TableParser(Code code, ExpressionRules expressions) {
    this.code = code;
    this.expressions = expressions;
  }

  /**
   * Reads the statement.
   *
   * @throws EngineException of kind SYNTAX or UNSUPPORTED at what it doesn't know
   */
  static TableDefinition parse(Code code, ExpressionRules expressions) {
    return new TableParser(code, expressions).definition();
  }

  private TableDefinition definition() {
    expectWord("create");
    take("local");
    boolean temporary = take("temp") || take("temporary");
    expectWord("table");
    boolean ifNotExists = false;
    if (take("if")) {
      expectWord("not");
      expectWord("exists");
      ifNotExists = true;
    }
    TableName name = name();
    temporary |= name.name().startsWith("#");
    boolean list = code.isSymbol(index, "(");
    if (list) {
      elements(isQueryAhead());
    }
    attributes();
    Optional<List<Token>> query = query();
    if (!list && query.isEmpty()) {
      throw SqlErrors.syntax(code.at(index));
    }
    return new TableDefinition(name, temporary, ifNotExists, finished(), like, properties(), query);
  }

  /** Primary keys are not null, even though they aren't enforced. */
  private List<TableDefinition.Column> finished() {
    return columns.stream()
        .map(
            column ->
                new TableDefinition.Column(
                    column.name(),
                    column.type(),
                    column.notNull() || primaryKey.contains(column.name()),
                    column.defaultValue(),
                    column.identity()))
        .toList();
  }

  private TableProperties properties() {
    String style = distributionKey.isEmpty() ? distributionStyle : "key";
    String sorted = !sortKeys.isEmpty() && sortStyle.equals("auto") ? "compound" : sortStyle;
    return new TableProperties(
        types, identities, encodings, style, distributionKey, sortKeys, sorted, primaryKey);
  }

  /** Whether the list in parentheses only names the columns of CREATE TABLE AS. */
  private boolean isQueryAhead() {
    for (int after = code.close(index); after < code.size(); after++) {
      if (code.isWord(after, "as")) {
        return true;
      }
    }
    return false;
  }

  private Optional<List<Token>> query() {
    if (index == code.size()) {
      return Optional.empty();
    }
    expectWord("as");
    Code query = new Code(code.copy(index, code.size()));
    if (query.size() == 0) {
      throw SqlErrors.endOfInput();
    }
    SelectRules.check(query);
    SelectRules.nameColumns(query);
    expressions.apply(query);
    return Optional.of(query.tokens());
  }

  private void elements(boolean namesOnly) {
    int close = code.close(index);
    for (int[] part : code.split(index + 1, close)) {
      index = part[0];
      if (namesOnly) {
        columns.add(
            new TableDefinition.Column(
                identifier(), ColumnType.longText(), false, List.of(), Optional.empty()));
      } else {
        element(part[1]);
      }
      if (index != part[1]) {
        throw SqlErrors.syntax(code.at(index));
      }
    }
    index = close + 1;
  }

  private void element(int end) {
    if (take("like")) {
      TableName other = name();
      boolean including = take("including");
      if (including || take("excluding")) {
        expectWord("defaults");
      }
      like = Optional.of(new TableDefinition.Like(other, including));
      return;
    }
    if (take("constraint")) {
      identifier();
    }
    if (code.isPhrase(index, "primary", "key")) {
      index += 2;
      primaryKey = names();
    } else if (code.isWord(index, "unique") && code.isSymbol(index + 1, "(")) {
      index++;
      names();
    } else if (code.isPhrase(index, "foreign", "key")) {
      index += 2;
      names();
      expectWord("references");
      reference();
    } else {
      column(end);
    }
  }

  private void reference() {
    name();
    if (code.isSymbol(index, "(")) {
      names();
    }
  }

  private void column(int end) {
    Token token = code.at(index);
    String name = identifier();
    if (types.containsKey(name)) {
      throw SqlErrors.at(
          EngineException.Kind.SYNTAX,
          "column \"" + name + "\" specified more than once",
          token.offset());
    }
    int typeEnd = code.typeEnd(index);
    ColumnType type = type(typeEnd);
    index = typeEnd;
    boolean notNull = false;
    List<Token> defaultValue = List.of();
    Optional<TableDefinition.Identity> identity = Optional.empty();
    while (index < end) {
      if (take("default")) {
        defaultValue = expression(end);
      } else if (code.isWord(index, "identity", "generated")) {
        identity = Optional.of(identity());
        identities.put(name, identity.get().kind());
        notNull = true;
      } else if (code.isPhrase(index, "not", "null")) {
        index += 2;
        notNull = true;
      } else {
        columnAttribute(name);
      }
    }
    types.put(name, type.display());
    columns.add(new TableDefinition.Column(name, type, notNull, defaultValue, identity));
  }

  private ColumnType type(int typeEnd) {
    try {
      return ColumnType.parse(CastRule.declaration(code.copy(index, typeEnd)));
    } catch (EngineException e) {
      throw SqlErrors.at(e.kind(), e.getMessage(), code.at(index).offset());
    }
  }

  private void columnAttribute(String name) {
    if (take("null") || take("unique")) {
      return;
    }
    if (take("encode")) {
      encodings.put(name, identifier());
    } else if (take("distkey")) {
      distributionKey = name;
    } else if (take("sortkey")) {
      sortKeys = new ArrayList<>(List.of(name));
    } else if (code.isPhrase(index, "primary", "key")) {
      index += 2;
      primaryKey = new ArrayList<>(List.of(name));
    } else if (take("references")) {
      reference();
    } else {
      throw SqlErrors.syntax(code.at(index));
    }
  }

  private List<Token> expression(int end) {
    int start = index;
    index = code.operandEnd(index);
    while (index < end && code.at(index).kind() == Kind.SYMBOL) {
      index = code.operandEnd(index + 1);
    }
    Code value = new Code(code.copy(start, index));
    expressions.apply(value);
    return value.tokens();
  }

  private TableDefinition.Identity identity() {
    String kind = "always";
    if (take("generated")) {
      expectWord("by");
      expectWord("default");
      expectWord("as");
      kind = "default";
    }
    expectWord("identity");
    int close = code.close(index);
    List<int[]> parts = code.split(index + 1, close);
    if (parts.size() != 2) {
      throw SqlErrors.syntax(code.at(close));
    }
    long seed = number(parts.get(0));
    long step = number(parts.get(1));
    if (step == 0) {
      throw SqlErrors.of(EngineException.Kind.SYNTAX, "the step of an identity column can't be 0");
    }
    index = close + 1;
    return new TableDefinition.Identity(seed, step, kind);
  }

  private long number(int[] part) {
    String digits = CastRule.declaration(code.copy(part[0], part[1])).replace(" ", "");
    if (!digits.matches("-?\\d{1,18}")) {
      throw SqlErrors.syntax(code.at(part[0]));
    }
    return Long.parseLong(digits);
  }

  private void attributes() {
    while (index < code.size() && !code.isWord(index, "as")) {
      if (take("backup")) {
        if (!take("yes")) {
          expectWord("no");
        }
      } else if (take("diststyle")) {
        distributionStyle = oneOf("auto", "even", "key", "all");
      } else if (take("distkey")) {
        distributionKey = names().get(0);
      } else if (code.isWord(index, "compound", "interleaved")) {
        sortStyle = identifier();
      } else if (take("sortkey")) {
        sortKeys = take("auto") ? new ArrayList<>() : names();
      } else if (take("encode")) {
        expectWord("auto");
      } else {
        throw SqlErrors.syntax(code.at(index));
      }
    }
  }

  private String oneOf(String... words) {
    if (!code.isWord(index, words)) {
      throw SqlErrors.syntax(code.at(index));
    }
    return identifier();
  }

  private List<String> names() {
    if (!code.isSymbol(index, "(")) {
      throw SqlErrors.syntax(code.at(index));
    }
    int close = code.close(index);
    List<String> names = new ArrayList<>();
    for (int[] part : code.split(index + 1, close)) {
      index = part[0];
      names.add(identifier());
    }
    index = close + 1;
    return names;
  }

  private TableName name() {
    TableReference reference = TableReference.read(code, index);
    index = reference.end();
    return reference.name();
  }

  private String identifier() {
    if (!code.isName(index)) {
      throw SqlErrors.syntax(code.at(index));
    }
    return Names.fold(code.at(index++));
  }

  private boolean take(String word) {
    if (code.isWord(index, word)) {
      index++;
      return true;
    }
    return false;
  }

  private void expectWord(String word) {
    if (!take(word)) {
      throw SqlErrors.syntax(code.at(index));
    }
  }
}
