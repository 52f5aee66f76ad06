import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Prints, for each table of the star in a warehouse file, its number of rows and a hash that no
 * order of rows changes. songplay_id is left out: it only has to be unique.
 *
 * <p>Argument: the file.
 */
public final class Fingerprint {

  private static final Map<String, List<String>> TABLES =
      new TreeMap<>(
          Map.of(
              "artists", List.of("artist_id", "name", "location", "latitude", "longitude"),
              "songs", List.of("song_id", "title", "artist_id", "year", "duration"),
              "users", List.of("user_id", "first_name", "last_name", "gender", "level"),
              "time", List.of("start_time", "hour", "day", "week", "month", "year", "weekday"),
              "songplays",
                  List.of(
                      "start_time",
                      "user_id",
                      "level",
                      "song_id",
                      "artist_id",
                      "session_id",
                      "location",
                      "user_agent")));

  private Fingerprint() {}

  public static void main(String[] arguments) throws SQLException {
    Properties readOnly = new Properties();
    readOnly.setProperty("duckdb.read_only", "true");
    try (Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + arguments[0], readOnly);
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, List<String>> table : TABLES.entrySet()) {
        print(statement, table.getKey(), table.getValue());
      }
    }
  }

  private static void print(Statement statement, String table, List<String> columns)
      throws SQLException {
    String row =
        columns.stream()
            .map(column -> "coalesce(cast(\"" + column + "\" as varchar), chr(30))")
            .collect(Collectors.joining(", "));
    String sql =
        "select count(*), bit_xor(hash(r)), sum(hash(r) % 1000000007) from (select concat_ws(chr(31), "
            + row
            + ") as r from "
            + qualified(statement, table)
            + ")";
    try (ResultSet result = statement.executeQuery(sql)) {
      result.next();
      System.out.printf(
          "%-9s %9d rows  %s %s%n",
          table, result.getLong(1), result.getString(2), result.getString(3));
    }
  }

  /** The table in whichever schema holds it. */
  private static String qualified(Statement statement, String table) throws SQLException {
    String sql = "select schema_name from duckdb_tables() where table_name = '" + table + "'";
    try (ResultSet result = statement.executeQuery(sql)) {
      if (!result.next()) {
        throw new SQLException("there is no table " + table);
      }
      return '"' + result.getString(1) + "\".\"" + table + '"';
    }
  }
}
