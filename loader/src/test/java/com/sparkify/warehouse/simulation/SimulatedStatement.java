package com.sparkify.warehouse.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A statement or batch that the service has taken.
 *
 * @param id the service's id
 * @param loader whose it is
 * @param name its StatementName
 * @param parts how many statements it is made of
 * @param endsAt when it finishes
 * @param takes the service's own time
 * @param roundTrip of the call that submitted it, without what the service waited
 * @param calls how many calls were made for it so far, refused ones included
 */
record SimulatedStatement(
    String id,
    int loader,
    String name,
    int parts,
    Instant endsAt,
    Duration takes,
    Duration roundTrip,
    AtomicInteger calls) {

  SimulatedStatement(
      String id,
      int loader,
      String name,
      int parts,
      Instant endsAt,
      Duration takes,
      Duration roundTrip) {
    this(id, loader, name, parts, endsAt, takes, roundTrip, new AtomicInteger());
  }
}
