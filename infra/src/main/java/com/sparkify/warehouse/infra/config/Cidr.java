package com.sparkify.warehouse.infra.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses of a VPC: a private IPv4 range (RFC 1918) of a size that holds every profile. */
final class Cidr {
  private static final Pattern SHAPE =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

  private Cidr() {}

  static String read(ContextValues context, ConfigKey key) {
    String allowed = "a private range from /16 to /24, such as 10.42.0.0/16";
    String text = context.matching(key, SHAPE, allowed);
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches() || !isPrivateNetwork(parts)) {
      throw new ConfigurationException(key, text, "is not " + allowed);
    }
    return text;
  }

  private static boolean isPrivateNetwork(Matcher parts) {
    long address = 0;
    for (int group = 1; group <= 4; group++) {
      int octet = Integer.parseInt(parts.group(group));
      if (octet > 255) {
        return false;
      }
      address = address * 256 + octet;
    }
    int prefix = Integer.parseInt(parts.group(5));
    boolean aligned = prefix >= 16 && prefix <= 24 && address % (1L << (32 - prefix)) == 0;
    boolean isPrivate = address >> 24 == 10 || address >> 20 == 0xAC1 || address >> 16 == 0xC0A8;
    return aligned && isPrivate;
  }
}
