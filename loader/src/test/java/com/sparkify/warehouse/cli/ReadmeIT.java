package com.sparkify.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README's own commands, run; those on data of the reader's are left out. */
class ReadmeIT {
  private static final Path README = CommandLineRig.ROOT.resolve("README.md");
  private static final Pattern EXEC_ARGS = Pattern.compile("-Dexec\\.args=\"([^\"]*)\"");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  @TempDir static Path folder;
  private static CommandLineRig rig;

  @BeforeAll
  static void loadTheSample() {
    rig =
        new CommandLineRig(
            CommandLineRig.ROOT.resolve("data/sparkify-sample"), folder.resolve("w.duckdb"));
    assertThat(rig.run("load").exitCode()).isZero();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shouldWorkAsWritten(String command) {
    String[] words =
        WORD.matcher(command.replace("report.html", folder.resolve("report.html").toString()))
            .results()
            .map(ReadmeIT::word)
            .toArray(String[]::new);
    CommandLineRig.Result result = rig.run(words);
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    for (String line : Files.readAllLines(README)) {
      if (line.startsWith("    mvn ") && !line.contains("/path/to")) {
        EXEC_ARGS.matcher(line).results().map(match -> match.group(1)).forEach(commands::add);
      }
    }
    assertThat(commands).hasSizeGreaterThanOrEqualTo(3);
    return commands;
  }

  @Test
  void ciRunsTheTwoCommandsOfTheReadme() throws IOException {
    String readme = Files.readString(README);
    String ci = Files.readString(CommandLineRig.ROOT.resolve(".ci/run"));
    assertThat(readme).contains("\n    mvn -pl loader compile exec:java\n", "\n    mvn verify\n");
    assertThat(ci)
        .contains("mvn -q -B -ntp -pl loader compile exec:java\n", "mvn -B -ntp verify\n");
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(README));
    for (String page :
        List.of("CONTRIBUTING.md", "docs/from-a-notebook.md", "docs/local-engine.md")) {
      pages.add(CommandLineRig.ROOT.resolve(page));
    }
    for (Path page : pages) {
      List<String> links =
          Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)")
              .matcher(Files.readString(page))
              .results()
              .map(match -> match.group(1))
              .toList();
      assertThat(links).allSatisfy(link -> assertThat(page.resolveSibling(link)).as(link).exists());
    }
  }

  @Test
  void everyOptionOfLoadStandsInTheReadme() throws IOException {
    String readme = Files.readString(README);
    List<String> options =
        Pattern.compile("(?m)^ +(?:-., )?(--[a-z-]+)")
            .matcher(CommandLineRig.runAsIs("load", "--help").out())
            .results()
            .map(match -> match.group(1))
            .filter(option -> !List.of("--help", "--version").contains(option))
            .toList();
    assertThat(options).hasSizeGreaterThan(10);
    assertThat(options).allSatisfy(option -> assertThat(readme).contains("`" + option));
  }

  private static String word(MatchResult match) {
    return match.group(1) == null ? match.group(2) : match.group(1);
  }
}
