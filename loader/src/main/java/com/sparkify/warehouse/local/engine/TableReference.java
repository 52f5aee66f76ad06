package com.sparkify.warehouse.local.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table's name in a statement.
 *
 * @param name the name
 * @param end the index of the token after it
 */
record TableReference(TableName name, int end) {

  /**
   * Reads {@code table}, {@code schema.table} or {@code dev.schema.table}.
   *
   * @throws EngineException of kind SYNTAX where no name stands there or the database is another
   */
  static TableReference read(Code code, int start) {
    List<String> parts = new ArrayList<>();
    int index = start;
    do {
      if (!code.isName(index)) {
        throw SqlErrors.syntax(code.at(index));
      }
      parts.add(Names.fold(code.at(index)));
      index += 2;
    } while (code.isSymbol(index - 1, "."));
    index--;
    int count = parts.size();
    boolean otherDatabase = count == 3 && !parts.get(0).equals(DuckDbEngine.DATABASE);
    if (count > 3 || otherDatabase) {
      throw SqlErrors.at(
          EngineException.Kind.SYNTAX,
          "cross-database reference to \""
              + parts.get(0)
              + "\"; there is only "
              + DuckDbEngine.DATABASE,
          code.at(start).offset());
    }
    Optional<String> schema = count > 1 ? Optional.of(parts.get(count - 2)) : Optional.empty();
    return new TableReference(new TableName(schema, parts.get(count - 1)), index);
  }
}
