package com.sparkify.warehouse.cli;

import com.sparkify.warehouse.dataapi.Execution;
import com.sparkify.warehouse.dataapi.Retry;
import com.sparkify.warehouse.dataapi.StatementOutcome;
import com.sparkify.warehouse.run.LoadPlan;
import com.sparkify.warehouse.run.LoadPlan.Phase;
import com.sparkify.warehouse.run.LoadPlan.PlannedTransaction;
import com.sparkify.warehouse.run.ProgressEvent;
import com.sparkify.warehouse.run.ProgressListener;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Progress as lines that only ever grow, for logs and pipes. */
final class PlainProgress implements ProgressListener {
  private final PrintWriter err;
  private final LoadPlan plan;
  private final Map<String, Integer> tenthsTold = new HashMap<>();

  PlainProgress(PrintWriter err, LoadPlan plan) {
    this.err = err;
    this.plan = plan;
  }

  @Override
  public synchronized void on(ProgressEvent event) {
    if (event instanceof ProgressEvent.PhaseStarted started) {
      err.println(heading(plan, started.phase()));
    } else if (event instanceof ProgressEvent.TransactionSubmitted submitted) {
      err.println(
          "      " + submitted.transaction().name() + ": is statement " + submitted.statementId());
    } else if (event instanceof ProgressEvent.CopyAdvanced advanced) {
      if (isWorthALine(advanced)) {
        err.println("      " + advanced.table() + ": " + advancedText(advanced));
      }
    } else if (event instanceof ProgressEvent.TransactionCommitted committed) {
      err.println("      " + committedLine(committed));
    } else if (event instanceof ProgressEvent.TransactionFailed failed) {
      err.println("      " + failedLine(failed));
    } else if (event instanceof ProgressEvent.Retrying retrying) {
      err.println("      " + retryLine(retrying.work(), retrying.retry()));
    } else if (event instanceof ProgressEvent.Cancelling cancelling) {
      err.println(cancellingLine(cancelling));
    }
    err.flush();
  }

  /** A log is to be read later: a line for every tenth of a COPY is enough. */
  private boolean isWorthALine(ProgressEvent.CopyAdvanced advanced) {
    int tenth = advanced.percent() / 10;
    Integer before = tenthsTold.put(advanced.table(), tenth);
    return tenth > 0 && (before == null || tenth > before);
  }

  /** {@code star: rolled back after 0.4 s}. */
  static String failedLine(ProgressEvent.TransactionFailed failed) {
    return failed.transaction().name()
        + (failed.mayBeCommitted() ? ": end not seen after " : ": rolled back after ")
        + Text.duration(failed.elapsed());
  }

  /**
   * {@code 2-stage/staging_events: ThrottlingException from ExecuteStatement; trying again in 1.20
   * s (2nd attempt)}.
   */
  static String retryLine(String work, Retry retry) {
    boolean whole = retry.operation().equals(Retry.WHOLE_TRANSACTION);
    return Text.inert(work + ": " + retry.error())
        + (whole ? "" : " from " + retry.operation())
        + "; trying "
        + (whole ? "the whole transaction " : "")
        + "again in "
        + Text.duration(retry.pause())
        + " ("
        + Text.ordinal(retry.attempt())
        + " attempt)";
  }

  /** {@code interrupted: cancelling what runs, and waiting for its end}. */
  static String cancellingLine(ProgressEvent.Cancelling cancelling) {
    return cancelling.reason() + ": cancelling what runs, and waiting for its end";
  }

  /** {@code [2/3] 2-stage: staging_events, staging_songs side by side}. */
  static String heading(LoadPlan plan, Phase phase) {
    List<String> names = phase.transactions().stream().map(PlannedTransaction::name).toList();
    return "["
        + (plan.phases().indexOf(phase) + 1)
        + "/"
        + plan.phases().size()
        + "] "
        + phase.name()
        + ": "
        + String.join(", ", names)
        + (names.size() > 1 ? " side by side" : "");
  }

  /** {@code staging_songs: 71 rows, committed after 0.4 s}. */
  static String committedLine(ProgressEvent.TransactionCommitted committed) {
    return committed.transaction().name()
        + ": "
        + work(committed.transaction(), committed.execution())
        + ", committed after "
        + Text.duration(committed.elapsed());
  }

  /** {@code 450,000 rows, 157 MB, 45 %}. */
  static String advancedText(ProgressEvent.CopyAdvanced advanced) {
    return Text.count(advanced.rows(), "row")
        + ", "
        + Text.count(advanced.bytes() / 1_000_000)
        + " MB"
        + (advanced.percent() < 0 ? "" : ", " + advanced.percent() + " %");
  }

  private static String work(PlannedTransaction transaction, Execution execution) {
    Optional<Long> copied = copiedRows(transaction, execution.statements());
    if (copied.isPresent()) {
      return Text.count(copied.get(), "row");
    }
    long checks = transaction.checkCount();
    return Text.count(transaction.workCount(), "statement")
        + (checks == 0 ? "" : ", " + Text.count(checks, "check") + " passed")
        + (execution.attempts() == 1 ? "" : ", attempt " + execution.attempts());
  }

  /** Of a transaction's last COPY, where it has one and the service tells. */
  private static Optional<Long> copiedRows(
      PlannedTransaction transaction, List<StatementOutcome> outcomes) {
    for (int index = outcomes.size() - 1; index >= 0; index--) {
      if (transaction.statements().get(index).isCopy()) {
        return outcomes.get(index).rows();
      }
    }
    return Optional.empty();
  }
}
