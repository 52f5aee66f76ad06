package com.sparkify.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sparkify.warehouse.run.LoadPlan;
import com.sparkify.warehouse.run.LoadPlan.PlannedStatement;
import com.sparkify.warehouse.run.PlanReader;
import com.sparkify.warehouse.script.PlaceholderValue;
import com.sparkify.warehouse.script.SqlFile;
import com.sparkify.warehouse.script.SqlFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the project's own files must hold together: sql/, the README and infra's outputs. */
class ProjectTest {
  private static final Path SQL = CommandLineRig.ROOT.resolve("sql");
  private static final Pattern CREATE =
      Pattern.compile("create table if not exists ([a-z_]+) \\((.*?)\\n\\)", Pattern.DOTALL);
  private static final Map<String, PlaceholderValue> VALUES =
      new SourceOptions().values(new Target.Local(Path.of("bucket"), Path.of("w.duckdb")), "run");

  @Test
  void everyPlaceholderIsUsed() {
    LoadPlan plan = PlanReader.read(SqlFolder.discover(SQL), VALUES, VALUES.keySet(), true);
    assertThat(plan.phases()).hasSize(4);
  }

  @Test
  void publishingLeavesRoomForEveryCheckToHaveAStatementOfItsOwn() {
    LoadPlan plan = PlanReader.read(SqlFolder.discover(SQL), VALUES, VALUES.keySet(), false);
    List<PlannedStatement> star = plan.phases().get(2).transactions().get(0).statements();
    assertThat(star)
        .filteredOn(statement -> !statement.checks().isEmpty())
        .allMatch(gate -> gate.checks().size() == 1);
  }

  @Test
  void everyFileOpensWithItsNameAndSaysWhatItIs() throws IOException {
    try (Stream<Path> files = Files.walk(SQL)) {
      for (Path path : files.filter(file -> file.toString().endsWith(".sql")).toList()) {
        SqlFile file = SqlFile.read(path, VALUES);
        String name = file.name().replaceFirst("^[0-9]+-", "");
        assertThat(file.header()).as(path.toString()).isNotEmpty();
        assertThat(file.header().get(0)).as(path.toString()).startsWith(name + ": ");
      }
    }
  }

  @Test
  void everyDeclaredKeyHasACheck() throws IOException {
    StringBuilder checks = new StringBuilder();
    try (Stream<Path> files = Files.list(SQL.resolve("checks"))) {
      for (Path file : files.toList()) {
        checks.append(Files.readString(file));
      }
    }
    List<String> keys = new ArrayList<>();
    schema()
        .forEach(
            (table, body) -> {
              Matcher key = Pattern.compile("(primary|foreign) key \\(([a-z_]+)\\)").matcher(body);
              while (key.find()) {
                keys.add(key.group(1) + " key " + table + "." + key.group(2));
              }
            });
    assertThat(keys).hasSize(10);
    assertThat(keys).allSatisfy(key -> assertThat(checks.toString()).contains("-- rule: " + key));
  }

  @Test
  void theReadmeDrawsTheStarAsItIs() throws IOException {
    String readme = Files.readString(CommandLineRig.ROOT.resolve("README.md"));
    for (String table : List.of("songplays", "users", "songs", "artists", "time")) {
      Matcher drawn =
          Pattern.compile("\\n {4}" + table + " \\{\\n(.*?)\\n {4}}", Pattern.DOTALL)
              .matcher(readme);
      assertThat(drawn.find()).as(table).isTrue();
      assertThat(drawn.group(1).lines().map(String::strip).toList())
          .as(table)
          .isEqualTo(columns(schema().get(table)));
    }
  }

  @Test
  void theStackHasEveryOutputThatTheLoaderNeeds() throws IOException {
    JsonNode template =
        new ObjectMapper()
            .readTree(
                CommandLineRig.ROOT
                    .resolve("infra/src/test/resources/snapshots/default.template.json")
                    .toFile());
    List<String> outputs = new ArrayList<>();
    template.get("Outputs").fieldNames().forEachRemaining(outputs::add);
    assertThat(outputs).containsAll(StackOutputs.KEYS);
  }

  private static Map<String, String> schema() throws IOException {
    Map<String, String> schema = new TreeMap<>();
    try (Stream<Path> files = Files.list(SQL.resolve("1-schema/warehouse"))) {
      for (Path file : files.toList()) {
        Matcher table = CREATE.matcher(Files.readString(file));
        assertThat(table.find()).as(file.toString()).isTrue();
        schema.put(table.group(1), table.group(2));
      }
    }
    return schema;
  }

  /** Columns as Mermaid writes them: type, name, key. */
  private static List<String> columns(String body) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String line : body.lines().map(String::strip).toList()) {
      Matcher key = Pattern.compile("(primary|foreign) key \\(([a-z_]+)\\).*").matcher(line);
      if (key.matches()) {
        columns.computeIfPresent(
            key.group(2),
            (name, drawn) -> drawn + (key.group(1).equals("primary") ? " PK" : " FK"));
      } else if (!line.isEmpty()) {
        List<String> words = List.of(line.split("[ ,(]", -1));
        columns.put(words.get(0), words.get(1) + " " + words.get(0));
      }
    }
    return List.copyOf(columns.values());
  }
}
