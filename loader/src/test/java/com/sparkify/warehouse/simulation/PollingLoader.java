package com.sparkify.warehouse.simulation;

import com.sparkify.warehouse.run.LoadPlan;
import com.sparkify.warehouse.run.LoadPlan.Phase;
import com.sparkify.warehouse.run.LoadPlan.PlannedStatement;
import com.sparkify.warehouse.run.LoadPlan.PlannedTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/**
 * What others do: submit, ask, pause, ask again. The same phases side by side, and nothing else: no
 * look for another load, no progress.
 *
 * @param title how the table calls it
 * @param first the pause after the first question
 * @param factor what each pause is longer than the one before
 */
record PollingLoader(String title, Duration first, double factor) implements Contender {

  /**
   * apache/airflow, RedshiftDataHook.wait_for_results: DescribeStatement, then
   * sleep(poll_interval), which RedshiftDataOperator sets to 10 s by default. (Its further call for
   * the ids of the statements is left out here.)
   */
  static final PollingLoader FIXED =
      new PollingLoader("10 s poll (Airflow)", Duration.ofSeconds(10), 1);

  /**
   * aws/aws-sdk-pandas, RedshiftDataApiWaiter.wait: DescribeStatement, then a sleep of 0.25 s that
   * grows by 1.5 with no bound. After 15 retries, 328 s, it gives up and raises; here it goes on.
   * (Its further call for the result is left out here.)
   */
  static final PollingLoader GROWING =
      new PollingLoader("0.25 s × 1.5 poll (aws-sdk-pandas)", Duration.ofMillis(250), 1.5);

  @Override
  public void load(LoadPlan plan, Session session) {
    for (Phase phase : plan.phases()) {
      List<PlannedTransaction> transactions = phase.transactions();
      Siblings running = new Siblings(session.time(), transactions.size());
      running.begin();
      List<Thread> threads = new ArrayList<>();
      for (PlannedTransaction transaction : transactions) {
        Thread thread =
            new Thread(
                () -> {
                  run(phase, transaction, session);
                  running.end();
                });
        threads.add(thread);
        thread.start();
      }
      threads.forEach(PollingLoader::await);
    }
  }

  private void run(Phase phase, PlannedTransaction transaction, Session session) {
    String name = "sparkify " + session.runId() + " " + phase.name() + "/" + transaction.name();
    SplittableRandom random = new SplittableRandom(session.seed() + name.hashCode());
    BatchExecuteStatementRequest request =
        BatchExecuteStatementRequest.builder()
            .sqls(transaction.statements().stream().map(PlannedStatement::sql).toList())
            .statementName(name)
            .clientToken(name)
            .build();
    String id =
        admitted(session, random, () -> session.service().batchExecuteStatement(request)).id();
    Duration pause = first;
    while (true) {
      DescribeStatementResponse described =
          admitted(session, random, () -> session.service().describeStatement(call -> call.id(id)));
      if (described.status() == StatusString.FINISHED) {
        return;
      }
      session.time().sleep(pause);
      pause = Duration.ofNanos(Math.round(pause.toNanos() * factor));
    }
  }

  /**
   * Tries again when throttled, as botocore does (a random part of 1 s, 2 s, 4 s, up to 20 s), but
   * without giving up after its five attempts.
   */
  private static <T> T admitted(Session session, SplittableRandom random, Supplier<T> call) {
    for (int attempt = 0; ; attempt++) {
      try {
        return call.get();
      } catch (RedshiftDataException e) {
        double seconds = Math.min(20, 1L << Math.min(attempt, 5)) * random.nextDouble();
        session.time().sleep(Duration.ofNanos(Math.round(seconds * 1e9)));
      }
    }
  }

  private static void await(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
