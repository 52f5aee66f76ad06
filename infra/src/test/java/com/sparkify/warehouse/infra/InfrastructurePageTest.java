package com.sparkify.warehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.infra.config.ConfigKey;
import com.sparkify.warehouse.infra.config.WarehouseConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/infrastructure.md: its table of keys is theirs, and its commands take the keys they use. */
class InfrastructurePageTest {
  private static final Path PAGE = Path.of("..", "docs", "infrastructure.md");
  private static final Path README = Path.of("..", "README.md");
  private static final Path CONFIG_KEY =
      Path.of("src/main/java", ConfigKey.class.getName().replace('.', '/') + ".java");

  @Test
  void tableOfKeysIsTheKeys() {
    String rows =
        Arrays.stream(ConfigKey.values())
            .map(
                key ->
                    "| `%s` | %s | %s | %s |\n"
                        .formatted(
                            key.contextName(),
                            key.defaultText().isEmpty() ? "" : "`" + key.defaultText() + "`",
                            key.allowed(),
                            key.effect()))
            .collect(Collectors.joining());
    Golden.assertSection(
        README,
        "configuration",
        "| key | default | allowed | effect |\n|---|---|---|---|\n" + rows);
  }

  @ParameterizedTest
  @EnumSource
  void javadocOfAKeySaysItsDefault(ConfigKey key) throws IOException {
    String source = Files.readString(CONFIG_KEY);
    int constant = source.indexOf("\n  %s(".formatted(key.name()));
    String javadoc =
        source
            .substring(source.lastIndexOf("/**", constant), constant)
            .replaceAll("\\n +\\* ", " ");
    assertThat(javadoc).endsWith("*/");
    if (!key.defaultText().isEmpty()) {
      assertThat(javadoc).contains("{@code %s}".formatted(key.defaultText()));
    }
  }

  @Test
  void everyCommandOfThePageIsAccepted() throws IOException {
    List<String> commands =
        Files.readString(PAGE)
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("npx cdk ") && line.contains(" -c "))
            .toList();
    assertThat(commands).isNotEmpty();
    for (String command : commands) {
      assertThat(WarehouseConfig.from(context(command))).as(command).isNotNull();
    }
  }

  /** What the shell makes of the command's {@code -c key=value} and {@code -c 'key=value'}. */
  private static Map<String, Object> context(String command) {
    Map<String, Object> context = new HashMap<>();
    Pattern option = Pattern.compile("-c (?:'([^=']+)=([^']*)'|([^=\\s]+)=(\\S*))");
    option
        .matcher(command)
        .results()
        .forEach(
            match -> {
              if (match.group(1) != null) {
                context.put(match.group(1), match.group(2));
                return;
              }
              context.put(match.group(3), match.group(4));
            });
    return context;
  }
}
