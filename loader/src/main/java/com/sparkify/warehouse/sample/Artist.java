package com.sparkify.warehouse.sample;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An artist as one song file gives it; another file may spell the same artist otherwise.
 *
 * @param location empty text where it is unknown, as in the real files
 * @param coordinates of the location, where known
 */
record Artist(String id, String name, String location, Optional<Coordinates> coordinates) {

  Artist {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(location, "location");
    requireNonNull(coordinates, "coordinates");
  }

  /** The same artist, spelt otherwise. */
  Artist spelt(String otherName, String otherLocation) {
    return new Artist(id, otherName, otherLocation, coordinates);
  }

  /** A place on the map, in degrees north and east. */
  record Coordinates(BigDecimal latitude, BigDecimal longitude) {

    /** From text, so that no digit depends on how a machine prints a double. */
    static Coordinates of(String latitude, String longitude) {
      return new Coordinates(new BigDecimal(latitude), new BigDecimal(longitude));
    }
  }
}
