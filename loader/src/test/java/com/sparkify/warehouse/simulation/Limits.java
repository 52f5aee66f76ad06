package com.sparkify.warehouse.simulation;

import java.util.EnumMap;
import java.util.Map;

/**
 * What an account may do in a region.
 *
 * @param perSecond calls a second; an operation that isn't named is unlimited
 * @param waiting calls that may wait with WaitTimeSeconds at once
 */
record Limits(Map<Operation, Integer> perSecond, int waiting) {
  /**
   * The documented rates. How many may wait is documented as a limit for the same statement, which
   * a loader never reaches (ActiveWaitingRequestsExceededException in the service's model); its
   * number is not published.
   */
  static final Limits DOCUMENTED =
      new Limits(
          Map.of(Operation.SUBMIT, 30, Operation.DESCRIBE, 100, Operation.RESULT, 20),
          Integer.MAX_VALUE);

  Limits {
    perSecond = Map.copyOf(perSecond);
  }

  Limits with(Operation operation, int rate) {
    Map<Operation, Integer> rates = new EnumMap<>(perSecond);
    rates.put(operation, rate);
    return new Limits(rates, waiting);
  }

  Limits withWaiting(int most) {
    return new Limits(perSecond, most);
  }
}
