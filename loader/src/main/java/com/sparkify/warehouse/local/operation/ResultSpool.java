package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.sparkify.warehouse.local.engine.EngineException;
import com.sparkify.warehouse.local.engine.EngineResult;
import com.sparkify.warehouse.local.http.ShapeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;

/**
 * Reads an engine's result row by row and keeps it, so that the connection is free again and no
 * more than a page is in memory, however large the result.
 */
final class ResultSpool {
  /** Results up to this size make no file. */
  private static final int MEMORY_BYTES = 16 << 10;

  private static final JsonFactory JSON = new JsonFactory();

  private final Path folder;
  private final Limits limits;

  /**
   * A spool.
   *
   * @param folder exists; files in it are named after statements
   */
  ResultSpool(Path folder, Limits limits) {
    this.folder = requireNonNull(folder, "folder");
    this.limits = requireNonNull(limits, "limits");
  }

  /**
   * Keeps a result set.
   *
   * @throws EngineException where reading it fails, a row or the whole is larger than the service
   *     allows, or the disk is full
   */
  SpooledResult write(String statementId, EngineResult result) {
    Path file = folder.resolve(statementId.replace(':', '-') + ".json");
    try (Writing writing = new Writing(file)) {
      for (Optional<List<Object>> row = result.nextRow(); row.isPresent(); row = result.nextRow()) {
        writing.row(row.get());
      }
      return writing.done(result.columns().stream().map(Columns::metadata).toList());
    } catch (IOException e) {
      throw new EngineException(
          EngineException.Kind.STORAGE, "the result can't be kept in " + folder + ": " + e, e);
    }
  }

  /** The result in the making; closed before it is done, it leaves no file. */
  private final class Writing implements AutoCloseable {
    private final Path file;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(4096);
    private final List<SpooledResult.Page> pages = new ArrayList<>();
    private JsonGenerator json;
    private OutputStream output;
    private long flushedBytes;
    private int pageStart;
    private int pageRows;
    private long rows;
    private boolean done;

    Writing(Path file) throws IOException {
      this.file = file;
      beginPage();
    }

    void row(List<Object> values) throws IOException {
      if (pageRows == limits.pageRows() || buffer.size() - pageStart >= limits.pageBytes()) {
        endPage();
        beginPage();
      }
      int before = buffer.size();
      json.writeStartArray();
      for (Object value : values) {
        ShapeWriter.write(Fields.of(value), json);
      }
      json.writeEndArray();
      json.flush();
      rows++;
      pageRows++;
      checkSize("row " + rows, buffer.size() - before, limits.rowBytes());
      checkSize("the result", flushedBytes + buffer.size(), limits.resultBytes());
    }

    SpooledResult done(List<ColumnMetadata> columns) throws IOException {
      endPage();
      done = true;
      if (output == null) {
        return new SpooledResult(columns, pages, rows, buffer.toByteArray(), Optional.empty());
      }
      flush();
      return new SpooledResult(columns, pages, rows, new byte[0], Optional.of(file));
    }

    private void beginPage() throws IOException {
      pageStart = buffer.size();
      pageRows = 0;
      json = JSON.createGenerator(buffer);
      json.writeStartObject();
      json.writeArrayFieldStart("Records");
      json.flush();
    }

    private void endPage() throws IOException {
      json.close();
      pages.add(new SpooledResult.Page(flushedBytes + pageStart, buffer.size() - pageStart));
      if (output != null || buffer.size() > MEMORY_BYTES) {
        flush();
      }
    }

    private void flush() throws IOException {
      if (output == null) {
        output = Files.newOutputStream(file);
      }
      buffer.writeTo(output);
      flushedBytes += buffer.size();
      buffer.reset();
    }

    private void checkSize(String what, long bytes, long limit) {
      if (bytes > limit) {
        throw new EngineException(
            EngineException.Kind.DATA,
            what + " is larger than the " + limit + " bytes that the Data API returns");
      }
    }

    @Override
    public void close() throws IOException {
      if (output != null) {
        output.close();
        if (!done) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
