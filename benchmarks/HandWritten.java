import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/**
 * Runs a script of DuckDB's SQL on a new warehouse file, as somebody without a loader would.
 *
 * <p>Arguments: the script, the bucket's folder that {@code ${data}} in it stands for, the file.
 */
public final class HandWritten {

  private HandWritten() {}

  public static void main(String[] arguments) throws Exception {
    String script = Files.readString(Path.of(arguments[0])).replace("${data}", arguments[1]);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + arguments[2]);
        Statement statement = connection.createStatement()) {
      for (String sql : script.split(";\\s*\\n")) {
        run(statement, sql.strip());
      }
    }
  }

  private static void run(Statement statement, String sql) throws SQLException {
    long start = System.nanoTime();
    statement.execute(sql);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    String firstLine = sql.replaceAll("(?m)^--.*\\R", "").strip().lines().findFirst().orElse("");
    System.err.printf("%6d ms  %s%n", millis, firstLine);
  }
}
