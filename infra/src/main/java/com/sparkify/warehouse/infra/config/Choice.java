package com.sparkify.warehouse.infra.config;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A closed set of values, each written in the context by its own name. */
interface Choice {
  /** The value as it is written in the context. */
  String contextValue();

  /**
   * The constant that a key names.
   *
   * @throws ConfigurationException naming all constants, if none is meant
   */
  static <E extends Enum<E> & Choice> E of(ContextValues context, ConfigKey key, Class<E> kind) {
    String text = context.text(key);
    return Arrays.stream(kind.getEnumConstants())
        .filter(constant -> constant.contextValue().equals(text))
        .findFirst()
        .orElseThrow(() -> new ConfigurationException(key, text, "is not one of " + names(kind)));
  }

  private static <E extends Enum<E> & Choice> String names(Class<E> kind) {
    return Arrays.stream(kind.getEnumConstants())
        .map(Choice::contextValue)
        .collect(Collectors.joining(", "));
  }
}
