package com.sparkify.warehouse.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NodeBannerTest {
  private static final String BOX =
      """
      !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!

      !!  Node 20 is end-of-life         !!

      !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!

      """;

  @Test
  void boxAndItsBlankLinesAreDropped() {
    assertThat(filtered(BOX)).isEmpty();
  }

  @Test
  void colouredBoxIsDropped() {
    assertThat(filtered("\u001B[41m\u001B[37m!!  Node 20 is end-of-life  !!\u001B[39m\n"))
        .isEmpty();
  }

  @Test
  void linesAroundTheBoxStay() {
    assertThat(filtered("before\n\n" + BOX + "after!!\n  at a line\n"))
        .isEqualTo("before\n\nafter!!\n  at a line\n");
  }

  @Test
  void lettersBeyondAsciiStay() {
    assertThat(filtered("Größe – 80 %\n")).isEqualTo("Größe – 80 %\n");
  }

  private static String filtered(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream stream =
        NodeBanner.filter(new PrintStream(bytes, true, StandardCharsets.UTF_8))) {
      stream.print(text);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
