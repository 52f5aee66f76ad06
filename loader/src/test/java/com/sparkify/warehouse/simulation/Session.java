package com.sparkify.warehouse.simulation;

import com.sparkify.warehouse.dataapi.DataApi;
import com.sparkify.warehouse.dataapi.WarehouseAddress;
import java.util.SplittableRandom;

/**
 * What one loader of a simulation has.
 *
 * @param loader its number
 * @param service its client
 * @param time everybody's clock
 * @param seed of its own chance
 */
record Session(int loader, SimulatedService service, VirtualTime time, long seed) {

  /** A way in like those that the command line makes, with a chance of its own. */
  DataApi api(int number) {
    return new DataApi(
        service,
        new WarehouseAddress("cluster-" + loader, "sparkify"),
        time,
        new SplittableRandom(seed * 1_000_003L + loader * 8191L + number),
        retry -> {});
  }

  /** The name of this loader's load, part of the names of its statements. */
  String runId() {
    return "load-" + loader;
  }
}
