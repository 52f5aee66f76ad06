package com.sparkify.warehouse.cli;

import com.sparkify.warehouse.run.LoadPlan;
import com.sparkify.warehouse.run.LoadPlan.Phase;
import com.sparkify.warehouse.run.LoadPlan.PlannedTransaction;
import com.sparkify.warehouse.run.LoadReport;
import com.sparkify.warehouse.run.LoadReport.Committed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** A plan drawn: phases below each other, and what runs side by side within one bracket. */
final class PlanPicture {
  private static final int LONGEST_BAR = 30;

  private final LoadPlan plan;

  PlanPicture(LoadPlan plan) {
    this.plan = plan;
  }

  /** For a terminal, with what each transaction holds. */
  List<String> lines() {
    return draw((phase, transaction) -> contents(transaction));
  }

  /** The same after a load, with what each transaction took. */
  List<String> lines(LoadReport report) {
    Map<String, Duration> took = new HashMap<>();
    long longest = 1;
    for (Committed committed : report.committed()) {
      took.put(key(committed.phase(), committed.transaction()), committed.elapsed());
      longest = Math.max(longest, committed.elapsed().toMillis());
    }
    long scale = longest;
    return draw(
        (phase, transaction) -> {
          Duration elapsed = took.getOrDefault(key(phase.name(), transaction), Duration.ZERO);
          int bar = (int) Math.max(1, elapsed.toMillis() * LONGEST_BAR / scale);
          return String.format("%8s  %s", Text.duration(elapsed), "█".repeat(bar));
        });
  }

  /** For documents: a Mermaid flowchart. */
  List<String> mermaid() {
    List<String> lines = new ArrayList<>(List.of("flowchart LR"));
    List<String> phases = new ArrayList<>();
    for (Phase phase : plan.phases()) {
      String id = "phase" + (phases.size() + 1);
      phases.add(id);
      lines.add("    subgraph " + id + "[\"" + label(phase.name()) + "\"]");
      for (PlannedTransaction transaction : phase.transactions()) {
        int number = phase.transactions().indexOf(transaction) + 1;
        lines.add(
            "        "
                + id
                + "_"
                + number
                + "[\""
                + label(transaction.name())
                + "<br/>"
                + contents(transaction)
                + "\"]");
      }
      lines.add("    end");
    }
    lines.add("    " + String.join(" --> ", phases));
    return lines;
  }

  private List<String> draw(BiFunction<Phase, PlannedTransaction, String> text) {
    int phaseWidth =
        plan.phases().stream().mapToInt(phase -> phase.name().length()).max().orElse(0);
    int nameWidth =
        plan.phases().stream()
            .flatMap(phase -> phase.transactions().stream())
            .mapToInt(transaction -> transaction.name().length())
            .max()
            .orElse(0);
    List<String> lines = new ArrayList<>();
    for (Phase phase : plan.phases()) {
      int last = phase.transactions().size() - 1;
      for (int index = 0; index <= last; index++) {
        PlannedTransaction transaction = phase.transactions().get(index);
        lines.add(
            padded(index == 0 ? phase.name() : "", phaseWidth)
                + "  "
                + bracket(index, last)
                + " "
                + padded(transaction.name(), nameWidth)
                + "  "
                + text.apply(phase, transaction));
      }
    }
    return lines;
  }

  private static String bracket(int index, int last) {
    if (last == 0) {
      return "──";
    }
    return index == 0 ? "┬─" : index == last ? "└─" : "├─";
  }

  private static String contents(PlannedTransaction transaction) {
    long checks = transaction.checkCount();
    return Text.count(transaction.workCount(), "statement")
        + (transaction.isGuarded() ? " behind a guard" : "")
        + (checks == 0 ? "" : ", gated by " + Text.count(checks, "check"));
  }

  private static String key(String phase, PlannedTransaction transaction) {
    return phase + "/" + transaction.name();
  }

  private static String label(String text) {
    return text.replace("\"", "#quot;").replace("<", "#lt;");
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
