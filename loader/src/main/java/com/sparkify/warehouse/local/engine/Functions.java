package com.sparkify.warehouse.local.engine;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which functions a statement may call: those of Redshift that the engine knows, and no others. */
final class Functions {
  private static final Pattern MACRO = Pattern.compile("create macro functions\\.(\\w+)");
  private static final String SCHEMA = "memory.functions.";

  /** The same name and meaning in DuckDB. */
  private static final Set<String> SAME =
      words(
          """
          abs acos any_value array_agg ascii asin atan atan2 avg bit_and bit_or bool_and bool_or
          cbrt ceil ceiling chr coalesce cos cot count cume_dist current_database current_schema
          degrees dense_rank exp first_value floor greatest lag last_value lead least left lower
          listagg ln lpad ltrim max md5 median min mod nth_value ntile nullif percent_rank
          percentile_cont percentile_disc pi pow power radians random rank repeat replace reverse right
          round row_number rpad rtrim sha1 sign sin split_part sqrt stddev stddev_pop stddev_samp substr
          substring sum tan translate trim trunc upper var_pop var_samp variance cast extract position
          interval json_array_length timestamp overlay grouping rollup cube sets grouping_id
          """);

  /** What a rule rewrites before names are looked at. */
  private static final Set<String> REWRITTEN =
      words(
          """
          approximate convert date_add date_diff date_part date_trunc dateadd datediff datepart
          decode pg_backend_pid pg_last_copy_count pg_last_copy_id pg_last_query_id
          ratio_to_report to_char to_date to_number to_timestamp version
          """);

  private static final Set<String> TYPES =
      words(
          """
          varchar char character varying nvarchar nchar bpchar text numeric decimal float time
          timestamp timestamptz int integer bigint smallint
          """);

  private final Set<String> macros = new TreeSet<>();

  /** Knows the macros that the script creates. */
  Functions(String macroScript) {
    Matcher macro = MACRO.matcher(macroScript);
    while (macro.find()) {
      macros.add(macro.group(1));
    }
  }

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  /** Whether a statement may call it. */
  boolean isAllowed(String name) {
    return SAME.contains(name)
        || REWRITTEN.contains(name)
        || TYPES.contains(name)
        || (macros.contains(name) && !name.startsWith("internal_"));
  }

  /** Whether a macro of ours stands for it. */
  boolean isMacro(String name) {
    return macros.contains(name) && !name.startsWith("internal_");
  }

  /** The macro's name for DuckDB. */
  static String qualified(String macro) {
    return SCHEMA + macro;
  }
}
