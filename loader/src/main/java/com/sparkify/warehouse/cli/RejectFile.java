package com.sparkify.warehouse.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sparkify.warehouse.run.LoadError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines that a load passed over, one JSON object a line. */
final class RejectFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RejectFile() {}

  static ObjectNode json(LoadError line) {
    return JSON.createObjectNode()
        .put("file", line.file())
        .put("line", line.line())
        .put("column", line.column())
        .put("reason", line.reason())
        .put("text", line.text())
        .put("raw_line", line.rawLine());
  }

  static void write(Path file, List<LoadError> lines) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      Files.createDirectories(parent);
      Files.write(file, lines.stream().map(RejectFile::line).toList());
    } catch (IOException e) {
      throw new UsageException("--rejects " + file + " can't be written: " + e, e);
    }
  }

  private static String line(LoadError line) {
    try {
      return JSON.writeValueAsString(json(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
