import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** What nobody's program can do without: with an argument DuckDB is opened and asked once. */
public final class Open {

  private Open() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0) {
      return;
    }
    try (Connection connection = DriverManager.getConnection(arguments[0]);
        Statement statement = connection.createStatement()) {
      statement.execute("select 1");
    }
  }
}
