package com.sparkify.warehouse.dataapi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;

/**
 * The rows of a statement. Holds one page at a time, so a result of any size fits in memory; can be
 * iterated once.
 *
 * <p>A value is a Long, a Double, a BigDecimal, a Boolean, a String or null. Timestamps are Strings
 * with three digits after the second, or six where the value has them.
 */
public final class QueryResult implements Iterable<List<Object>> {
  private static final Set<String> TIMESTAMPS = Set.of("timestamp", "timestamptz");

  private final Pages pages;
  private final List<Column> columns;
  private GetStatementResultResponse page;

  /**
   * A column of the result.
   *
   * @param name its label
   * @param typeName Redshift's name of its type, such as int4, varchar or timestamp
   */
  public record Column(String name, String typeName) {
    /** Whether values are numbers, which are printed to the right. */
    public boolean isNumber() {
      return typeName.startsWith("int")
          || typeName.startsWith("float")
          || typeName.equals("numeric");
    }
  }

  /** Fetches one page of a result. */
  interface Pages {
    /** The page that a token stands for; the first for null. */
    GetStatementResultResponse fetch(String nextToken);
  }

  QueryResult(Pages pages, boolean hasResultSet) {
    this.pages = pages;
    this.page = hasResultSet ? pages.fetch(null) : null;
    this.columns = hasResultSet ? columnsOf(page) : List.of();
  }

  /** The columns; none for a statement that returns no rows, such as an insert. */
  public List<Column> columns() {
    return columns;
  }

  /** All rows at once, for results known to be small. */
  public List<List<Object>> all() {
    List<List<Object>> rows = new ArrayList<>();
    forEach(rows::add);
    return rows;
  }

  @Override
  public Iterator<List<Object>> iterator() {
    return new Iterator<>() {
      private Iterator<List<Field>> records =
          page == null ? List.<List<Field>>of().iterator() : page.records().iterator();

      @Override
      public boolean hasNext() {
        while (!records.hasNext() && page != null && page.nextToken() != null) {
          page = pages.fetch(page.nextToken());
          records = page.records().iterator();
        }
        return records.hasNext();
      }

      @Override
      public List<Object> next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        List<Field> fields = records.next();
        List<Object> row = new ArrayList<>(fields.size());
        for (int index = 0; index < fields.size(); index++) {
          row.add(value(fields.get(index), columns.get(index).typeName()));
        }
        return row;
      }
    };
  }

  private static List<Column> columnsOf(GetStatementResultResponse page) {
    return page.columnMetadata().stream().map(QueryResult::column).toList();
  }

  private static Column column(ColumnMetadata metadata) {
    String name = metadata.label() == null ? metadata.name() : metadata.label();
    return new Column(name, metadata.typeName() == null ? "varchar" : metadata.typeName());
  }

  private static Object value(Field field, String typeName) {
    return switch (field.type()) {
      case LONG_VALUE -> field.longValue();
      case DOUBLE_VALUE -> field.doubleValue();
      case BOOLEAN_VALUE -> field.booleanValue();
      case STRING_VALUE -> text(field.stringValue(), typeName);
      case BLOB_VALUE -> field.blobValue().asUtf8String();
      case IS_NULL -> null;
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalStateException("a field of a kind that this SDK doesn't know");
    };
  }

  private static Object text(String value, String typeName) {
    if (typeName.equals("numeric")) {
      return new BigDecimal(value);
    }
    return TIMESTAMPS.contains(typeName) ? withMilliseconds(value) : value;
  }

  /** The service cuts zeros at the end, so that times of one column differ in length. */
  private static String withMilliseconds(String timestamp) {
    int second = timestamp.indexOf(':') + 6;
    if (second < 6 || timestamp.length() < second) {
      return timestamp;
    }
    int end = second;
    if (end < timestamp.length() && timestamp.charAt(end) == '.') {
      end++;
      while (end < timestamp.length() && Character.isDigit(timestamp.charAt(end))) {
        end++;
      }
    }
    StringBuilder fraction =
        new StringBuilder(end > second ? timestamp.substring(second + 1, end) : "");
    while (fraction.length() > 3 && fraction.charAt(fraction.length() - 1) == '0') {
      fraction.setLength(fraction.length() - 1);
    }
    while (fraction.length() < 3 || (fraction.length() > 3 && fraction.length() < 6)) {
      fraction.append('0');
    }
    return timestamp.substring(0, second) + "." + fraction + timestamp.substring(end);
  }
}
