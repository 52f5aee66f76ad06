package com.sparkify.warehouse.local.engine;

import java.util.Arrays;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBWritableVector;

/** What fills a VARCHAR vector: the driver takes texts of many rows in one call. */
abstract class VarcharFieldReader extends FieldReader {
  private final byte[][] batch = new byte[BATCH][];

  @Override
  final DuckDBColumnType vectorType() {
    return DuckDBColumnType.VARCHAR;
  }

  /** Keeps a row's text until its batch is handed over. */
  final void keep(int row, byte[] text) {
    batch[row % BATCH] = text;
  }

  @Override
  final void setNull(DuckDBWritableVector vector, int row) {
    batch[row % BATCH] = null;
  }

  @Override
  final void finish(DuckDBWritableVector vector, int first, int count) {
    vector.setStringUtf8Batch(first, count == BATCH ? batch : Arrays.copyOf(batch, count));
  }
}
