package com.sparkify.warehouse.infra.config;

import java.util.Set;
import java.util.regex.Pattern;

/** Names of databases and users, which Redshift folds to lower case and compares to its words. */
final class Names {
  /**
   * The likely ones of Redshift's reserved words ("Reserved words" in the developer guide), and the
   * names that are Redshift's own. CreateCluster refuses them all.
   */
  private static final Set<String> RESERVED =
      Set.of(
          """
          all analyse analyze and any array as asc backup between both case cast check column
          connect constraint create credentials cross default defrag delta desc disable distinct
          do else enable encode encrypt end except explicit false for foreign from full grant
          group having identity ignore in initially inner intersect into is join leading left
          like limit minus natural new not null off offline offset old on only open or order
          outer padb_harvest parallel partition percent permissions pivot primary public raw
          rdsadmin rdsdb recover references resort respect restore right select snapshot some
          system table tag template0 template1 then to top trailing true truncatecolumns union
          unique unnest unpivot user using verbose wallet when where with without
          """
              .strip()
              .split("\\s+"));

  private Names() {}

  static String read(ContextValues context, ConfigKey key, int longest) {
    String allowed = "1 to %d lower-case letters, digits and _, a letter first".formatted(longest);
    Pattern shape = Pattern.compile("[a-z][a-z0-9_]{0,%d}".formatted(longest - 1));
    String name = context.matching(key, shape, allowed);
    if (RESERVED.contains(name)) {
      throw new ConfigurationException(key, name, "is a reserved word: choose another");
    }
    return name;
  }
}
