package com.sparkify.warehouse.cli;

/** What a command returns to the shell; scripts depend on these numbers. */
enum ExitCode {
  DONE(0),
  UNEXPECTED(1),
  USAGE(2),
  STATEMENT_FAILED(3),
  CHECK_FAILED(4),
  TIMED_OUT(5),
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
