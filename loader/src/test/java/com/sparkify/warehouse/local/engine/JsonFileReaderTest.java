package com.sparkify.warehouse.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The reader of COPY gives what Jackson gives, whatever the form, the cuts and the damage. */
class JsonFileReaderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> COLUMNS = List.of("a", "b", "é\"\\");

  private record Reading(List<List<String>> rows, List<Integer> brokenLines) {}

  private static Reading read(byte[] bytes, int bufferSize) throws IOException {
    JsonValues values = new JsonValues(COLUMNS.size());
    JsonPathNode root = JsonPaths.byName(COLUMNS, false);
    Reading reading = new Reading(new ArrayList<>(), new ArrayList<>());
    try (JsonFileReader reader =
        new JsonFileReader(
            new ByteArrayInputStream(bytes), new byte[bufferSize], root, values, -1)) {
      boolean more = true;
      while (more) {
        try {
          more = reader.next();
          if (more) {
            reading.rows().add(row(values, reader.buffer()));
          }
        } catch (JsonSyntaxException e) {
          reading.brokenLines().add(e.line());
        }
      }
    }
    return reading;
  }

  private static List<String> row(JsonValues values, byte[] buffer) throws IOException {
    List<String> row = new ArrayList<>();
    for (int column = 0; column < COLUMNS.size(); column++) {
      JsonValues.Kind kind = values.kind(column);
      int start = values.start(column);
      int end = values.end(column);
      row.add(
          switch (kind) {
            case ABSENT -> null;
            case NESTED -> JSON.readTree(JsonText.compact(buffer, start, end)).toString();
            default -> FieldReader.text(kind, buffer, start, end);
          });
    }
    return row;
  }

  private static List<String> expected(JsonNode document) {
    return COLUMNS.stream()
        .map(
            column -> {
              JsonNode value = document.path(column);
              if (value.isMissingNode() || value.isNull()) {
                return null;
              }
              return value.isContainerNode() ? value.toString() : value.asText();
            })
        .toList();
  }

  @Provide
  Arbitrary<JsonNode> values() {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    Arbitrary<JsonNode> text =
        Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.strings().withChars("\"\\/\b\n\t\u0000é€😀x ").ofMaxLength(20))
            .map(value -> nodes.textNode(wellFormed(value)));
    Arbitrary<JsonNode> number =
        Arbitraries.oneOf(
            Arbitraries.longs().map(nodes::numberNode),
            Arbitraries.integers().map(nodes::numberNode));
    Arbitrary<JsonNode> simple =
        Arbitraries.oneOf(
            text,
            number,
            Arbitraries.of(true, false).map(nodes::booleanNode),
            Arbitraries.just(nodes.nullNode()));
    return Arbitraries.oneOf(
        simple, simple.list().ofMaxSize(3).map(list -> nodes.arrayNode().addAll(list)));
  }

  /** Half a surrogate pair can't be written as UTF-8. */
  private static String wellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  @Provide
  Arbitrary<List<ObjectNode>> documents() {
    Arbitrary<ObjectNode> document =
        Combinators.combine(values(), values(), values(), values())
            .as(
                (first, second, third, fourth) -> {
                  ObjectNode node = JsonNodeFactory.instance.objectNode();
                  node.set("b", first);
                  node.set("other", second);
                  node.set("é\"\\", third);
                  node.set("a", fourth);
                  return node;
                });
    return document.list().ofMinSize(1).ofMaxSize(6);
  }

  @Property(tries = 500)
  void givesWhatJacksonGives(
      @ForAll("documents") List<ObjectNode> documents,
      @ForAll @IntRange(min = 64, max = 400) int bufferSize,
      @ForAll boolean pretty,
      @ForAll boolean ascii,
      @ForAll @IntRange(max = 3) int separator)
      throws IOException {
    StringBuilder file = new StringBuilder();
    for (ObjectNode document : documents) {
      String text = pretty ? document.toPrettyString() : document.toString();
      file.append(ascii ? escaped(text) : text);
      file.append(List.of("", "\n", "\r\n\n", " \t").get(separator));
    }
    Reading reading = read(file.toString().getBytes(StandardCharsets.UTF_8), bufferSize);
    assertThat(reading.brokenLines()).isEmpty();
    assertThat(reading.rows())
        .isEqualTo(documents.stream().map(JsonFileReaderTest::expected).toList());
  }

  /** The same JSON with every character beyond ASCII as an escape. */
  private static String escaped(String text) {
    StringBuilder ascii = new StringBuilder();
    text.chars()
        .forEach(
            unit ->
                ascii.append(
                    unit < 0x7f
                        ? String.valueOf((char) unit)
                        : String.format(Locale.ROOT, "\\u%04x", unit)));
    return ascii.toString();
  }

  @Property(tries = 1000)
  void findsDamageWhereJacksonFindsIt(
      @ForAll("documents") List<ObjectNode> documents,
      @ForAll @IntRange(max = 10_000) int place,
      @ForAll("damage") char damage,
      @ForAll @IntRange(min = 64, max = 400) int bufferSize)
      throws IOException {
    char[] text = documents.get(0).toString().toCharArray();
    text[place % text.length] = damage;
    String damaged = wellFormed(new String(text));
    boolean broken =
        !read(damaged.getBytes(StandardCharsets.UTF_8), bufferSize).brokenLines().isEmpty();
    assertThat(broken).as(damaged).isEqualTo(!isJson(damaged));
  }

  @Provide
  Arbitrary<Character> damage() {
    return Arbitraries.of(
        '{', '}', '[', ']', '"', ',', ':', '\\', ' ', '0', '-', '.', 'e', 'x', '\n');
  }

  private static boolean isJson(String text) throws IOException {
    try (JsonParser parser = JSON.createParser(text.getBytes(StandardCharsets.UTF_8));
        MappingIterator<JsonNode> nodes = JSON.readerFor(JsonNode.class).readValues(parser)) {
      while (nodes.hasNextValue()) {
        if (!nodes.nextValue().isContainerNode()) {
          return false;
        }
      }
      return true;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  @Property(tries = 300)
  void losesOnlyTheBrokenLines(
      @ForAll("documents") List<ObjectNode> documents,
      @ForAll("brokenLines") List<String> broken,
      @ForAll @IntRange(min = 64, max = 400) int bufferSize)
      throws IOException {
    StringBuilder file = new StringBuilder();
    List<Integer> lines = new ArrayList<>();
    int line = 1;
    for (int index = 0; index < Math.max(documents.size(), broken.size()); index++) {
      if (index < broken.size()) {
        file.append(broken.get(index)).append('\n');
        lines.add(line++);
      }
      if (index < documents.size()) {
        file.append(documents.get(index)).append('\n');
        line++;
      }
    }
    Reading reading = read(file.toString().getBytes(StandardCharsets.UTF_8), bufferSize);
    assertThat(reading.brokenLines()).as(file.toString()).isEqualTo(lines);
    assertThat(reading.rows())
        .isEqualTo(documents.stream().map(JsonFileReaderTest::expected).toList());
  }

  @Provide
  Arbitrary<List<String>> brokenLines() {
    return Arbitraries.of(
            "{\"a\":}",
            "{\"a\" 1}",
            "{'a':1}",
            "{\"a\":01}",
            "{\"a\":tru}",
            "{\"a\":\"x}",
            "oops",
            "{\"a\":1,}",
            "{,}",
            "{\"a\":+1}",
            "{\"a\":.5}",
            "{\"a\":NaN}",
            "}",
            "{\"a\":\"\\x\"}")
        .list()
        .ofMaxSize(5);
  }
}
