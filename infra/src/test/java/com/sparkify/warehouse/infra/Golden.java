package com.sparkify.warehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that are generated and committed. {@code mvn -pl infra test -Drefresh} writes them; without
 * it a test fails when one of them isn't what it would be.
 */
final class Golden {
  private static final boolean REFRESH = System.getProperty("refresh") != null;

  private Golden() {}

  static void assertSame(Path file, String expected) {
    try {
      if (REFRESH) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, expected);
      }
      assertThat(Files.readString(file))
          .as("%s; refresh with mvn -pl infra test -Drefresh", file)
          .isEqualTo(expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same for what stands between two marks of a page that is otherwise written by hand. */
  static void assertSection(Path page, String name, String expected) {
    try {
      String begin = "<!-- begin %s -->\n".formatted(name);
      String end = "<!-- end %s -->".formatted(name);
      String text = Files.readString(page);
      assertThat(text).as(page.toString()).contains(begin, end);
      int from = text.indexOf(begin) + begin.length();
      int to = text.indexOf(end, from);
      assertSame(page, text.substring(0, from) + expected + text.substring(to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
