package com.sparkify.warehouse.local.engine;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The JSON documents of one file, one after another, whatever separates them. After a document that
 * isn't JSON it goes on at the next line, or, where the document spans lines, at the next line that
 * opens one.
 */
final class JsonFileReader implements Closeable {
  /** Redshift's limit for one document. */
  static final int LARGEST_DOCUMENT = 4 * 1024 * 1024;

  /** A zero byte, which stands behind what was read, and what {@link ByteWords} may read there. */
  private static final int BEHIND = 1 + ByteWords.SIZE;

  private final InputStream input;
  private final JsonPathNode root;
  private final JsonValues values;
  private final JsonScanner scanner;
  private byte[] buffer;
  private int position;
  private int limit;
  private int line = 1;
  private boolean endOfFile;
  private long bytesRead;
  private int documentStart;
  private int documentEnd;
  private int documentLine;
  private String brokenText = "";

  /**
   * A reader.
   *
   * @param buffer its first buffer, at least 64 bytes; grows with the largest document
   */
  JsonFileReader(
      InputStream input, byte[] buffer, JsonPathNode root, JsonValues values, int replacement)
      throws IOException {
    this.input = input;
    this.buffer = buffer;
    this.root = root;
    this.values = values;
    this.scanner = new JsonScanner(values, replacement);
    fill();
    if (limit >= 3 && buffer[0] == (byte) 0xef && buffer[1] == (byte) 0xbb) {
      position = buffer[2] == (byte) 0xbf ? 3 : 0;
    }
  }

  /**
   * Reads the next document; the values then stand in {@link #buffer}.
   *
   * @return false at the end of the file
   * @throws JsonSyntaxException where it isn't JSON; reading may go on
   */
  boolean next() throws IOException, JsonSyntaxException {
    if (!toNextDocument()) {
      return false;
    }
    documentStart = position;
    documentLine = line;
    while (true) {
      values.clear();
      scanner.at(buffer, documentStart, limit, endOfFile, documentLine);
      try {
        scanner.document(root);
        position = scanner.position();
        line = scanner.line();
        documentEnd = position;
        if (documentEnd - documentStart > LARGEST_DOCUMENT) {
          throw tooLarge();
        }
        return true;
      } catch (JsonScanner.Incomplete e) {
        more();
      } catch (JsonSyntaxException e) {
        throw recover(e);
      }
    }
  }

  private boolean toNextDocument() throws IOException {
    while (true) {
      scanner.at(buffer, position, limit, endOfFile, line);
      scanner.skipSpace();
      position = scanner.position();
      line = scanner.line();
      if (position < limit) {
        return true;
      }
      if (endOfFile) {
        return false;
      }
      documentStart = position;
      fill();
    }
  }

  /** Brings more of the file behind what the buffer holds of the document. */
  private void more() throws IOException, JsonSyntaxException {
    if (limit - documentStart > LARGEST_DOCUMENT) {
      JsonSyntaxException failure = tooLarge();
      position = limit;
      line = documentLine;
      toNextLine(true);
      throw failure;
    }
    fill();
  }

  private JsonSyntaxException tooLarge() {
    return new JsonSyntaxException(
        "Invalid JSON: the object is larger than 4 MB, the most that COPY takes",
        documentStart,
        documentLine);
  }

  /** Moves what is still needed to the front, and reads on behind it. */
  private void fill() throws IOException {
    int kept = limit - documentStart;
    byte[] target = kept > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
    System.arraycopy(buffer, documentStart, target, 0, kept);
    buffer = target;
    position -= documentStart;
    documentStart = 0;
    limit = kept;
    int room = buffer.length - BEHIND - limit;
    int read = input.readNBytes(buffer, limit, room);
    bytesRead += read;
    endOfFile = read < room;
    limit += read;
    buffer[limit] = 0;
  }

  /**
   * Where the failure is told: in the line of the failure, or in that of the document where a new
   * document starts at the failure because the one before has no end.
   */
  private JsonSyntaxException recover(JsonSyntaxException failure) throws IOException {
    boolean opens = failure.line() > documentLine && opensDocument(failure.offset());
    documentEnd = failure.offset();
    byte[] document = documentText();
    int failureLine = opens ? documentLine : failure.line();
    String reason =
        opens
            ? "Invalid JSON: the object has no end before the next one starts on line "
                + failure.line()
            : failure.getMessage();
    int within = failure.offset() - documentStart;
    position = failure.offset();
    line = failure.line();
    String told = lineAround(failure.offset(), document, opens);
    if (!opens) {
      toNextLine(failure.line() > documentLine);
    }
    brokenText = told;
    return new JsonSyntaxException(reason, within, failureLine);
  }

  /** The text to show for the document that failed. */
  String brokenText() {
    return brokenText;
  }

  private String lineAround(int offset, byte[] document, boolean opens) {
    if (opens) {
      return new String(document, StandardCharsets.UTF_8).strip();
    }
    int start = Math.min(offset, limit);
    while (start > documentStart && buffer[start - 1] != '\n') {
      start--;
    }
    int end = offset;
    while (end < limit && buffer[end] != '\n' && end - start < LoadError.LONGEST_RAW_TEXT * 2) {
      end++;
    }
    return new String(buffer, start, end - start, StandardCharsets.UTF_8);
  }

  private boolean opensDocument(int offset) {
    boolean startsLine = offset == 0 || buffer[offset - 1] == '\n';
    return startsLine && offset < limit && (buffer[offset] == '{' || buffer[offset] == '[');
  }

  /**
   * Goes to the start of a line after the failure.
   *
   * @param opening whether it must open a document: the lines of one that spans several belong to
   *     it
   */
  private void toNextLine(boolean opening) throws IOException {
    while (true) {
      while (position < limit && buffer[position] != '\n') {
        position++;
      }
      if (position + 1 >= limit) {
        if (endOfFile) {
          position = limit;
          return;
        }
        documentStart = position;
        fill();
        continue;
      }
      line++;
      position++;
      if (!opening || buffer[position] == '{' || buffer[position] == '[') {
        return;
      }
    }
  }

  byte[] buffer() {
    return buffer;
  }

  /** The line on which the document starts, from 1. */
  int documentLine() {
    return documentLine;
  }

  /** The document as it stands in the file. */
  byte[] documentText() {
    return Arrays.copyOfRange(buffer, documentStart, Math.max(documentStart, documentEnd));
  }

  /** Index in the buffer of the first byte of the document that isn't UTF-8, or -1. */
  int invalidUtf8() {
    return scanner.invalidUtf8();
  }

  /** Bytes taken from the input so far. */
  long bytesRead() {
    return bytesRead;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
