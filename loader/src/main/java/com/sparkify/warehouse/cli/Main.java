package com.sparkify.warehouse.cli;

import com.sparkify.warehouse.dataapi.CancelledException;
import com.sparkify.warehouse.dataapi.DataApiException;
import com.sparkify.warehouse.dataapi.DeadlineExceededException;
import com.sparkify.warehouse.dataapi.ServiceFailedException;
import com.sparkify.warehouse.dataapi.StatementFailedException;
import com.sparkify.warehouse.run.LoadFailedException;
import com.sparkify.warehouse.run.LoadInProgressException;
import com.sparkify.warehouse.script.SqlFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Without a command it loads. */
@Command(
    name = "sparkify",
    description = {
      "Loads Sparkify's logs and songs into a star schema, on Redshift or on this machine.",
      "Without a command it loads."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done, 1 unexpected, 2 usage or configuration, 3 a statement failed,",
      "4 a check failed, 5 timed out, 130 interrupted."
    },
    subcommands = {
      LoadCommand.class,
      PlanCommand.class,
      QueryCommand.class,
      CheckCommand.class,
      PreviewCommand.class,
      ReportCommand.class,
      ServeCommand.class,
      VersionCommand.class,
      AutoComplete.GenerateCompletion.class
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    Output output = Output.of(System.out, System.err);
    Interrupts interrupts = Interrupts.ofTheSystem();
    interrupts.exit(run(List.of(arguments), output, interrupts, Warehouse::open));
  }

  /** Runs one command in this JVM and returns its exit code. */
  static int run(List<String> arguments, Output output) {
    return run(arguments, output, Interrupts.none(), Warehouse::open);
  }

  /** The same with a way of its own to interrupts and into the warehouse that a load is for. */
  static int run(
      List<String> arguments, Output output, Interrupts interrupts, Warehouse.Opener opener) {
    CommandLine commandLine =
        new CommandLine(new Main(), new CommandFactory(output, interrupts, opener));
    commandLine.setOut(output.out());
    commandLine.setErr(output.err());
    commandLine.setColorScheme(
        CommandLine.Help.defaultColorScheme(Terminal.hasColour() ? Ansi.ON : Ansi.OFF));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setParameterExceptionHandler((error, unused) -> usage(error, output));
    commandLine.setExecutionExceptionHandler((error, unused, parsed) -> failed(error, output));
    int exitCode = commandLine.execute(withCommand(arguments).toArray(String[]::new));
    output.flush();
    return exitCode;
  }

  /** Options alone are those of load, except the two that ask about the program itself. */
  private static List<String> withCommand(List<String> arguments) {
    boolean asksAboutItself =
        !arguments.isEmpty()
            && List.of("-h", "--help", "-V", "--version").contains(arguments.get(0));
    boolean needsCommand =
        arguments.isEmpty() || (arguments.get(0).startsWith("-") && !asksAboutItself);
    if (!needsCommand) {
      return arguments;
    }
    List<String> loading = new ArrayList<>(List.of("load"));
    loading.addAll(arguments);
    return loading;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  private static int usage(ParameterException error, Output output) {
    output.err().println(Text.inertLines(error.getMessage()));
    suggestion(error).ifPresent(output.err()::println);
    output
        .err()
        .println("See: " + error.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.number();
  }

  private static Optional<String> suggestion(ParameterException error) {
    if (!(error instanceof CommandLine.UnmatchedArgumentException unmatched)) {
      return Optional.empty();
    }
    CommandSpec command = error.getCommandLine().getCommandSpec();
    String word = unmatched.getUnmatched().get(0);
    List<String> known = new ArrayList<>();
    if (word.startsWith("-")) {
      command.options().forEach(option -> known.addAll(List.of(option.names())));
    } else {
      known.addAll(command.subcommands().keySet());
    }
    return Names.nearest(word, known).map(nearest -> "Did you mean " + nearest + "?");
  }

  /** Every failure of a known kind is a message and an exit code; the rest shows its stack. */
  private static int failed(Exception error, Output output) {
    if (error instanceof LoadFailedException load) {
      new LoadFailureText(load).lines().forEach(output.err()::println);
      return exitCode(load).number();
    }
    if (error instanceof UsageException
        || error instanceof SqlFileException
        || error instanceof LoadInProgressException) {
      output.err().println(Text.inertLines(error.getMessage()));
      return ExitCode.USAGE.number();
    }
    if (error instanceof DataApiException data) {
      output.err().println(Text.inertLines(data.getMessage()));
      return exitCode(data, false).number();
    }
    output.err().println("unexpected failure; please report it with what follows");
    error.printStackTrace(output.err());
    return ExitCode.UNEXPECTED.number();
  }

  static ExitCode exitCode(LoadFailedException error) {
    return error.isTakenOver() ? ExitCode.USAGE : exitCode(error.getCause(), error.isFailedCheck());
  }

  private static ExitCode exitCode(DataApiException error, boolean failedCheck) {
    if (error instanceof StatementFailedException) {
      return failedCheck ? ExitCode.CHECK_FAILED : ExitCode.STATEMENT_FAILED;
    }
    if (error instanceof DeadlineExceededException) {
      return ExitCode.TIMED_OUT;
    }
    if (error instanceof CancelledException) {
      return ExitCode.INTERRUPTED;
    }
    boolean configuration =
        error instanceof ServiceFailedException service && service.isConfiguration();
    return configuration ? ExitCode.USAGE : ExitCode.UNEXPECTED;
  }
}
