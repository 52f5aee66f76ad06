package com.sparkify.warehouse.local;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.local.engine.Engine;
import com.sparkify.warehouse.local.http.HttpEndpoint;
import com.sparkify.warehouse.local.operation.DataApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Redshift Data API on loopback, backed by an engine. Any AWS SDK and the AWS CLI can use it
 * through an endpoint override, with any credentials. Safe for use by many threads.
 */
public final class LocalWarehouse implements AutoCloseable {
  private final Engine engine;
  private final Path spoolFolder;
  private final DataApi api;
  private final HttpEndpoint endpoint;
  private boolean closed;

  private LocalWarehouse(Engine engine, Path spoolFolder, DataApi api, HttpEndpoint endpoint) {
    this.engine = engine;
    this.spoolFolder = spoolFolder;
    this.api = api;
    this.endpoint = endpoint;
  }

  /**
   * Serves an engine, which belongs to the warehouse from here on: also where this fails, it is
   * closed.
   *
   * @throws com.sparkify.warehouse.local.http.EndpointException where the port can't be used
   * @throws UncheckedIOException where no temporary folder can be made
   */
  public static LocalWarehouse start(Engine engine, LocalWarehouseOptions options) {
    requireNonNull(engine, "engine");
    requireNonNull(options, "options");
    Path spoolFolder = null;
    DataApi api = null;
    try {
      spoolFolder = Files.createTempDirectory(options.temporaryFolder(), "sparkify-results-");
      api = new DataApi(engine, spoolFolder, options.limits(), options.clock());
      HttpEndpoint endpoint =
          HttpEndpoint.start(options.port(), options.bodyLimitBytes(), api.operations());
      return new LocalWarehouse(engine, spoolFolder, api, endpoint);
    } catch (IOException e) {
      throw cleanUp(engine, spoolFolder, api, new UncheckedIOException(e.getMessage(), e));
    } catch (RuntimeException e) {
      throw cleanUp(engine, spoolFolder, api, e);
    }
  }

  /** Where clients reach it, for {@code endpointOverride} and {@code --endpoint-url}. */
  public URI endpoint() {
    return endpoint.address();
  }

  /** Cancels what runs, waits for its end, stops serving and closes the engine. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      api.close();
      endpoint.close();
    } finally {
      engine.close();
      delete(spoolFolder);
    }
  }

  private static RuntimeException cleanUp(
      Engine engine, Path spoolFolder, DataApi api, RuntimeException failure) {
    if (api != null) {
      api.close();
    }
    engine.close();
    if (spoolFolder != null) {
      delete(spoolFolder);
    }
    return failure;
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> left = files.toList();
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("temporary results can't be deleted from " + folder, e);
    }
  }
}
