package com.sparkify.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.run.Question;
import com.sparkify.warehouse.script.SqlFolder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Runs against a deployed stack: what can't be proven without an account. Needs cdk-outputs.json in
 * the project's root and credentials that may assume the loader role.
 */
@EnabledIfSystemProperty(
    named = "aws.live",
    matches = "true",
    disabledReason = "needs a deployed stack; run with -Daws.live=true")
class LiveIT {

  @Test
  void shouldLoadTwiceWithTheSameRowsPassEveryCheckAndAnswerEveryQuestion() {
    done("load");
    String first = done("query", "select * from songplays order by songplay_id");
    done("load");
    assertThat(done("query", "select * from songplays order by songplay_id")).isEqualTo(first);
    done("check");
    for (String question :
        Question.readAll(SqlFolder.discover(CommandLineRig.ROOT.resolve("sql"))).keySet()) {
      done("query", question);
    }
  }

  private static String done(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of(
            "--target",
            "redshift",
            "--outputs",
            CommandLineRig.ROOT.resolve("cdk-outputs.json").toString(),
            "--sql",
            CommandLineRig.ROOT.resolve("sql").toString()));
    CommandLineRig.Result result = CommandLineRig.runAsIs(all.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }
}
