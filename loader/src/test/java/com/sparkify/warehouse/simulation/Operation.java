package com.sparkify.warehouse.simulation;

/** What the account's rates are counted by. */
enum Operation {
  /** ExecuteStatement and BatchExecuteStatement. */
  SUBMIT,
  /** DescribeStatement. */
  DESCRIBE,
  /** GetStatementResult. */
  RESULT,
  /** ListStatements. */
  LIST
}
