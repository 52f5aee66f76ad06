package com.sparkify.warehouse.sample;

import static java.util.Objects.requireNonNull;

/**
 * Who listens, as every log line of theirs repeats it.
 *
 * @param gender F or M, the only values of the real files
 * @param registeredMillis when they signed up, in milliseconds since 1970
 */
record Person(
    int id,
    String firstName,
    String lastName,
    String gender,
    String location,
    String userAgent,
    long registeredMillis) {

  Person {
    requireNonNull(firstName, "firstName");
    requireNonNull(lastName, "lastName");
    requireNonNull(gender, "gender");
    requireNonNull(location, "location");
    requireNonNull(userAgent, "userAgent");
  }
}
