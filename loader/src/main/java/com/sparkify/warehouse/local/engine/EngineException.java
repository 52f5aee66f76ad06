package com.sparkify.warehouse.local.engine;

import static java.util.Objects.requireNonNull;

/** A statement that failed, in the words that Redshift would use. */
public final class EngineException extends RuntimeException {
  private final Kind kind;

  /** Why a statement fails. */
  public enum Kind {
    /** The text isn't SQL, or names what doesn't exist. */
    SYNTAX,
    /** Redshift may know it; this engine doesn't. */
    UNSUPPORTED,
    /** A value doesn't fit: cast, NOT NULL, length, division by zero. */
    DATA,
    /** COPY met bad input; the system views of load errors say where. */
    LOAD,
    /** Another transaction changed the same rows (Redshift's error 1023). */
    CONFLICT,
    /** {@link EngineSession#cancel} was called. */
    CANCELLED,
    /** Refused: a file, setting or extension that a statement may not touch. */
    FORBIDDEN,
    /** The warehouse itself failed: file damaged, locked by another process, disk full. */
    STORAGE
  }

  /** A failure of one kind; the message is what {@code DescribeStatement} gives as Error. */
  public EngineException(Kind kind, String message) {
    this(kind, message, null);
  }

  /** The same with what led to it. */
  public EngineException(Kind kind, String message, Throwable cause) {
    super(requireNonNull(message, "message"), cause);
    this.kind = requireNonNull(kind, "kind");
  }

  /** Why the statement failed. */
  public Kind kind() {
    return kind;
  }
}
