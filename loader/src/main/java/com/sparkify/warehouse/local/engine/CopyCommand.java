package com.sparkify.warehouse.local.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A COPY of JSON, as written.
 *
 * @param table the target
 * @param columns the columns listed; none where all are meant
 * @param source the prefix, or the manifest
 * @param json {@code auto}, {@code auto ignorecase}, {@code noshred} or the URI of a jsonpaths file
 * @param gzip whether the files are compressed
 * @param manifest whether the source lists the files
 * @param failingErrors the count of rejected documents at which the load fails: MAXERROR, where 0
 *     means the same as 1
 * @param invalidCharacter what replaces a byte that isn't UTF-8; nothing where it is an error
 * @param explicitIds whether identity columns are loaded from the files
 * @param noLoad whether the files are only checked
 * @param fields what a field's text means
 */
record CopyCommand(
    TableName table,
    List<String> columns,
    S3Uri source,
    String json,
    boolean gzip,
    boolean manifest,
    int failingErrors,
    OptionalInt invalidCharacter,
    boolean explicitIds,
    boolean noLoad,
    FieldOptions fields) {

  CopyCommand {
    requireNonNull(table, "table");
    columns = List.copyOf(columns);
    requireNonNull(source, "source");
    requireNonNull(json, "json");
    requireNonNull(invalidCharacter, "invalidCharacter");
    requireNonNull(fields, "fields");
  }

  /** The jsonpaths file, where one is named. */
  Optional<S3Uri> jsonPaths() {
    return json.startsWith("s3:") ? Optional.of(S3Uri.parse(json)) : Optional.empty();
  }
}
