package com.sparkify.warehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sparkify.warehouse.infra.PolicyEvaluator.Decision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the loader's role may do, decided from the policy in the template. */
class LoaderAccessTest {
  private static final String SELF = "AROAEXAMPLE:sparkify-loader";

  private final Template template = Synthesis.of(Profile.DEFAULT).template();

  @ParameterizedTest(name = "{0} on {1} of {2}: {3}")
  @CsvSource(
      textBlock =
          """
          # action, resource, whose statement, decision
          redshift-data:ExecuteStatement,      cluster:sparkify-warehouse,         self,   ALLOWED
          redshift-data:BatchExecuteStatement, cluster:sparkify-warehouse,         self,   ALLOWED
          redshift-data:ExecuteStatement,      cluster:another,                    self,   DENIED
          redshift-data:BatchExecuteStatement, cluster:sparkify-warehouse-2,       self,   DENIED
          redshift:GetClusterCredentialsWithIAM, dbname:sparkify-warehouse/sparkify, self, ALLOWED
          redshift:GetClusterCredentialsWithIAM, dbname:sparkify-warehouse/dev,    self,   DENIED
          redshift:GetClusterCredentialsWithIAM, dbname:another/sparkify,          self,   DENIED
          redshift-data:DescribeStatement,     *,                                  self,   ALLOWED
          redshift-data:GetStatementResult,    *,                                  self,   ALLOWED
          redshift-data:CancelStatement,       *,                                  self,   ALLOWED
          redshift-data:ListStatements,        *,                                  self,   ALLOWED
          redshift-data:DescribeStatement,     *,                                  other,  DENIED
          redshift-data:GetStatementResult,    *,                                  other,  DENIED
          redshift-data:CancelStatement,       *,                                  other,  DENIED
          redshift-data:ListStatements,        *,                                  other,  DENIED
          redshift-data:ListTables,            cluster:sparkify-warehouse,         self,   DENIED
          redshift-data:ListDatabases,         cluster:sparkify-warehouse,         self,   DENIED
          redshift:GetClusterCredentials,      dbuser:sparkify-warehouse/warehouse_admin, self, DENIED_EXPLICITLY
          redshift:GetClusterCredentials,      dbname:sparkify-warehouse/sparkify, self,   DENIED_EXPLICITLY
          redshift:CreateClusterUser,          dbuser:sparkify-warehouse/anyone,   self,   DENIED_EXPLICITLY
          redshift:JoinGroup,                  dbgroup:sparkify-warehouse/admins,  self,   DENIED_EXPLICITLY
          secretsmanager:GetSecretValue,       secret:redshift!sparkify-warehouse, self,   DENIED_EXPLICITLY
          redshift:DeleteCluster,              cluster:sparkify-warehouse,         self,   DENIED
          redshift:ModifyCluster,              cluster:sparkify-warehouse,         self,   DENIED
          redshift:ModifyClusterIamRoles,      cluster:sparkify-warehouse,         self,   DENIED
          redshift:PauseCluster,               cluster:sparkify-warehouse,         self,   DENIED
          redshift:CreateClusterSnapshot,      snapshot:sparkify-warehouse/s,      self,   DENIED
          redshift:DescribeClusters,           *,                                  self,   DENIED
          s3:GetObject,                        *,                                  self,   DENIED
          iam:PassRole,                        *,                                  self,   DENIED
          sts:AssumeRole,                      *,                                  self,   DENIED
          kms:Decrypt,                         *,                                  self,   DENIED
          """)
  void loaderRunsStatementsAsItselfAndNothingElse(
      String action, String resource, String owner, Decision expected) {
    assertThat(decide(template, action, resource, owner)).isEqualTo(expected);
  }

  @Test
  void evaluatorNoticesAPolicyThatAllowsMore() {
    Template wider =
        template.broken(
            copy -> {
              ObjectNode follow = (ObjectNode) statements(copy).get(2);
              follow.remove("Condition");
              ((ArrayNode) statements(copy).get(0).path("Action")).add("redshift:*");
            });
    assertThat(decide(wider, "redshift-data:CancelStatement", "*", "other"))
        .isEqualTo(Decision.ALLOWED);
    assertThat(decide(wider, "redshift:DeleteCluster", "cluster:sparkify-warehouse", "self"))
        .isEqualTo(Decision.ALLOWED);
    assertThat(decide(wider, "redshift:JoinGroup", "cluster:sparkify-warehouse", "self"))
        .isEqualTo(Decision.DENIED_EXPLICITLY);
  }

  @Test
  void accountDecidesWhoAssumesTheRole() {
    assertThat(trusted(Profile.DEFAULT)).containsExactly("arn:aws:iam::111122223333:root");
  }

  @Test
  void loaderPrincipalsAloneAssumeTheRole() {
    assertThat(trusted(Profile.EVERYTHING)).containsExactly("arn:aws:iam::111122223333:role/etl");
  }

  @Test
  void roleHasAFixedNameSinceItsDatabaseUserOwnsTheTables() {
    assertThat(template.named("AWS::IAM::Role", "Loader").at("/Properties/RoleName").asText())
        .isEqualTo("sparkify-warehouse-loader");
  }

  @Test
  void roleHasNoOtherPolicy() {
    assertThat(
            template.named("AWS::IAM::Role", "Loader").path("Properties").has("ManagedPolicyArns"))
        .isFalse();
    assertThat(template.properties("AWS::IAM::ManagedPolicy"))
        .filteredOn(policy -> policy.path("Roles").toString().contains("\"Loader"))
        .hasSize(1);
  }

  private static Decision decide(Template template, String action, String resource, String owner) {
    String service = action.substring(0, action.indexOf(':'));
    String namespace = service.equals("redshift-data") ? "redshift" : service;
    String arn =
        resource.equals("*")
            ? "*"
            : "arn:aws:%s:us-west-2:%s:%s".formatted(namespace, Intrinsics.ACCOUNT, resource);
    Map<String, String> context =
        Map.of(
            "aws:userid",
            SELF,
            "redshift-data:statement-owner-iam-userid",
            owner.equals("self") ? SELF : "AROAOTHER:somebody");
    return new PolicyEvaluator(template, statements(template)).decide(action, arn, context);
  }

  private static List<JsonNode> statements(Template template) {
    return template.statements("Loader").toList();
  }

  private static List<String> trusted(Profile profile) {
    Template template = Synthesis.of(profile).template();
    return Synthesis.stream(
            template
                .named("AWS::IAM::Role", "Loader")
                .at("/Properties/AssumeRolePolicyDocument/Statement"))
        .map(statement -> Intrinsics.resolve(template, statement.at("/Principal/AWS")))
        .toList();
  }
}
