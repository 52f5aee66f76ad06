package com.sparkify.warehouse.local.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prepares a COPY: which files, which columns, which paths. */
final class Loader {
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
    List<BucketFolders.Entry> files = new ArrayList<>();
    for (Object element : entries(manifest)) {
      if (!(element instanceof Map<?, ?> entry && entry.get("url") instanceof String url)) {
        throw invalid(manifest, "an entry has no \"url\"");
      }
      S3Uri uri = S3Uri.parse(url);
      Optional<BucketFolders.Entry> file =
          buckets.find(uri).stream().filter(found -> found.uri().equals(uri)).findFirst();
      if (file.isEmpty() && Boolean.TRUE.equals(entry.get("mandatory"))) {
        throw new EngineException(
            EngineException.Kind.LOAD,
            "The mandatory file '" + uri + "' of manifest " + manifest + " does not exist");
      }
      file.ifPresent(files::add);
    }
    return files;
  }

  private List<?> entries(S3Uri manifest) {
    try {
      if (SmallJson.read(read(manifest)) instanceof Map<?, ?> members
          && members.get("entries") instanceof List<?> entries
          && !entries.isEmpty()) {
        return entries;
      }
    } catch (JsonProcessingException e) {
      throw invalid(manifest, "it isn't JSON: " + e.getOriginalMessage());
    }
    throw invalid(manifest, "it needs a member \"entries\" that is an array");
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
