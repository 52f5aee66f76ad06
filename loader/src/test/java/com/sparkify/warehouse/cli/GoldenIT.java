package com.sparkify.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What commands print, to the letter, on the project's sample. {@code -Dgolden.refresh=true} writes
 * the files anew.
 */
class GoldenIT {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "cli");

  @TempDir static Path folder;
  private static CommandLineRig rig;
  private static CommandLineRig.Result load;

  @BeforeAll
  static void loadTheSample() {
    rig =
        new CommandLineRig(
            CommandLineRig.ROOT.resolve("data/sparkify-sample"), folder.resolve("w.duckdb"));
    load = rig.run("load");
    assertThat(load.exitCode()).as(load.err()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "help | --help",
        "load-help | load --help",
        "query-list | query",
        "query-describe | query top_songs --describe",
        "query-table | query top_songs",
        "query-csv | query users_who_upgraded --format csv",
        "query-json | query headline --format json",
        "check | check",
        "preview | preview songs",
        "plan | plan",
        "plan-mermaid | plan --format mermaid"
      })
  void shouldPrintWhatItPrinted(String name, String command) throws IOException {
    String[] words = command.strip().split(" ", -1);
    CommandLineRig.Result result =
        words[0].startsWith("-") ? CommandLineRig.runAsIs(words) : rig.run(words);
    assertThat(result.exitCode()).as(result.err()).isZero();
    same(name, result.out());
  }

  @Test
  void shouldLoadAsItLoaded() throws IOException {
    same("load", load.out());
    same("load-progress", load.err());
  }

  /**
   * Paths, ids (a songplay's too), times and bars differ from run to run, and lines side by side
   * change places.
   */
  private static String steady(String text) {
    return text.replace(folder.toString(), "FOLDER")
        .replaceAll("[0-9]{8}T[0-9]{6}Z-[0-9a-f]+", "RUN-ID")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "STATEMENT-ID")
        .replaceAll("(?m)^((staging|source)_[a-z]+\\n)(.+\\n)+", "$1(rows in any order)\n")
        .replaceAll("(?m)^ +[0-9]+(?=  2018-11-01 00:.*Mozilla)", "SONGPLAY-ID")
        .replaceAll("20[2-9][0-9]-[0-9]{2}-[0-9]{2} [0-9:.]+", "NOW")
        .replaceAll(" +[0-9.]+ s\\b(  █+)?", " TIME")
        .replaceAll(
            "(?m)^(      staging_[a-z]+: .*\\n)+", "      (two transactions side by side)\n");
  }

  private static void same(String name, String printed) throws IOException {
    Path file = GOLDEN.resolve(name + ".txt");
    if (Boolean.getBoolean("golden.refresh")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, steady(printed));
    }
    assertThat(steady(printed))
        .as("%s; refresh with -Dgolden.refresh=true", file)
        .isEqualTo(Files.readString(file));
  }
}
