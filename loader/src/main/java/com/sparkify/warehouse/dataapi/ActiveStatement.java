package com.sparkify.warehouse.dataapi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A statement that the service has accepted and not ended.
 *
 * @param id the Data API's id
 * @param name the name it was submitted under
 * @param createdAt when it was accepted
 */
public record ActiveStatement(String id, String name, Instant createdAt) {
  public ActiveStatement {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(createdAt, "createdAt");
  }
}
