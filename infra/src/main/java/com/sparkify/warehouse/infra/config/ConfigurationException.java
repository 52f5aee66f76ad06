package com.sparkify.warehouse.infra.config;

/**
 * A value from cdk.json or {@code -c key=value} that can't be deployed.
 *
 * <p>The message is one line: the key, the value received, the values allowed. It is all a person
 * is shown.
 */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConfigurationException(String message) {
    super(message);
  }

  /**
   * @param key the key at fault
   * @param value what was received
   * @param allowed what may stand there, as the end of a sentence
   */
  ConfigurationException(ConfigKey key, Object value, String allowed) {
    this("%s: '%s' %s".formatted(key.contextName(), value, allowed));
  }
}
