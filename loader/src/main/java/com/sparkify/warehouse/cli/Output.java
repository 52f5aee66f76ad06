package com.sparkify.warehouse.cli;

import com.sparkify.warehouse.dataapi.Retry;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes: results to {@code out}, messages for people to {@code err}; both UTF-8.
 *
 * @param out standard output
 * @param err standard error
 */
record Output(PrintWriter out, PrintWriter err) {

  static Output of(PrintStream out, PrintStream err) {
    return new Output(writer(out), writer(err));
  }

  /** Says that a call is tried again. */
  void tellRetry(Retry retry) {
    err.println(PlainProgress.retryLine(retry.work(), retry));
    err.flush();
  }

  void flush() {
    out.flush();
    err.flush();
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), false);
  }
}
