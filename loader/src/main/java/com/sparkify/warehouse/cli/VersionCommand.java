package com.sparkify.warehouse.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says what runs; the same as {@code --version}. */
@Command(
    name = "version",
    description = "Prints the version of the loader and of Java.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class VersionCommand implements Callable<Integer> {
  private final Output output;

  VersionCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    for (String line : new Version().getVersion()) {
      output.out().println(line);
    }
    return ExitCode.DONE.number();
  }
}
