package com.sparkify.warehouse.local.operation;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;

/** The parameters of a request: values only, each given and used, shared by a batch's texts. */
final class Parameters {
  private Parameters() {}

  /**
   * Checks them against the texts.
   *
   * @param given whether the request had the member at all
   */
  static List<SqlParameter> check(
      boolean given, List<SqlParameter> parameters, List<SqlText> sqls) {
    if (given && parameters.isEmpty()) {
      throw Errors.validation("Parameters is empty; leave it out where there are none");
    }
    Set<String> names = new HashSet<>();
    for (SqlParameter parameter : parameters) {
      String name = Validation.required("Parameters.name", parameter.name());
      Validation.pattern("Parameters.name", name, Integer.MAX_VALUE, "[0-9a-zA-Z_]+");
      Validation.required("Parameters.value of :" + name, parameter.value());
      if (!names.add(name)) {
        throw Errors.validation("Parameters has :" + name + " twice");
      }
    }
    checkUse(names, sqls);
    return parameters;
  }

  private static void checkUse(Set<String> given, List<SqlText> sqls) {
    Set<String> used = new TreeSet<>();
    sqls.forEach(sql -> used.addAll(sql.parameterNames()));
    for (String name : used) {
      if (!given.contains(name)) {
        throw Errors.validation("Parameters has no value for :" + name);
      }
    }
    for (String name : new TreeSet<>(given)) {
      if (!used.contains(name)) {
        throw Errors.validation("Parameters has :" + name + ", which no statement uses");
      }
    }
  }

  /** The values of those that one text uses. */
  static Map<String, String> of(SqlText sql, List<SqlParameter> parameters) {
    Map<String, String> values = new LinkedHashMap<>();
    for (SqlParameter parameter : parameters) {
      if (sql.parameterNames().contains(parameter.name())) {
        values.put(parameter.name(), parameter.value());
      }
    }
    return values;
  }
}
