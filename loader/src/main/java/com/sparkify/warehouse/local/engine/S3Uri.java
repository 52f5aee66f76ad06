package com.sparkify.warehouse.local.engine;

import static java.util.Objects.requireNonNull;

/**
 * The place of an object, or of all objects whose keys start alike.
 *
 * @param bucket the bucket's name
 * @param key the key or its start; may be empty
 */
record S3Uri(String bucket, String key) {
  private static final String SCHEME = "s3://";

  S3Uri {
    requireNonNull(bucket, "bucket");
    requireNonNull(key, "key");
  }

  /**
   * Reads {@code s3://bucket/key}.
   *
   * @throws EngineException of kind SYNTAX where it is no such URI, FORBIDDEN where a part of the
   *     key is {@code ..}
   */
  static S3Uri parse(String text) {
    if (!text.startsWith(SCHEME)) {
      throw new EngineException(
          EngineException.Kind.SYNTAX,
          "The location '" + text + "' is not an S3 URI; write s3://bucket/key");
    }
    int slash = text.indexOf('/', SCHEME.length());
    String bucket = text.substring(SCHEME.length(), slash < 0 ? text.length() : slash);
    String key = slash < 0 ? "" : text.substring(slash + 1);
    if (bucket.isEmpty()) {
      throw new EngineException(
          EngineException.Kind.SYNTAX, "The location '" + text + "' names no bucket");
    }
    for (String part : key.split("[/\\\\]", -1)) {
      if (part.equals("..")) {
        throw new EngineException(
            EngineException.Kind.FORBIDDEN,
            "The location '" + text + "' leaves its bucket: '..' is refused");
      }
    }
    return new S3Uri(bucket, key);
  }

  @Override
  public String toString() {
    return SCHEME + bucket + "/" + key;
  }
}
