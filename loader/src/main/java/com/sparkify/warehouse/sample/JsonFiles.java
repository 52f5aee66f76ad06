package com.sparkify.warehouse.sample;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Opens JSON writers in the two spellings of the real files, and writes what may be null. */
final class JsonFiles {

  private static final JsonFactory PLAIN =
      new JsonFactoryBuilder()
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();
  private static final JsonFactory ESCAPED =
      new JsonFactoryBuilder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .characterEscapes(new SlashEscapes())
          .build();

  private JsonFiles() {}

  /** A writer of UTF-8 as it is. Makes the folders above the file. */
  static JsonGenerator plain(Path file) throws IOException {
    return open(PLAIN, file);
  }

  /** A writer of ASCII alone: what lies beyond is {@code \}{@code u00e9}, and / is {@code \/}. */
  static JsonGenerator escaped(Path file) throws IOException {
    return open(ESCAPED, file);
  }

  static void text(JsonGenerator json, String name, Optional<String> value) throws IOException {
    json.writeFieldName(name);
    if (value.isPresent()) {
      json.writeString(value.get());
    } else {
      json.writeNull();
    }
  }

  static void number(JsonGenerator json, String name, Optional<BigDecimal> value)
      throws IOException {
    json.writeFieldName(name);
    if (value.isPresent()) {
      json.writeNumber(value.get());
    } else {
      json.writeNull();
    }
  }

  private static JsonGenerator open(JsonFactory factory, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return factory.createGenerator(Files.newOutputStream(file));
  }

  private static final class SlashEscapes extends CharacterEscapes {

    private static final SerializableString SLASH = new SerializedString("\\/");
    private final int[] codes = standardAsciiEscapesForJSON();

    private SlashEscapes() {
      codes['/'] = ESCAPE_CUSTOM;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return codes.clone();
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
      return character == '/' ? SLASH : null;
    }
  }
}
