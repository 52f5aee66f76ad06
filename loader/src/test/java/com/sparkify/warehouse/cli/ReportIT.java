package com.sparkify.warehouse.cli;

import static com.sparkify.warehouse.cli.Bucket.play;
import static com.sparkify.warehouse.cli.Bucket.songOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser. Its screenshots are kept in target/screenshots. */
class ReportIT {
  private static final Path SAMPLE = CommandLineRig.ROOT.resolve("data/sparkify-sample");
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final long MORNING = 1541105830796L;
  private static final String MARKUP =
      "<img src=x onerror=\"document.title='owned'\"></script><script>document.title='owned'"
          + "</script><!--{a|b}";
  private static final String TURNED = "evil \u202Egnp.exe\u0007\u001B[31m &lt;b&gt;\u2028";

  @TempDir static Path folder;
  private static Chromium browser;
  private static Path page;

  @BeforeAll
  static void writeThePageAndStartTheBrowser() throws IOException {
    Optional<Path> executable = Chromium.executable();
    assumeTrue(executable.isPresent(), "skipped: no chromium on the PATH");
    CommandLineRig rig = new CommandLineRig(SAMPLE, folder.resolve("sample.duckdb"));
    succeeds(rig.run("load"));
    page = folder.resolve("report.html");
    succeeds(rig.run("report", "--out", page.toString()));
    browser = Chromium.start(executable.get(), folder.resolve("profile"));
    Files.createDirectories(SCREENSHOTS);
  }

  @AfterAll
  static void stopTheBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void openThePage() {
    browser.prefer("light");
    browser.resize(1280, 900);
    browser.open(page);
    browser.evaluate("localStorage.clear()");
  }

  @Test
  void shouldDrawEveryChart() throws IOException {
    assertThat(strings("[...document.querySelectorAll('[data-chart]')].map(e => e.dataset.chart)"))
        .containsExactlyInAnyOrderElementsOf(questionsWithAChart());
    JsonNode drawn =
        browser.evaluate(
            "[...document.querySelectorAll('[data-chart]')].map(card => ({name: card.dataset.chart,"
                + " shapes: card.querySelectorAll('.drawing svg path, .drawing svg text').length,"
                + " empty: [...card.querySelectorAll('.drawing')].filter(d =>"
                + " !d.querySelector('svg path')).length,"
                + " figures: card.querySelectorAll('dd').length, rows:"
                + " card.querySelectorAll('tbody tr').length}))");
    for (JsonNode chart : drawn) {
      assertThat(chart.get("shapes").asInt() > 5 || chart.get("figures").asInt() == 5)
          .as(chart.toString())
          .isTrue();
      assertThat(chart.get("empty").asInt()).as(chart.toString()).isZero();
      assertThat(chart.get("rows").asInt()).as("table behind " + chart).isPositive();
    }
    assertThat(browser.evaluate("document.querySelectorAll('.star .tie').length").asInt())
        .as("keys in the schema's diagram")
        .isEqualTo(5);
    Files.write(SCREENSHOTS.resolve("report-light.png"), browser.screenshot());
  }

  @Test
  void shouldSayWhatTheWarehouseSays() {
    assertThat(strings("[...document.querySelectorAll('.figure dd')].map(e => e.textContent)"))
        .startsWith("4,178", "72", "399");
    assertThat(browser.evaluate("document.querySelector('.badge').textContent").asText())
        .isEqualTo("19 of 19 checks pass");
    assertThat(browser.evaluate("document.querySelectorAll('.loads li').length").asInt())
        .isEqualTo(1);
  }

