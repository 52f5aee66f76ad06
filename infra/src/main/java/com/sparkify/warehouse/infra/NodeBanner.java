package com.sparkify.warehouse.infra;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Drops the box that jsii prints when Node is past its end of life.
 *
 * <p>jsii can be told to be silent by its own environment alone, which a JVM can't set for itself,
 * and setting it in cdk.json takes a shell's syntax, which differs between systems. Yet all that
 * jsii prints comes through {@link System#err}, and each line of the box begins with {@code !!}.
 */
final class NodeBanner extends OutputStream {
  private static final Pattern LINE_OF_THE_BOX = Pattern.compile("(\\u001B\\[[\\d;]*m)*!!.*");

  private final PrintStream target;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean inBox;

  private NodeBanner(PrintStream target) {
    this.target = target;
  }

  /** Puts the filter in place; call it before the first construct is made. */
  static void hide() {
    System.setErr(filter(System.err));
  }

  /** Passes on every line, once it has ended, but those of the box and the blanks among them. */
  static PrintStream filter(PrintStream target) {
    return new PrintStream(new NodeBanner(target), true, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void write(int character) throws IOException {
    line.write(character);
    if (character == '\n') {
      endLine();
    }
  }

  @Override
  public synchronized void flush() {
    target.flush();
  }

  private void endLine() throws IOException {
    byte[] bytes = line.toByteArray();
    line.reset();
    String text = new String(bytes, StandardCharsets.UTF_8).strip();
    inBox = LINE_OF_THE_BOX.matcher(text).matches() || (inBox && text.isEmpty());
    if (!inBox) {
      target.write(bytes);
    }
  }
}
