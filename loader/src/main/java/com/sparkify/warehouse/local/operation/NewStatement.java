package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.redshiftdata.model.ExecutionMode;
import software.amazon.awssdk.services.redshiftdata.model.ResultFormatString;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;

/**
 * What ExecuteStatement and BatchExecuteStatement ask for, validated. Two are equal where a
 * repeated ClientToken may stand for both.
 *
 * @param batch whether it came by BatchExecuteStatement, be it with one text
 */
record NewStatement(
    boolean batch,
    List<SqlText> sqls,
    ConnectionTarget target,
    Optional<String> statementName,
    List<SqlParameter> parameters,
    ResultFormatString resultFormat,
    ExecutionMode executionMode) {

  NewStatement {
    sqls = List.copyOf(sqls);
    requireNonNull(target, "target");
    requireNonNull(statementName, "statementName");
    parameters = List.copyOf(parameters);
    requireNonNull(resultFormat, "resultFormat");
    requireNonNull(executionMode, "executionMode");
  }
}
