package com.sparkify.warehouse.local.operation;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/**
 * The constraints of the service's model; each failure names the member, the value and the rule.
 */
final class Validation {
  private static final String STATEMENT_ID =
      "[a-z0-9]{8}(-[a-z0-9]{4}){3}-[a-z0-9]{12}(:\\d{1,2})?";

  private Validation() {}

  static String required(String member, String value) {
    if (value == null) {
      throw Errors.validation(member + " is missing");
    }
    if (value.isEmpty()) {
      throw Errors.validation(member + " is empty");
    }
    return value;
  }

  static Optional<String> length(String member, String value, int least, int most) {
    if (value != null && (value.length() < least || value.length() > most)) {
      throw Errors.validation(
          member + " has " + value.length() + " characters; allowed are " + least + " to " + most);
    }
    return Optional.ofNullable(value);
  }

  static void pattern(String member, String value, int most, String pattern) {
    length(member, value, 1, most);
    if (!value.matches(pattern)) {
      throw Errors.validation(member + " is '" + value + "' and must match " + pattern);
    }
  }

  static Optional<Integer> range(String member, Integer value, int least, int most) {
    if (value != null && (value < least || value > most)) {
      throw Errors.validation(member + " is " + value + "; allowed are " + least + " to " + most);
    }
    return Optional.ofNullable(value);
  }

  /** Seconds to wait for a statement's end; none means to answer at once. */
  static Optional<Integer> waitTime(Integer seconds) {
    return range("WaitTimeSeconds", seconds, 1, 30);
  }

  static String statementId(String id) {
    required("Id", id);
    if (!id.matches(STATEMENT_ID)) {
      throw Errors.validation("Id is '" + id + "' and must match " + STATEMENT_ID);
    }
    return id;
  }

  /** One of the SDK's enum values; they read an unknown one as null or UNKNOWN_TO_SDK_VERSION. */
  static <E extends Enum<E>> E oneOf(
      String member, String text, E value, E absent, Set<E> allowed) {
    if (text == null) {
      return absent;
    }
    if (!allowed.contains(value)) {
      throw Errors.validation(member + " is '" + text + "'; allowed are " + allowed);
    }
    return value;
  }

  /**
   * Refuses what the local endpoint doesn't do.
   *
   * @param reason what is missing here, and what to do instead
   */
  static ValidationException unsupported(String member, String reason) {
    return Errors.validation(member + " isn't supported by the local endpoint: " + reason);
  }
}
