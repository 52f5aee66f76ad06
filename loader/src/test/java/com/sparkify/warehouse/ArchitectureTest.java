package com.sparkify.warehouse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** Who may import whom, and why. */
class ArchitectureTest {
  private static final String ROOT = "com.sparkify.warehouse.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("com.sparkify.warehouse");

  @Test
  void scriptKnowsNeitherAwsNorDatabasesNorTheRestOfUs() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "script..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "software.amazon..",
                "java.sql..",
                "org.duckdb..",
                ROOT + "run..",
                ROOT + "report..",
                ROOT + "dataapi..",
                ROOT + "cli..",
                ROOT + "local..",
                ROOT + "sample..")
            .because(
                "files of SQL are text: they can be read and linted with no warehouse at all"));
  }

  @Test
  void onlyDataApiCallsTheClient() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(ROOT + "run..", ROOT + "script..", ROOT + "sample..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..")
            .because("retries, waiting and cancelling stand in one place"));
  }

  @Test
  void dataApiStandsAlone() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "dataapi..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                ROOT + "script..",
                ROOT + "run..",
                ROOT + "report..",
                ROOT + "cli..",
                ROOT + "local..")
            .because("it runs statements, whoever wrote them and whatever answers"));
  }

  @Test
  void runNeverSeesTheLocalWarehouseOrTheTerminal() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "run..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                ROOT + "local..", ROOT + "cli..", ROOT + "report..", ROOT + "sample..")
            .because("the loader has no local mode, only another endpoint"));
  }

  @Test
  void theReportDrawsWhatItIsGiven() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "software.amazon..",
                "java.net..",
                ROOT + "dataapi..",
                ROOT + "run..",
                ROOT + "cli..",
                ROOT + "local..",
                ROOT + "sample..")
            .because(
                "a page is made of answers: whoever has some can draw them, with no warehouse"));
  }

  @Test
  void localServesWithoutKnowingTheLoader() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "local..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                ROOT + "run..", ROOT + "report..", ROOT + "dataapi..", ROOT + "cli..")
            .because("it stands in for AWS, which doesn't know the loader either"));
  }

  @Test
  void onlyTheEngineImportsDuckDb() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "local.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.duckdb..", "java.sql..")
            .because("no JDBC on the way to a warehouse; DuckDB is a detail of the engine"));
  }

  @Test
  void theEngineKnowsNoHttpAndNoDataApi() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "local.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "software.amazon..",
                "com.sun.net.httpserver..",
                ROOT + "local.http..",
                ROOT + "local.operation..")
            .because("SQL has the same meaning however it arrives"));
  }

  @Test
  void theLocalWarehouseBindsNoData() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "local..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson.databind..")
            .because("data binding takes 0.3 s at every start, for a few small documents"));
  }

  @Test
  void onlyTheCommandLineExits() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "cli..", ROOT + "sample..")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("picocli..")
            .because("everything else can be used by other programs and tests"));
  }

  @Test
  void sampleDataStandsAlone() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "sample..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                ROOT + "script..",
                ROOT + "run..",
                ROOT + "cli..",
                ROOT + "local..",
                ROOT + "dataapi..")
            .because("data comes from elsewhere: the warehouse must not know how it is made"));
  }

  @Test
  void packagesHaveNoCycles() {
    SlicesRuleDefinition.slices()
        .matching("com.sparkify.warehouse.(**)")
        .should()
        .beFreeOfCycles()
        .because("a reader starts at the bottom and never has to go back")
        .check(CLASSES);
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }
}
