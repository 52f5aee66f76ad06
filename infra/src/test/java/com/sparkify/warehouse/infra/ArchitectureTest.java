package com.sparkify.warehouse.infra;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import software.constructs.Construct;

/** Who may know whom. */
class ArchitectureTest {
  private final JavaClasses main =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("com.sparkify.warehouse.infra");

  @Test
  void configurationKnowsNothingOfTheCdk() {
    noClasses()
        .that()
        .resideInAPackage("..config..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("software..")
        .because("a wrong value is refused before anything is built")
        .check(main);
  }

  @Test
  void onlyTheEntryPointPrintsOrExits() {
    noClasses()
        .that()
        .doNotHaveSimpleName("SparkifyApp")
        .and()
        .doNotHaveSimpleName("NodeBanner")
        .should()
        .accessClassesThat()
        .belongToAnyOf(System.class)
        .because("a construct says what is wrong by an exception or an annotation")
        .check(main);
  }

  @Test
  void constructsStayInside() {
    classes()
        .that()
        .areAssignableTo(Construct.class)
        .and()
        .doNotHaveSimpleName("WarehouseStack")
        .should()
        .bePackagePrivate()
        .because("the stack is the one thing to deploy")
        .check(main);
  }
}
