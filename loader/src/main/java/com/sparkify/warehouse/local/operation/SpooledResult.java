package com.sparkify.warehouse.local.operation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.sparkify.warehouse.local.http.ShapeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;

/**
 * A result set, cut into the pages in which GetStatementResult gives it. Small ones are kept in
 * memory, large ones in a file; either way each page is the JSON of the SDK's own shape.
 */
final class SpooledResult {
  private static final System.Logger LOG = System.getLogger(SpooledResult.class.getName());
  private static final JsonFactory JSON = new JsonFactory();

  private final List<ColumnMetadata> columns;
  private final List<Page> pages;
  private final long rows;
  private final byte[] memory;
  private final Optional<Path> file;

  /**
   * A result.
   *
   * @param pages at least one, be it without rows
   * @param memory the pages' bytes; empty where there is a file
   * @param file holds the pages' bytes where they are too many for memory
   */
  SpooledResult(
      List<ColumnMetadata> columns,
      List<Page> pages,
      long rows,
      byte[] memory,
      Optional<Path> file) {
    this.columns = List.copyOf(columns);
    this.pages = List.copyOf(pages);
    this.rows = rows;
    this.memory = requireNonNull(memory, "memory");
    this.file = requireNonNull(file, "file");
  }

  /** Where a page lies in the bytes. */
  record Page(long offset, int length) {}

  List<ColumnMetadata> columns() {
    return columns;
  }

  int pageCount() {
    return pages.size();
  }

  long rows() {
    return rows;
  }

  long bytes() {
    Page last = pages.get(pages.size() - 1);
    return last.offset() + last.length();
  }

  long heapBytes() {
    return memory.length;
  }

  /**
   * The rows of a page.
   *
   * @throws UncheckedIOException where the spool file is gone or damaged
   */
  List<List<Field>> read(int page) {
    try (JsonParser json = JSON.createParser(bytesOf(pages.get(page)))) {
      GetStatementResultResponse.Builder builder = GetStatementResultResponse.builder();
      return ((GetStatementResultResponse) ShapeReader.read(json, builder)).records();
    } catch (IOException e) {
      throw new UncheckedIOException("a spooled result can't be read", e);
    }
  }

  /** Lets go of the file; one that can't be deleted now goes with its folder on close. */
  void delete() {
    try {
      if (file.isPresent()) {
        Files.deleteIfExists(file.get());
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "a spooled result can't be deleted: " + e);
    }
  }

  private byte[] bytesOf(Page page) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(page.length());
    if (file.isEmpty()) {
      return bytes.put(memory, (int) page.offset(), page.length()).array();
    }
    try (FileChannel channel = FileChannel.open(file.get())) {
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, page.offset() + bytes.position()) < 0) {
          throw new IOException("the file ends within a page");
        }
      }
    }
    return bytes.array();
  }
}