  @Test
  void shouldAskNothingOfANetworkAndComplainOfNothing() {
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests())
        .containsExactly(page.toAbsolutePath().normalize().toUri().toString());
  }

  @Test
  void shouldLetNoOtherScriptRun() {
    browser.evaluate(
        "(() => { const s = document.createElement('script'); s.textContent ="
            + " 'document.title = \"owned\"'; document.body.append(s); })()");
    browser.evaluate(
        "new Promise(done => { const i = new Image(); i.onerror = done; i.onload ="
            + " done; i.src = 'https://example.invalid/x.png'; })");
    assertThat(browser.evaluate("document.title").asText())
        .isEqualTo("Sparkify: what listeners do");
    assertThat(browser.complaints()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void shouldTellMoreUnderThePointer() {
    browser.evaluate(
        "document.querySelector('[data-chart=top_songs]').scrollIntoView({behavior: 'instant'})");
    JsonNode place =
        browser.evaluate(
            "(() => { const r = document.querySelector('[data-chart=top_songs]"
                + " .drawing').getBoundingClientRect(); return [Math.round(r.left + 40), Math.round(r.top + 30)];"
                + " })()");
    browser.pointAt(place.get(0).asInt(), place.get(1).asInt());
    browser.evaluate(
        "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    assertThat(strings("[...document.querySelectorAll('.tip')].map(e => e.textContent)"))
        .singleElement()
        .asString()
        .contains("Plays", "264", "Listeners", "45");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void shouldReachEveryControlByKeyboard() {
    int controls =
        browser
            .evaluate(
                "[...document.querySelectorAll('a[href], button, summary, [tabindex=\"0\"]')]"
                    + ".filter(e => e.checkVisibility()).length")
            .asInt();
    List<String> reached = new ArrayList<>();
    for (int count = 0; count < controls; count++) {
      browser.press("Tab", 9);
      reached.add(
          browser
              .evaluate(
                  "(() => { const e = document.activeElement; e.dataset.reached = ''; const o ="
                      + " getComputedStyle(e); return e.tagName + ' ' + o.outlineStyle + ' ' +"
                      + " o.outlineWidth; })()")
              .asText());
    }
    assertThat(reached).allMatch(each -> each.endsWith(" solid 3px"));
    assertThat(browser.evaluate("document.querySelectorAll('[data-reached]').length").asInt())
        .isEqualTo(controls)
        .isGreaterThan(30);
    assertThat(strings("[document.querySelector('[data-reached]').textContent]"))
        .containsExactly("Skip to the charts");
  }

  @Test
  void shouldOpenATableAndChangeTheThemeByKeyboard() {
    browser.evaluate("document.querySelector('[data-chart=top_songs] summary').focus()");
    browser.press("Enter", 13);
    assertThat(
            browser
                .evaluate(
                    "document.querySelector('[data-chart=top_songs]" + " table').checkVisibility()")
                .asBoolean())
        .isTrue();
    String light = background();
    browser.evaluate("document.getElementById('theme').focus()");
    browser.press("Enter", 13);
    assertThat(background()).isNotEqualTo(light);
    assertThat(browser.evaluate("document.getElementById('theme').ariaPressed").asText())
        .isEqualTo("true");
    browser.open(page);
    assertThat(background()).as("the choice is remembered").isNotEqualTo(light);
  }

  @Test
  void shouldBeDarkWhereTheSystemIs() throws IOException {
    String light = background();
    String lightBars = bars();
    browser.prefer("dark");
    browser.waitUntil("document.getElementById('theme').ariaPressed === 'true'");
    assertThat(background()).isNotEqualTo(light);
    assertThat(bars()).isNotEqualTo(lightBars);
    browser.open(page);
    assertThat(browser.complaints()).isEmpty();
    Files.write(SCREENSHOTS.resolve("report-dark.png"), browser.screenshot());
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void shouldHaveTextThatStandsOut(String scheme) {
    browser.prefer(scheme);
    browser.open(page);
    JsonNode faint =
        browser.evaluate(
            """
            (() => {
              const channels = (css) => css.match(/[\\d.]+/g).map(Number);
              const luminance = ([r, g, b]) => [r, g, b].map((c) => c / 255)
                .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
              const behind = (e) => {
                for (let at = e; at; at = at.parentElement) {
                  const colour = channels(getComputedStyle(at).backgroundColor);
                  if (colour.length < 4 || colour[3] > 0) return colour;
                }
                return [255, 255, 255];
              };
              return [...document.querySelectorAll('main *, header *, footer *')]
                .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
                .filter((e) => e.checkVisibility() && !e.closest('svg'))
                .map((e) => {
                  const pair = [luminance(channels(getComputedStyle(e).color)), luminance(behind(e))];
                  const contrast = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
                  return contrast < 4.5 ? e.className + ' ' + e.textContent + ' ' + contrast : '';
                }).filter(Boolean);
            })()
            """);
    assertThat(faint).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"360, phone", "414, ", "768, ", "1024, "})
  void shouldFitItsWidth(int width, String name) throws IOException {
    browser.resize(width, 800);
    browser.open(page);
    assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
        .isLessThanOrEqualTo(width);
    assertThat(
            strings(
                "[...document.querySelectorAll('main *')].filter(e => !e.closest('.scroll, svg,"
                    + " .drawing') && e.getBoundingClientRect().right > "
                    + width
                    + " + 0.5).map(e => e.className + e.textContent)"))
        .isEmpty();
    if (name != null) {
      Files.write(SCREENSHOTS.resolve("report-" + name + ".png"), browser.screenshot());
    }
  }

  @Test
  void shouldPrint() throws IOException {
    browser.prefer("dark");
    byte[] paper = browser.print();
    assertThat(new String(paper, 0, 5, java.nio.charset.StandardCharsets.ISO_8859_1))
        .isEqualTo("%PDF-");
    Files.write(SCREENSHOTS.resolve("report.pdf"), paper);
    assertThat(browser.evaluate("'paper' in document.documentElement.dataset").asBoolean())
        .as("back to the screen's layout")
        .isFalse();
  }

  @Test
  void shouldShowHostileTextAsText() throws IOException {
    Bucket bucket = new Bucket(folder.resolve("hostile"));
    bucket.songs("A", songOf("SO1", "AR1", TURNED, MARKUP));
    bucket.log(
        "2018-11-01",
        play(MORNING, 1, TURNED, MARKUP).put("firstName", MARKUP).put("location", MARKUP),
        play(MORNING + 60_000, 1, TURNED, MARKUP).put("level", "paid").put("firstName", MARKUP));
    CommandLineRig rig = new CommandLineRig(bucket.folder, folder.resolve("hostile.duckdb"));
    succeeds(rig.run("load"));
    Path hostile = folder.resolve("hostile.html");
    succeeds(rig.run("report", "--out", hostile.toString()));
    browser.open(hostile);
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).hasSize(1);
    assertThat(browser.evaluate("document.title").asText())
        .isEqualTo("Sparkify: what listeners do");
    assertThat(
            browser.evaluate("document.querySelectorAll('main img, main script').length").asInt())
        .isZero();
    String topSongs =
        browser
            .evaluate("document.querySelector('[data-chart=top_songs] tbody').textContent")
            .asText();
    assertThat(topSongs).contains(MARKUP).contains("evil \uFFFDgnp.exe\uFFFD\uFFFD[31m &lt;b&gt;");
    assertThat(Files.readString(hostile)).doesNotContain("\u202E", "\u2028", "onerror=\"");
    Files.write(SCREENSHOTS.resolve("report-hostile.png"), browser.screenshot());
  }

  private static List<String> questionsWithAChart() throws IOException {
    List<String> names = new ArrayList<>();
    try (var files = Files.list(CommandLineRig.ROOT.resolve("sql/queries"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".sql")).toList()) {
        if (Files.readString(file).contains("\n-- chart: ")) {
          names.add(file.getFileName().toString().replace(".sql", ""));
        }
      }
    }
    return names;
  }

  private static String background() {
    return browser.evaluate("getComputedStyle(document.body).backgroundColor").asText();
  }

  /** The colours of the bars of a chart. */
  private static String bars() {
    return browser
        .evaluate(
            "[...document.querySelectorAll('[data-chart=top_songs] .drawing svg path')].map(p =>"
                + " p.getAttribute('fill')).join()")
        .asText();
  }

  private static List<String> strings(String expression) {
    List<String> strings = new ArrayList<>();
    browser.evaluate(expression).forEach(each -> strings.add(each.asText()));
    return strings;
  }

  private static void succeeds(CommandLineRig.Result result) {
    assertThat(result.exitCode()).as(result.err()).isZero();
  }
}
