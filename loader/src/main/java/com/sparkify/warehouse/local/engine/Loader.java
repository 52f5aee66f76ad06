package com.sparkify.warehouse.local.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prepares a COPY: which files, which columns, which paths. */
final class Loader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BucketFolders buckets;

  Loader(BucketFolders buckets) {
    this.buckets = buckets;
  }

  /**
   * The load of a command into a table.
   *
   * @throws EngineException of kind LOAD where no file, jsonpaths file or manifest is found
   */
  LoadJob prepare(CopyCommand command, TableShape table, long queryId, int processId) {
    List<LoadJob.Column> columns = new ArrayList<>();
    for (String name : targetColumns(command, table)) {
      TableShape.Column column = table.column(name);
      columns.add(new LoadJob.Column(name, column.type(), column.nullable()));
    }
    JsonPathNode paths = paths(command, columns.stream().map(LoadJob.Column::name).toList());
    List<BucketFolders.Entry> files =
        command.manifest() ? listed(command.source()) : found(command.source());
    return new LoadJob(
        queryId, processId, table.id(), table.schema(), command, columns, paths, files);
  }

  private static List<String> targetColumns(CopyCommand command, TableShape table) {
    if (!command.columns().isEmpty()) {
      for (String column : command.columns()) {
        boolean generated = table.column(column).identity();
        if (generated && !command.explicitIds()) {
          throw new EngineException(
              EngineException.Kind.LOAD,
              "cannot set an identity column to a value: \"" + column + "\"; use EXPLICIT_IDS");
        }
      }
      return command.columns();
    }
    return table.columns().stream()
        .filter(column -> command.explicitIds() || !column.identity())
        .map(TableShape.Column::name)
        .toList();
  }

  private JsonPathNode paths(CopyCommand command, List<String> columns) {
    Optional<S3Uri> file = command.jsonPaths();
    if (file.isPresent()) {
      return JsonPaths.parse(file.get().toString(), read(file.get()), columns.size());
    }
    return switch (command.json()) {
      case "auto" -> JsonPaths.byName(columns, false);
      case "auto ignorecase" -> JsonPaths.byName(columns, true);
      default -> JsonPaths.whole(columns);
    };
  }

  private List<BucketFolders.Entry> found(S3Uri prefix) {
    List<BucketFolders.Entry> files = buckets.find(prefix);
    if (files.isEmpty()) {
      throw new EngineException(
          EngineException.Kind.LOAD,
          "The specified S3 prefix '"
              + prefix.key()
              + "' does not exist (bucket '"
              + prefix.bucket()
              + "')");
    }
    return files;
  }

  private List<BucketFolders.Entry> listed(S3Uri manifest) {
    JsonNode entries;
    try {
      entries = JSON.readTree(read(manifest)).path("entries");
    } catch (JsonProcessingException e) {
      throw invalid(manifest, "it isn't JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!entries.isArray() || entries.isEmpty()) {
      throw invalid(manifest, "it needs a member \"entries\" that is an array");
    }
    List<BucketFolders.Entry> files = new ArrayList<>();
    for (JsonNode entry : entries) {
      if (!entry.path("url").isTextual()) {
        throw invalid(manifest, "an entry has no \"url\"");
      }
      S3Uri uri = S3Uri.parse(entry.path("url").asText());
      Optional<BucketFolders.Entry> file =
          buckets.find(uri).stream().filter(found -> found.uri().equals(uri)).findFirst();
      if (file.isEmpty() && entry.path("mandatory").asBoolean()) {
        throw new EngineException(
            EngineException.Kind.LOAD,
            "The mandatory file '" + uri + "' of manifest " + manifest + " does not exist");
      }
      file.ifPresent(files::add);
    }
    return files;
  }

  private byte[] read(S3Uri uri) {
    try {
      return Files.readAllBytes(buckets.get(uri).path());
    } catch (IOException e) {
      throw new EngineException(EngineException.Kind.LOAD, uri + " can't be read: " + e, e);
    }
  }

  private static EngineException invalid(S3Uri manifest, String reason) {
    return new EngineException(
        EngineException.Kind.LOAD, "The manifest " + manifest + " is invalid: " + reason);
  }
}
