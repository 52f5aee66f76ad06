package com.sparkify.warehouse.run;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Why a guard stopped a load.
 *
 * @param runs the other runs that have taken over; empty where none has left its id, or where
 *     {@code unknown} tells why that isn't known
 * @param question the guard's own query, which tells the same to whoever asks
 * @param unknown why the runs aren't known; empty where they are
 */
public record Takeover(List<String> runs, String question, Optional<String> unknown) {
  public Takeover {
    runs = List.copyOf(runs);
    requireNonNull(question, "question");
    requireNonNull(unknown, "unknown");
  }
}
