package com.sparkify.warehouse.cli;

import com.sparkify.warehouse.dataapi.DataApi;
import com.sparkify.warehouse.dataapi.DataApiClients;
import com.sparkify.warehouse.dataapi.Retry;
import com.sparkify.warehouse.dataapi.Timing;
import com.sparkify.warehouse.local.LocalWarehouse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/** An open way to the warehouse: for the local target, the endpoint behind it as well. */
final class Warehouse implements AutoCloseable {
  private final RedshiftDataClient client;
  private final Optional<LocalWarehouse> endpoint;
  private final Target target;

  /** How a load gets to its target. */
  interface Opener {
    /** Opens the target; see {@link Warehouse#open}. */
    Warehouse open(Target target);
  }

  /** Takes over both, to close them in the end. */
  Warehouse(RedshiftDataClient client, Optional<LocalWarehouse> endpoint, Target target) {
    this.client = client;
    this.endpoint = endpoint;
    this.target = target;
  }

  /**
   * Opens the target to load it; the local warehouse is made where there is none.
   *
   * @throws UsageException where the local target's folder or file can't be used
   */
  static Warehouse open(Target target) {
    if (target instanceof Target.Redshift redshift) {
      RedshiftDataClient client =
          DataApiClients.redshift(redshift.outputs().region(), redshift.outputs().loaderRole());
      return new Warehouse(client, Optional.empty(), target);
    }
    return openLocal((Target.Local) target);
  }

  /** The client is made, and warm, by the time that the engine is open. */
  private static Warehouse openLocal(Target.Local target) {
    LocalTarget.Starting starting = LocalTarget.begin(target, 0);
    RedshiftDataClient client = DataApiClients.local(starting.endpoint().endpoint());
    try {
      DataApiClients.warmUp(client);
      return new Warehouse(client, Optional.of(starting.ready()), target);
    } catch (RuntimeException e) {
      client.close();
      starting.endpoint().close();
      throw e;
    }
  }

  /**
   * Opens the target to read it.
   *
   * @throws UsageException where nothing has been loaded yet, or as {@link #open}
   */
  static Warehouse openLoaded(Target target) {
    if (target instanceof Target.Local local && !Files.exists(local.warehouse())) {
      throw new UsageException(
          "there is no warehouse "
              + local.warehouse()
              + " yet; load it first (load), or name another with --warehouse");
    }
    return open(target);
  }

  /**
   * A new way in, which can be cancelled without touching the others.
   *
   * @param onRetry is told of every call that is tried again
   */
  DataApi api(Consumer<Retry> onRetry) {
    return new DataApi(
        client, target.address(), Timing.system(), RandomGenerator.getDefault(), onRetry);
  }

  /** How often to look how far a COPY is. */
  Duration watchInterval() {
    return target.watchInterval();
  }

  @Override
  public void close() {
    client.close();
    endpoint.ifPresent(LocalWarehouse::close);
  }
}
