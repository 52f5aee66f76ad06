package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.local.engine.JsonValues.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunctionState;
import org.duckdb.DuckDBWritableVector;

/**
 * Reads files of a COPY, one at a time, into DuckDB's vectors. One worker serves one thread of
 * DuckDB's.
 */
final class LoadWorker implements DuckDBTableFunctionState {
  private static final int FIRST_BUFFER = 256 * 1024;
  private static final int COMPRESSED_BUFFER = 64 * 1024;

  private final LoadJob job;
  private final FieldReader[] fields;
  private final boolean[] nullable;
  private final JsonValues values;
  private byte[] buffer = new byte[FIRST_BUFFER];
  private JsonFileReader reader;
  private BucketFolders.Entry file;
  private long bytesCounted;

  LoadWorker(LoadJob job) {
    this.job = job;
    List<LoadJob.Column> columns = job.columns();
    values = new JsonValues(columns.size());
    fields = new FieldReader[columns.size()];
    nullable = new boolean[columns.size()];
    for (int column = 0; column < fields.length; column++) {
      fields[column] = FieldReader.of(columns.get(column).type(), job.command().fields());
      nullable[column] = columns.get(column).nullable();
    }
  }

  LoadJob job() {
    return job;
  }

  /**
   * Fills a chunk.
   *
   * @return its rows; 0 where no file is left
   * @throws EngineException of kind LOAD where as many are rejected as MAXERROR says
   */
  int fill(DuckDBDataChunkWriter chunk) throws IOException {
    DuckDBWritableVector[] vectors = new DuckDBWritableVector[fields.length];
    for (int column = 0; column < fields.length; column++) {
      vectors[column] = chunk.vector(column);
    }
    int capacity = (int) chunk.capacity();
    int rows = 0;
    while (rows < capacity && open()) {
      if (readRow(vectors, rows)) {
        rows++;
        if (rows % FieldReader.BATCH == 0) {
          finish(vectors, rows - FieldReader.BATCH, FieldReader.BATCH);
        }
      }
    }
    int left = rows % FieldReader.BATCH;
    if (left > 0) {
      finish(vectors, rows - left, left);
    }
    countBytes();
    job.advance(rows, 0);
    return rows;
  }

  private void finish(DuckDBWritableVector[] vectors, int first, int count) {
    for (int column = 0; column < fields.length; column++) {
      fields[column].finish(vectors[column], first, count);
    }
  }

  /** Makes sure that a file is open; false where none is left. */
  private boolean open() throws IOException {
    if (reader != null) {
      return true;
    }
    Optional<BucketFolders.Entry> next = job.takeFile();
    if (next.isEmpty() || job.tooManyErrors()) {
      return false;
    }
    file = next.get();
    bytesCounted = 0;
    InputStream input = content(Files.newInputStream(file.path()));
    try {
      int replacement = job.command().invalidCharacter().orElse(-1);
      reader = new JsonFileReader(input, buffer, job.paths(), values, replacement);
    } catch (ZipException | EOFException e) {
      input.close();
      throw damaged(e);
    }
    return true;
  }

  private InputStream content(InputStream input) throws IOException {
    if (!job.command().gzip()) {
      return input;
    }
    try {
      return new GZIPInputStream(input, COMPRESSED_BUFFER);
    } catch (ZipException | EOFException e) {
      input.close();
      throw new EngineException(
          EngineException.Kind.LOAD, "ERROR: The file " + file.uri() + " isn't in gzip format", e);
    }
  }

  private EngineException damaged(IOException cause) {
    return new EngineException(
        EngineException.Kind.LOAD,
        "ERROR: The file " + file.uri() + " is damaged: " + cause.getMessage(),
        cause);
  }

  private boolean readRow(DuckDBWritableVector[] vectors, int row) throws IOException {
    try {
      if (!reader.next()) {
        closeFile();
        return false;
      }
    } catch (JsonSyntaxException e) {
      reject(
          new LoadError(
              file.uri().toString(),
              e.line(),
              "",
              "",
              "",
              Math.max(0, e.offset()),
              reader.brokenText(),
              "",
              FieldException.LINE,
              e.getMessage()));
      return false;
    } catch (ZipException | EOFException e) {
      throw damaged(e);
    }
    if (reader.invalidUtf8() >= 0) {
      reject(invalidUtf8());
      return false;
    }
    byte[] bytes = reader.buffer();
    for (int column = 0; column < fields.length; column++) {
      try {
        readField(column, bytes, vectors[column], row);
      } catch (FieldException e) {
        reject(error(column, bytes, e));
        return false;
      }
    }
    return true;
  }

  private void readField(int column, byte[] bytes, DuckDBWritableVector vector, int row)
      throws FieldException {
    Kind kind = values.kind(column);
    boolean present =
        kind != Kind.ABSENT
            && fields[column].read(
                kind, bytes, values.start(column), values.end(column), vector, row);
    if (present) {
      return;
    }
    if (!nullable[column]) {
      throw new FieldException(FieldException.NOT_NULL, "Missing data for not-null field");
    }
    fields[column].setNull(vector, row);
  }

  private void reject(LoadError error) {
    if (!job.reject(error)) {
      throw new EngineException(EngineException.Kind.LOAD, "as many errors as MAXERROR");
    }
  }

  private LoadError error(int column, byte[] bytes, FieldException failure) {
    LoadJob.Column target = job.columns().get(column);
    Kind kind = values.kind(column);
    String raw =
        kind == Kind.ABSENT
            ? ""
            : FieldReader.text(kind, bytes, values.start(column), values.end(column));
    ColumnType type = target.type();
    String length = type.isText() ? String.valueOf(type.length()) : "";
    if (type.name().equals("numeric")) {
      length = type.precision() + "," + type.scale();
    }
    return new LoadError(
        file.uri().toString(),
        reader.documentLine(),
        target.name(),
        type.isText() ? type.name().equals("bpchar") ? "char" : "varchar" : type.name(),
        length,
        0,
        new String(reader.documentText(), StandardCharsets.UTF_8),
        raw,
        failure.code(),
        failure.getMessage());
  }

  private LoadError invalidUtf8() {
    byte[] bytes = reader.buffer();
    int offset = reader.invalidUtf8();
    int column = 0;
    while (column < fields.length
        && (values.kind(column) == Kind.ABSENT
            || offset < values.start(column)
            || offset >= values.end(column))) {
      column++;
    }
    FieldException failure =
        new FieldException(
            FieldException.UTF8,
            "String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex sequence: "
                + String.format("%02x", bytes[offset] & 0xff));
    if (column < fields.length) {
      return error(column, bytes, failure);
    }
    String text = new String(reader.documentText(), StandardCharsets.UTF_8);
    return new LoadError(
        file.uri().toString(),
        reader.documentLine(),
        "",
        "",
        "",
        0,
        text,
        "",
        failure.code(),
        failure.getMessage());
  }

  private void countBytes() {
    if (reader != null) {
      job.advance(0, reader.bytesRead() - bytesCounted);
      bytesCounted = reader.bytesRead();
    }
  }

  private void closeFile() throws IOException {
    countBytes();
    buffer = reader.buffer();
    reader.close();
    reader = null;
    job.fileDone();
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
