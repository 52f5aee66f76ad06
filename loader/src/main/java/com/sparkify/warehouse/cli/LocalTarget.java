package com.sparkify.warehouse.cli;

import com.sparkify.warehouse.local.LocalWarehouse;
import com.sparkify.warehouse.local.LocalWarehouseOptions;
import com.sparkify.warehouse.local.engine.DuckDbEngine;
import com.sparkify.warehouse.local.engine.EngineException;
import com.sparkify.warehouse.local.engine.EngineSettings;
import com.sparkify.warehouse.local.engine.OpeningEngine;
import com.sparkify.warehouse.local.http.EndpointException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Starts the embedded warehouse of a local target. */
final class LocalTarget {
  private LocalTarget() {}

  /** An endpoint that answers already, while its engine opens. */
  record Starting(LocalWarehouse endpoint, OpeningEngine engine) {

    /**
     * Waits until statements can run.
     *
     * @throws UsageException where the warehouse file is damaged or held by another process
     */
    LocalWarehouse ready() {
      try {
        engine.opened();
        return endpoint;
      } catch (EngineException e) {
        endpoint.close();
        throw new UsageException(e.getMessage(), e);
      }
    }
  }

  /**
   * Starts the endpoint on a port of loopback; 0 picks a free one.
   *
   * @throws UsageException where the data folder is missing, the warehouse file is damaged or held
   *     by another process, or the port is taken
   */
  static LocalWarehouse start(Target.Local target, int port) {
    return begin(target, port).ready();
  }

  /**
   * Starts the endpoint, and lets its engine open meanwhile.
   *
   * @throws UsageException where the data folder is missing or the port is taken
   */
  static Starting begin(Target.Local target, int port) {
    if (!Files.isDirectory(target.data())) {
      throw new UsageException(
          "--data "
              + target.data()
              + ": there is no such folder; it must hold log_data/, song_data/ and"
              + " log_json_path.json, as data/sparkify-sample does");
    }
    makeParent(target.warehouse());
    EngineSettings settings =
        new EngineSettings(
            Map.of(target.bucket(), target.data()),
            Optional.of(target.warehouse()),
            target.memoryMegabytes(),
            Runtime.getRuntime().availableProcessors());
    OpeningEngine engine = OpeningEngine.begin(() -> DuckDbEngine.open(settings));
    try {
      LocalWarehouseOptions options = LocalWarehouseOptions.defaults().withPort(port);
      return new Starting(LocalWarehouse.start(engine, options), engine);
    } catch (EndpointException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private static void makeParent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(parent);
    } catch (IOException e) {
      throw new UsageException(
          "--warehouse " + file + ": the folder " + parent + " can't be made: " + e, e);
    }
  }
}
