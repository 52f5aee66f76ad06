package com.sparkify.warehouse.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SampleDataTest {

  private static final SampleSettings DEFAULTS = new SampleSettings(5_000, 250, 30, 1);

  @TempDir private Path folder;

  @Test
  void committedSampleIsWhatTheGeneratorWritesByDefault() {
    Path out = folder.resolve("again");

    assertThat(SampleDataCommand.commandLine().execute("--out", out.toString())).isZero();

    assertThat(new SampleFiles(out).bytesByPath()).isEqualTo(SampleFiles.committed().bytesByPath());
  }

  @Test
  void bytesDontDependOnLocaleOrTimeZone() throws IOException {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
    try {
      SampleData.write(folder, DEFAULTS);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }

    assertThat(new SampleFiles(folder).bytesByPath())
        .isEqualTo(SampleFiles.committed().bytesByPath());
  }

  @Test
  void anotherSeedIsAnotherWorld() throws IOException {
    SampleData.write(folder, new SampleSettings(5_000, 250, 30, 2));

    assertThat(new SampleFiles(folder).songs())
        .doesNotContainSequence(SampleFiles.committed().songs());
  }

  @Test
  void scaledSampleHasExactlyTheEventsSongsAndDaysAskedFor() throws IOException {
    SampleData.write(folder, new SampleSettings(20_000, 1_000, 40, 7));

    SampleFiles files = new SampleFiles(folder);
    assertThat(files.events()).hasSize(20_000);
    assertThat(files.songs()).hasSize(1_000);
    assertThat(files.bytesByPath().keySet().stream().filter(path -> path.startsWith("log_data/")))
        .hasSize(40)
        .contains("log_data/2018/12/2018-12-10-events.json");
  }

  @Test
  void smallestSampleIsOneEventAndOneSong() throws IOException {
    SampleData.write(folder, new SampleSettings(1, 1, 1, 1));

    SampleFiles files = new SampleFiles(folder);
    assertThat(files.events()).hasSize(1);
    assertThat(files.songs()).hasSize(1);
  }

  @Test
  void manyEventsFitIntoOneDay() throws IOException {
    SampleData.write(folder, new SampleSettings(10_000, 100, 1, 1));

    assertThat(new SampleFiles(folder).events(1))
        .hasSize(10_000)
        .allSatisfy(
            event ->
                assertThat(Instant.ofEpochMilli(event.get("ts").asLong()))
                    .isBetween("2018-11-01T00:00:00Z", "2018-11-01T23:59:59.999Z"));
  }

  @Test
  void mostPlaysMatchASong() {
    Set<List<String>> songs = new HashSet<>();
    SampleFiles.committed()
        .songs()
        .forEach(song -> songs.add(List.of(text(song, "title"), text(song, "artist_name"))));
    List<JsonNode> plays =
        SampleFiles.committed().events().stream()
            .filter(event -> text(event, "page").equals("NextSong"))
            .toList();

    long matched =
        plays.stream()
            .filter(play -> songs.contains(List.of(text(play, "song"), text(play, "artist"))))
            .count();

    assertThat((double) matched / plays.size()).isBetween(0.8, 0.9);
  }

  @Test
  void jsonPathsNameTheFieldsOfALineInTheirOrder() throws IOException {
    JsonNode paths =
        new ObjectMapper()
            .readTree(SampleFiles.committed().folder().resolve("log_json_path.json").toFile())
            .get("jsonpaths");

    assertThat(paths)
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(
            SampleFiles.committed().events().get(0).properties().stream()
                .map(field -> "$['" + field.getKey() + "']")
                .toList());
  }

  @Test
  void refusesAFolderThatHoldsFiles() throws IOException {
    Files.writeString(folder.resolve("old.json"), "{}");

    assertThatThrownBy(() -> SampleData.write(folder, DEFAULTS))
        .isInstanceOf(DirectoryNotEmptyException.class);
    assertThat(execute("--out", folder.toString())).isEqualTo(CommandLine.ExitCode.USAGE);
  }

  @Test
  void refusesNumbersOutOfRange() {
    String out = folder.resolve("out").toString();

    assertThat(execute("--out", out, "--events", "0")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(execute("--out", out, "--days", "4000")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThatThrownBy(() -> new SampleSettings(1, 0, 1, 1))
        .hasMessage("songs is 0; it goes from 1 to 10000000");
  }

  private static int execute(String... arguments) {
    CommandLine commandLine = SampleDataCommand.commandLine();
    commandLine.setErr(new PrintWriter(Writer.nullWriter()));
    return commandLine.execute(arguments);
  }

  private static String text(JsonNode object, String field) {
    return object.get(field).asText();
  }
}
