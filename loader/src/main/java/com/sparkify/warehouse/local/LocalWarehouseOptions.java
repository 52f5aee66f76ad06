package com.sparkify.warehouse.local;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.local.operation.Limits;
import java.nio.file.Path;
import java.time.Clock;

/**
 * How to serve a warehouse.
 *
 * @param port on 127.0.0.1; 0 for any free one
 * @param temporaryFolder where a folder for large results is made, and deleted on close
 * @param bodyLimitBytes the largest request
 * @param limits how many statements and how large results may be
 * @param clock stamps statements and ages results
 */
public record LocalWarehouseOptions(
    int port, Path temporaryFolder, int bodyLimitBytes, Limits limits, Clock clock) {

  public LocalWarehouseOptions {
    requireNonNull(temporaryFolder, "temporaryFolder");
    requireNonNull(limits, "limits");
    requireNonNull(clock, "clock");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port is " + port + "; allowed are 0 to 65535");
    }
    if (bodyLimitBytes < 1) {
      throw new IllegalArgumentException("bodyLimitBytes is at least 1");
    }
  }

  /** Any free port, the system's temporary folder, bodies to 8 MiB, the limits of AWS. */
  public static LocalWarehouseOptions defaults() {
    return new LocalWarehouseOptions(
        0,
        Path.of(System.getProperty("java.io.tmpdir")),
        8 << 20,
        Limits.ofAws(),
        Clock.systemUTC());
  }

  /** The same on another port. */
  public LocalWarehouseOptions withPort(int newPort) {
    return new LocalWarehouseOptions(newPort, temporaryFolder, bodyLimitBytes, limits, clock);
  }

  /** The same with other limits. */
  public LocalWarehouseOptions withLimits(Limits newLimits) {
    return new LocalWarehouseOptions(port, temporaryFolder, bodyLimitBytes, newLimits, clock);
  }
}
