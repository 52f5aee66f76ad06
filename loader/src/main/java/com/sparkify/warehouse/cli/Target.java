package com.sparkify.warehouse.cli;

import static java.util.Objects.requireNonNull;

import com.sparkify.warehouse.dataapi.WarehouseAddress;
import java.nio.file.Path;
import java.time.Duration;

/** Where statements go. Both kinds speak the same API; only endpoint and credentials differ. */
sealed interface Target {

  /** The bucket that logs and songs are read from unless a person names another. */
  String bucket();

  /** The region of that bucket. */
  String bucketRegion();

  /** The role that COPY names. */
  String copyRole();

  /** Cluster and database. */
  WarehouseAddress address();

  /** How often to look how far a COPY is; each look is a statement of its own. */
  Duration watchInterval();

  /** Whether rows and durations of short statements are worth a call of their own. */
  boolean detailed();

  /** A few words for people. */
  String describe();

  /**
   * The embedded warehouse.
   *
   * @param data a bucket as a folder; its name is the bucket's
   * @param warehouse the file that keeps the tables
   * @param memoryMegabytes what its engine may hold in memory before it writes to disk
   */
  record Local(Path data, Path warehouse, int memoryMegabytes) implements Target {
    /** With the JVM beside it, a load of ten million events then stays within 1 GB. */
    static final int DEFAULT_MEMORY_MEGABYTES = 288;

    public Local {
      requireNonNull(data, "data");
      requireNonNull(warehouse, "warehouse");
    }

    Local(Path data, Path warehouse) {
      this(data, warehouse, DEFAULT_MEMORY_MEGABYTES);
    }

    @Override
    public String bucket() {
      return data.toAbsolutePath().normalize().getFileName().toString();
    }

    @Override
    public String bucketRegion() {
      return "us-west-2";
    }

    /** COPY's grammar wants a role; the local endpoint reads folders and asks nobody. */
    @Override
    public String copyRole() {
      return "arn:aws:iam::000000000000:role/local";
    }

    @Override
    public WarehouseAddress address() {
      return new WarehouseAddress("local", "dev");
    }

    @Override
    public Duration watchInterval() {
      return Duration.ofMillis(500);
    }

    @Override
    public boolean detailed() {
      return true;
    }

    @Override
    public String describe() {
      return "local warehouse " + warehouse;
    }
  }

  /** A cluster that infra deployed. */
  record Redshift(StackOutputs outputs) implements Target {
    public Redshift {
      requireNonNull(outputs, "outputs");
    }

    @Override
    public String bucket() {
      return outputs.sourceBucket();
    }

    @Override
    public String bucketRegion() {
      return outputs.sourceRegion();
    }

    @Override
    public String copyRole() {
      return outputs.copyRole();
    }

    @Override
    public WarehouseAddress address() {
      return new WarehouseAddress(outputs.clusterIdentifier(), outputs.database());
    }

    /** A hundred loaders then take half of an account's 20 GetStatementResult a second. */
    @Override
    public Duration watchInterval() {
      return Duration.ofSeconds(10);
    }

    @Override
    public boolean detailed() {
      return false;
    }

    @Override
    public String describe() {
      return "Redshift cluster " + outputs.clusterIdentifier() + " in " + outputs.region();
    }
  }
}
