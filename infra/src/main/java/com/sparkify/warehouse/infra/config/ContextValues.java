package com.sparkify.warehouse.infra.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Typed reads of the CDK context, where {@code -c} gives strings and cdk.json gives any JSON value.
 *
 * <p>Every read throws {@link ConfigurationException} when the value isn't of its kind.
 */
final class ContextValues {
  /** The CDK's own keys: feature flags, cached look-ups, settings of the command line. */
  private static final Pattern CDK_OWN = Pattern.compile("@.*|[^=]*[:/].*");

  private final Map<String, Object> values;

  /**
   * @throws ConfigurationException if a key is neither ours nor the CDK's
   */
  ContextValues(Map<String, Object> context) {
    for (String name : context.keySet()) {
      if (!CDK_OWN.matcher(name).matches() && ConfigKey.named(name).isEmpty()) {
        throw new ConfigurationException(
            "unknown key '%s'%s: the keys are %s".formatted(name, suggestion(name), allKeys()));
      }
    }
    values = new HashMap<>(context);
    values.values().removeIf(Objects::isNull);
  }

  /** Whether a value was given, be it the default. */
  boolean isGiven(ConfigKey key) {
    return values.containsKey(key.contextName());
  }

  String text(ConfigKey key) {
    return optionalText(key).orElse("");
  }

  /** The text of a key, when it or its default isn't empty. */
  Optional<String> optionalText(ConfigKey key) {
    Object value = values.getOrDefault(key.contextName(), key.defaultText());
    if (value instanceof Map) {
      throw new ConfigurationException(key, value, "is an object: write a single value");
    }
    String text = value instanceof List<?> list ? join(list) : String.valueOf(value);
    return Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty());
  }

  /** The text of a key, which must match as a whole. */
  String matching(ConfigKey key, Pattern shape, String allowed) {
    String text = text(key);
    if (!shape.matcher(text).matches()) {
      throw new ConfigurationException(key, text, "is not " + allowed);
    }
    return text;
  }

  boolean flag(ConfigKey key) {
    String text = text(key);
    if (!text.equals("true") && !text.equals("false")) {
      throw new ConfigurationException(key, text, "is neither true nor false");
    }
    return text.equals("true");
  }

  int number(ConfigKey key, int least, int most) {
    String text = text(key);
    return optionalNumber(key, least, most)
        .orElseThrow(() -> new ConfigurationException(key, text, numberBetween(least, most)));
  }

  OptionalInt optionalNumber(ConfigKey key, int least, int most) {
    Optional<String> text = optionalText(key);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    boolean digits = text.get().matches("\\d{1,9}");
    int number = digits ? Integer.parseInt(text.get()) : -1;
    if (number < least || number > most) {
      throw new ConfigurationException(key, text.get(), numberBetween(least, most));
    }
    return OptionalInt.of(number);
  }

  /** The items of a comma separated value or a JSON list, each of which must match as a whole. */
  List<String> items(ConfigKey key, Pattern shape, String allowed) {
    Predicate<String> matches = shape.asMatchPredicate();
    List<String> items =
        optionalText(key).stream()
            .flatMap(text -> Arrays.stream(text.split(",", -1)))
            .map(String::strip)
            .toList();
    for (String item : items) {
      if (!matches.test(item)) {
        throw new ConfigurationException(key, item, "is not " + allowed);
      }
    }
    if (items.stream().distinct().count() < items.size()) {
      throw new ConfigurationException(key, text(key), "names an item twice");
    }
    return items;
  }

  private static String numberBetween(int least, int most) {
    return "is not a whole number from %d to %d".formatted(least, most);
  }

  private static String join(List<?> list) {
    return list.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static String allKeys() {
    return Arrays.stream(ConfigKey.values())
        .map(ConfigKey::contextName)
        .collect(Collectors.joining(", "));
  }

  /** The key that was meant, unless more than half of its letters would be wrong. */
  private static String suggestion(String name) {
    return Arrays.stream(ConfigKey.values())
        .map(ConfigKey::contextName)
        .filter(known -> EditDistance.between(name, known) * 2 <= name.length())
        .min(Comparator.comparingInt(known -> EditDistance.between(name, known)))
        .map(" (did you mean '%s'?)"::formatted)
        .orElse("");
  }
}
