package com.sparkify.warehouse.cli;

import java.io.Console;
import java.util.Optional;

/** What the terminal can do, if there is one. */
final class Terminal {
  private static final int USUAL_WIDTH = 100;

  private Terminal() {}

  /** Whether a person watches, on something that understands cursor movements. */
  static boolean isLive() {
    return hasConsole() && !"dumb".equals(System.getenv("TERM"));
  }

  /**
   * Before Java 22 there is a console only where there is a terminal; since then one can ask it.
   */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean hasConsole() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** Whether colours are wanted; see no-color.org. */
  static boolean hasColour() {
    return isLive() && Optional.ofNullable(System.getenv("NO_COLOR")).orElse("").isEmpty();
  }

  /** Columns of the terminal as the shell exports them, or a usual number. */
  static int width() {
    try {
      return Math.max(40, Integer.parseInt(System.getenv("COLUMNS")));
    } catch (NumberFormatException e) {
      return USUAL_WIDTH;
    }
  }
}
