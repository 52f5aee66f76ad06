package com.sparkify.warehouse.benchmark;

import com.sparkify.warehouse.dataapi.DataApi;
import com.sparkify.warehouse.dataapi.DataApiClients;
import com.sparkify.warehouse.dataapi.Deadline;
import com.sparkify.warehouse.dataapi.Timing;
import com.sparkify.warehouse.dataapi.WarehouseAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One-row questions to a local endpoint in another process, as the loader's query asks them. */
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Thread)
public class EndpointBenchmark {
  /** Where {@code serve} listens. */
  @Param("http://127.0.0.1:8089")
  private String endpoint;

  @Param private Question question;

  private DataApi api;

  /** Each thread is a client with connections of its own. */
  @Setup
  public void connect() {
    api =
        new DataApi(
            DataApiClients.local(URI.create(endpoint)),
            new WarehouseAddress("local", "dev"),
            Timing.system(),
            RandomGenerator.getDefault(),
            retry -> {});
  }

  /** Runs the statement, waits for its end and reads its row. */
  @Benchmark
  public List<List<Object>> query() {
    return api.query(
            "benchmark",
            question.redshift(),
            question.parameters(),
            Deadline.in(Duration.ofMinutes(1), Timing.system()))
        .all();
  }

  @TearDown
  public void disconnect() {
    api.close();
  }
}
