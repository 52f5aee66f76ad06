package com.sparkify.warehouse.sample;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The generator's command line. Its defaults make the sample that is committed. */
@Command(
    name = "sample-data",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false,
    description = "Writes logs and songs of an invented music service, in the shape of the bucket.")
public final class SampleDataCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "folder to write; must be empty or not there")
  private Path out;

  @Option(names = "--events", paramLabel = "N", description = "log lines in all")
  private int events = 5_000;

  @Option(names = "--songs", paramLabel = "N", description = "song files")
  private int songs = 250;

  @Option(names = "--days", paramLabel = "N", description = "log files, one a day")
  private int days = 30;

  @Option(names = "--seed", paramLabel = "N", description = "another number, another world")
  private long seed = 1;

  private SampleDataCommand() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new SampleDataCommand());
  }

  @Override
  public Integer call() throws IOException {
    try {
      SampleData.write(out, new SampleSettings(events, songs, days, seed));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    } catch (DirectoryNotEmptyException e) {
      throw new ParameterException(
          spec.commandLine(), "--out " + out + " isn't empty; delete it or name another", e);
    }
    System.err.println(events + " events and " + songs + " songs are in " + out);
    return 0;
  }
}
