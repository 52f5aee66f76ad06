package com.sparkify.warehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** docs/controls.md, written from what the tests hold, so that it can't say anything else. */
class ControlsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "controls.md");

  /** Controls of things that the stack doesn't have. */
  private static final List<String> WITHOUT_OBJECT =
      List.of(
          "| Redshift.12 | Event subscriptions are tagged | no object | the stack makes none |",
          "| Redshift.13 | Cluster snapshots are tagged | no object | Redshift makes them, not the"
              + " stack |");

  @Test
  void pageSaysWhatTheTestsHold() {
    List<String> lines = new ArrayList<>();
    lines.add("# Controls");
    lines.add("");
    lines.add("Written by `mvn -pl infra test -Drefresh` from the tests named here; don't edit.");
    lines.add(
        "*Shown by* names the ways in which a test breaks the template, and sees the control");
    lines.add("fail. Each control is held in each of the %d profiles.".formatted(profiles()));
    section(lines, "Security Hub", SecurityHubControls.all(), "ControlsTest");
    lines.addAll(WITHOUT_OBJECT);
    section(lines, "Ours", OwnControls.all(), "ControlsTest");
    cdkNag(lines);
    ownRules(lines);
    acknowledgements(lines);
    Golden.assertSame(PAGE, String.join("\n", lines) + "\n");
  }

  @Test
  void everyControlOfRedshiftIsInTheTable() {
    // Security Hub numbers them 1 to 18; 5 was never given, 9 is retired
    List<String> ids = new ArrayList<>();
    SecurityHubControls.all().forEach(control -> ids.add(control.id()));
    WITHOUT_OBJECT.forEach(row -> ids.add(row.split("\\|", -1)[1].strip()));
    assertThat(ids)
        .filteredOn(id -> id.startsWith("Redshift."))
        .extracting(id -> Integer.valueOf(id.substring("Redshift.".length())))
        .containsExactlyInAnyOrder(1, 2, 3, 4, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18);
  }

  private static void section(
      List<String> lines, String title, List<Control> controls, String test) {
    lines.addAll(List.of("", "## " + title, "", "| control | promise | state | shown by |"));
    lines.add("|---|---|---|---|");
    for (Control control : controls) {
      String state = control.exception().isEmpty() ? "pass" : "exception";
      String shownBy =
          control.exception().isEmpty()
              ? "%s: %s".formatted(test, String.join(", ", control.breaks().keySet()))
              : "%s. Passes in: %s"
                  .formatted(control.exception(), String.join(", ", names(control.keptBy())));
      lines.add(row(control.id(), control.promise(), state, shownBy));
    }
  }

  private static void cdkNag(List<String> lines) {
    lines.addAll(
        List.of(
            "",
            "## cdk-nag",
            "",
            "The packs AwsSolutions, NIST 800-53 R5, HIPAA Security and PCI DSS 3.2.1 run in every",
            "`cdk synth`, with no finding beyond the acknowledged. `GuardrailsTest` breaks the",
            "stack, and sees these rules find it:",
            "",
            "| rule | state | finds |",
            "|---|---|---|"));
    Map<String, Set<String>> finds = new TreeMap<>();
    for (Breaks.Break broken : Breaks.cdkNag()) {
      broken
          .rules()
          .forEach(rule -> finds.computeIfAbsent(rule, r -> new TreeSet<>()).add(broken.name()));
    }
    finds.forEach((rule, breaks) -> lines.add(row(rule, "pass", String.join(", ", breaks))));
  }

  private static void ownRules(List<String> lines) {
    lines.addAll(
        List.of(
            "",
            "## Guard rules",
            "",
            "`infra/src/main/resources/guard/warehouse.guard`, beside CloudFormation's own rules in",
            "every `cdk synth`. `GuardrailsTest` shows that each finds its break:",
            "",
            "| rule | finds |",
            "|---|---|"));
    for (String rule : Guardrails.ownRuleNames()) {
      List<String> breaks =
          Breaks.ownRules().stream()
              .filter(broken -> broken.rules().contains(rule))
              .map(Breaks.Break::name)
              .toList();
      lines.add(row(rule, String.join(", ", breaks)));
    }
  }

  private static void acknowledgements(List<String> lines) {
    lines.addAll(
        List.of(
            "",
            "## Acknowledged findings",
            "",
            "Each on the construct that it is about, with its reason. `GuardrailsTest` fails on one",
            "that acknowledges nothing.",
            "",
            "| packs | finding | on | why it stands | in |",
            "|---|---|---|---|---|"));
    Map<Acknowledged, Set<String>> packs = new TreeMap<>();
    Map<Acknowledged, Set<String>> profiles = new TreeMap<>();
    for (Profile profile : Profile.values()) {
      Synthesis.of(profile)
          .acknowledged()
          .forEach(
              finding -> {
                Acknowledged key = Acknowledged.of(finding);
                packs.computeIfAbsent(key, k -> new TreeSet<>()).add(pack(finding));
                profiles.computeIfAbsent(key, k -> new TreeSet<>()).add(profile.toString());
              });
    }
    profiles.forEach(
        (key, in) ->
            lines.add(
                row(
                    String.join(", ", packs.get(key)),
                    "`%s`".formatted(key.rule()),
                    key.construct(),
                    key.reason(),
                    in.size() > profiles() / 2
                        ? "%d of %d profiles".formatted(in.size(), profiles())
                        : String.join(", ", in))));
  }

  /** One finding that stands, whichever packs have it. */
  private record Acknowledged(String rule, String construct, String reason)
      implements Comparable<Acknowledged> {
    static Acknowledged of(JsonNode finding) {
      String rule = finding.path("ruleName").asText();
      String path = finding.path("acknowledgedAt").asText();
      return new Acknowledged(
          rule.substring(rule.indexOf('-') + 1),
          path.substring(path.indexOf('/') + 1),
          finding.path("reason").asText());
    }

    @Override
    public int compareTo(Acknowledged other) {
      return Comparator.comparing(Acknowledged::rule)
          .thenComparing(Acknowledged::construct)
          .thenComparing(Acknowledged::reason)
          .compare(this, other);
    }
  }

  private static String pack(JsonNode finding) {
    String rule = finding.path("ruleName").asText();
    return rule.substring(0, rule.indexOf('-'));
  }

  private static List<String> names(Set<Profile> profiles) {
    return profiles.stream().map(Profile::toString).sorted().toList();
  }

  private static int profiles() {
    return Profile.values().length;
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
