package com.sparkify.warehouse.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;

/** {@link ShapeReader} and {@link ShapeWriter}, on the shapes with the most kinds of members. */
class ShapeTest {
  private static final JsonFactory JSON = new JsonFactory();

  private static String write(SdkPojo shape) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      ShapeWriter.write(shape, json);
    }
    return text.toString();
  }

  private static Object read(String json, SdkPojo builder) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      return ShapeReader.read(parser, builder);
    }
  }

  @Test
  void readsWhatItWrote() throws IOException {
    DescribeStatementResponse shape =
        DescribeStatementResponse.builder()
            .id("id")
            .status("FINISHED")
            .createdAt(Instant.ofEpochMilli(1_700_000_000_123L))
            .duration(Long.MAX_VALUE)
            .hasResultSet(true)
            .queryParameters(SqlParameter.builder().name("a").value("ä\u0000\"😀").build())
            .subStatements(List.of(SubStatementData.builder().id("id:1").resultRows(-1L).build()))
            .build();
    assertThat(read(write(shape), DescribeStatementResponse.builder())).isEqualTo(shape);
  }

  @Test
  void readsAndWritesEveryKindOfField() throws IOException {
    GetStatementResultResponse shape =
        GetStatementResultResponse.builder()
            .records(
                List.of(
                    List.of(
                        Field.fromLongValue(Long.MIN_VALUE),
                        Field.fromDoubleValue(Double.NaN),
                        Field.fromDoubleValue(Double.NEGATIVE_INFINITY),
                        Field.fromDoubleValue(1e-300),
                        Field.fromBooleanValue(false),
                        Field.fromStringValue(""),
                        Field.fromBlobValue(SdkBytes.fromUtf8String("bytes")),
                        Field.fromIsNull(true)),
                    List.of()))
            .columnMetadata(ColumnMetadata.builder().nullable(1).build())
            .build();
    String json = write(shape);
    assertThat(json)
        .contains("{\"doubleValue\":\"NaN\"}", "{\"blobValue\":\"Ynl0ZXM=\"}")
        .contains("[{\"nullable\":1}]");
    assertThat(read(json, GetStatementResultResponse.builder())).isEqualTo(shape);
  }

  @Test
  void writesTimesAsSecondsWithTheirMilliseconds() throws IOException {
    Instant time = Instant.parse("2018-11-21T21:56:47.796Z");
    assertThat(write(DescribeStatementResponse.builder().createdAt(time).build()))
        .isEqualTo("{\"CreatedAt\":1542837407.796}");
  }

  @Test
  void leavesOutWhatIsAbsentButNotWhatIsEmpty() throws IOException {
    assertThat(write(GetStatementResultResponse.builder().build())).isEqualTo("{}");
    assertThat(write(GetStatementResultResponse.builder().records(List.of()).build()))
        .isEqualTo("{\"Records\":[]}");
  }

  @Test
  void namesTheWayToTheWrongMember() {
    assertThatThrownBy(
            () ->
                read(
                    "{\"SubStatements\":[{},{\"ResultRows\":\"1\"}]}",
                    DescribeStatementResponse.builder()))
        .isInstanceOf(ProtocolException.class)
        .hasMessage(
            "SubStatements[1].ResultRows must be a value of type Long, but is VALUE_STRING");
  }
}
