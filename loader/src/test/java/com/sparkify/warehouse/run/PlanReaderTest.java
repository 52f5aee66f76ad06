package com.sparkify.warehouse.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.warehouse.run.LoadPlan.PlannedStatement;
import com.sparkify.warehouse.run.LoadPlan.PlannedTransaction;
import com.sparkify.warehouse.script.Location;
import com.sparkify.warehouse.script.PlaceholderValue;
import com.sparkify.warehouse.script.PlaceholderValue.Kind;
import com.sparkify.warehouse.script.SqlFileException;
import com.sparkify.warehouse.script.SqlFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanReaderTest {
  @TempDir Path root;

  @Test
  void shouldReadPhasesTransactionsAndGates() throws IOException {
    write("1-schema/warehouse/1.sql", "create table a (b int);\ncreate table c (d int)");
    write("2-stage/x.sql", "delete from a;\ncopy a from '${events}'");
    write("2-stage/y.sql", "insert into c select 1");
    write("3-publish/star/1.sql", "insert into c select b from a");
    write("checks/is_good.sql", "-- is_good: all is good\nselect b from a where b > 1");
    LoadPlan plan = read(false);
    assertThat(plan.phases())
        .extracting(phase -> phase.transactions().stream().map(PlannedTransaction::name).toList())
        .containsExactly(List.of("warehouse"), List.of("x", "y"), List.of("star"));
    assertThat(plan.transactionCount()).isEqualTo(4);
    List<PlannedStatement> star = plan.phases().get(2).transactions().get(0).statements();
    assertThat(star).extracting(PlannedStatement::isGate).containsExactly(false, true);
    assertThat(star.get(1).sql())
        .isEqualTo(
            """
            select cast('check is_good found ' || cast(count(*) as varchar) || ' offending rows' as integer) as verdict
            from (
            select b from a where b > 1
            ) as offending
            having count(*) > 0""");
    assertThat(star.get(1).checks()).containsExactly("is_good");
  }

  @Test
  void shouldPutAGuardFirstInTheTransactionThatItIsNamedAfter() throws IOException {
    write("1-stage/x.sql", "delete from a;\ncopy a from '${events}'");
    write("1-stage/y.sql", "insert into c select 1");
    write("2-publish/star/1.sql", "insert into c select b from a");
    write("checks/is_good.sql", "-- is_good: all is good\nselect b from a where b > 1");
    write("guards/x.sql", "-- x: one at a time\nselect run_id from a_run where run_id != 'me'");
    write("guards/star.sql", "select run_id from a_run where run_id != 'me'");
    LoadPlan plan = read(false);
    List<PlannedTransaction> stage = plan.phases().get(0).transactions();
    PlannedStatement guard = stage.get(0).statements().get(0);
    assertThat(guard.sql())
        .isEqualTo(
            """
            select cast('guard x found ' || cast(count(*) as varchar) || ' offending rows' as integer) as verdict
            from (
            select run_id from a_run where run_id != 'me'
            ) as offending
            having count(*) > 0""");
    assertThat(guard.guard()).contains("select run_id from a_run where run_id != 'me'");
    assertThat(guard.location()).hasToString(root.resolve("guards/x.sql") + ":2");
    assertThat(guard.isGate()).isTrue();
    assertThat(stage.get(0).statements()).hasSize(3);
    assertThat(stage.get(1).isGuarded()).isFalse();
    PlannedTransaction star = plan.phases().get(1).transactions().get(0);
    assertThat(star.statements())
        .extracting(PlannedStatement::summary)
        .containsExactly("guard star", "insert into c select b from a", "check is_good");
    assertThat(star.workCount()).isEqualTo(1);
    assertThat(star.checkCount()).isEqualTo(1);
  }

  @Test
  void shouldRefuseAGuardThatNamesNoTransaction() throws IOException {
    write("1-stage/x.sql", "select 1");
    write("2-publish/star/1.sql", "select 1");
    write("reset/all.sql", "select 1");
    write("guards/stars.sql", "select 1");
    assertThatThrownBy(() -> read(true))
        .isInstanceOf(SqlFileException.class)
        .hasMessageContaining("stars.sql: a guard must be named after the transaction")
        .hasMessageContaining("there is none called \"stars\", known are [star, x]");
  }

  @Test
  void shouldRefuseAGuardThatIsNoQuestion() throws IOException {
    write("1-stage/x.sql", "select 1");
    write("guards/x.sql", "delete from a_run");
    assertThatThrownBy(() -> read(false))
        .hasMessageContaining("a question must start with select or with, not delete");
  }

  @Test
  void shouldCountTheGuardAmongTheFortyStatements() throws IOException {
    write("guards/star.sql", "select 1");
    write("checks/c.sql", "-- c\nselect 1");
    write("1-publish/star.sql", "select 1;".repeat(38));
    assertThat(read(false).phases().get(0).transactions().get(0).statements()).hasSize(40);
    write("1-publish/star.sql", "select 1;".repeat(39));
    assertThatThrownBy(() -> read(false))
        .hasMessageContaining(
            "transaction star has 39 statements; the Data API takes 40 in one transaction, one of"
                + " them for the guard, one of them for the checks; join statements");
  }

  @Test
  void shouldPutResetFirst() throws IOException {
    write("1-schema/a.sql", "create table a (b int)");
    write("reset/warehouse.sql", "drop table if exists a");
    assertThat(read(true).phases())
        .extracting(LoadPlan.Phase::name)
        .containsExactly("reset", "1-schema");
    assertThat(read(false).phases()).hasSize(1);
  }

  @Test
  void shouldJoinChecksWhereTheTransactionHasLittleRoom() throws IOException {
    write("1-publish/star.sql", "select 1;".repeat(38));
    for (int check = 0; check < 5; check++) {
      write("checks/check_" + check + ".sql", "-- c\nselect 1 where 1 = 2");
    }
    List<PlannedStatement> statements =
        read(false).phases().get(0).transactions().get(0).statements();
    assertThat(statements).hasSize(40);
    assertThat(statements.get(38).checks()).containsExactly("check_0", "check_1", "check_2");
    assertThat(statements.get(39).checks()).containsExactly("check_3", "check_4");
    assertThat(statements.get(39).sql()).contains("\nunion all\n");
  }

  @Test
  void shouldRefuseMoreThanFortyStatements() throws IOException {
    write("1-a/b.sql", "select 1;".repeat(41));
    assertThatThrownBy(() -> read(false))
        .isInstanceOf(SqlFileException.class)
        .hasMessageContaining("transaction b has 41 statements; the Data API takes 40");
  }

  @Test
  void shouldRefuseAStatementThatIsTooLong() throws IOException {
    write("1-a/b.sql", "select '" + "é".repeat(52_000) + "'");
    assertThatThrownBy(() -> read(false)).hasMessageContaining("the Data API takes 102400");
  }

  @Test
  void shouldRefuseChecksWhereTheLastPhaseHasSeveralTransactions() throws IOException {
    write("1-a/b.sql", "select 1");
    write("1-a/c.sql", "select 1");
    write("checks/d.sql", "select 1");
    assertThatThrownBy(() -> read(false)).hasMessageContaining("must be one transaction");
  }

  @Test
  void shouldListEveryProblemNotOnlyTheFirst() throws IOException {
    write("1-a/b.sql", "select '${nothing}'");
    write("2-c/d.sql", "select 1; commit");
    write("checks/e.sql", "delete from f");
    assertThatThrownBy(() -> read(false))
        .isInstanceOfSatisfying(
            SqlFileException.class, error -> assertThat(error.problems()).hasSize(3));
  }

  @Test
  void shouldRefuseAGivenValueThatNoFileUses() throws IOException {
    write("1-a/b.sql", "select 1");
    assertThatThrownBy(
            () -> PlanReader.read(SqlFolder.discover(root), values(), Set.of("events"), false))
        .hasMessageContaining("a value is given for ${events}, but no file uses it");
  }

  @ParameterizedTest
  @CsvSource({"1,2,3", "8,2,10", "10,3,1", "18,3,9"})
  void shouldFindTheLineThatAnErrorPointsAt(int position, int line, int column) {
    PlannedStatement statement =
        new PlannedStatement("select a\nfrom b c", "select", new Location(Path.of("a.sql"), 2, 3));
    assertThat(statement.locationOf(position))
        .contains(new Location(Path.of("a.sql"), line, column));
  }

  @Test
  void shouldPointNowhereOutsideTheStatement() {
    PlannedStatement statement =
        new PlannedStatement("select", "select", new Location(Path.of("a.sql"), 2, 3));
    assertThat(statement.locationOf(99)).isEmpty();
    assertThat(statement.locationOf(0)).isEmpty();
  }

  private LoadPlan read(boolean reset) {
    return PlanReader.read(SqlFolder.discover(root), values(), Set.of(), reset);
  }

  private static Map<String, PlaceholderValue> values() {
    return Map.of("events", new PlaceholderValue(Kind.S3_URI, "s3://bucket/log_data"));
  }

  private void write(String path, String sql) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, sql);
  }
}
