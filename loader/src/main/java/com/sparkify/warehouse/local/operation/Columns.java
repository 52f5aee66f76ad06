package com.sparkify.warehouse.local.operation;

import com.sparkify.warehouse.local.engine.ColumnDescription;
import java.util.Set;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;

/** Columns of the engine in the shape of ColumnMetadata. */
final class Columns {
  private static final Set<String> SIGNED =
      Set.of("int2", "int4", "int8", "float4", "float8", "numeric");
  private static final Set<String> TEXT = Set.of("varchar", "bpchar");

  private Columns() {}

  static ColumnMetadata metadata(ColumnDescription column) {
    return ColumnMetadata.builder()
        .name(column.name())
        .label(column.name())
        .typeName(column.typeName())
        .schemaName(column.schema())
        .tableName(column.table())
        .length(column.length())
        .precision(column.precision())
        .scale(column.scale())
        .nullable(column.nullable() ? 1 : 0)
        .isSigned(SIGNED.contains(column.typeName()))
        .isCaseSensitive(TEXT.contains(column.typeName()))
        .isCurrency(false)
        .columnDefault(column.defaultValue().isEmpty() ? null : column.defaultValue())
        .build();
  }
}
