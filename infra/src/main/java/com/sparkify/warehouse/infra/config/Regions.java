package com.sparkify.warehouse.infra.config;

import java.util.regex.Pattern;

/** The shape of a region's name; whether Redshift is sold there only AWS can say. */
final class Regions {
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+){1,2}-\\d");

  private Regions() {}

  static String read(ContextValues context, ConfigKey key) {
    return context.matching(key, REGION, "a region such as us-west-2 or eu-central-1");
  }
}
