package com.sparkify.warehouse.local.engine;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The options of COPY that decide what a field's text means.
 *
 * @param truncateColumns cut text that is too long
 * @param blanksAsNull text of blanks only is null
 * @param emptyAsNull empty text is null
 * @param nullText text that stands for null
 * @param timeFormat how timestamps are written
 * @param dateFormat how dates are written
 */
record FieldOptions(
    boolean truncateColumns,
    boolean blanksAsNull,
    boolean emptyAsNull,
    Optional<String> nullText,
    TimeFormat timeFormat,
    TimeFormat dateFormat) {

  FieldOptions {
    requireNonNull(nullText, "nullText");
    requireNonNull(timeFormat, "timeFormat");
    requireNonNull(dateFormat, "dateFormat");
  }
}
