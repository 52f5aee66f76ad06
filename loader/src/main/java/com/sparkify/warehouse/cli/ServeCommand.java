package com.sparkify.warehouse.cli;

import com.sparkify.warehouse.local.LocalWarehouse;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Keeps the local Data API endpoint up until it is interrupted. */
@Command(
    name = "serve",
    description = "Keeps the local Data API endpoint up for any AWS SDK or the AWS CLI.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  serve --port 8089",
      "  aws redshift-data execute-statement --endpoint-url http://127.0.0.1:8089 \\",
      "      --cluster-identifier local --database dev --sql \"select count(*) from songplays\""
    })
final class ServeCommand implements Callable<Integer> {
  private final Output output;
  private final Interrupts interrupts;

  @Mixin private TargetOptions targetOptions;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8089",
      description = "port on 127.0.0.1; 0 picks a free one (default: ${DEFAULT-VALUE})")
  private int port;

  ServeCommand(Output output, Interrupts interrupts) {
    this.output = output;
    this.interrupts = interrupts;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65535) {
      throw new UsageException("--port is " + port + "; allowed are 0 to 65535");
    }
    if (!(targetOptions.resolve() instanceof Target.Local local)) {
      throw new UsageException("serve keeps the local warehouse up; add --target local");
    }
    LocalWarehouse endpoint = LocalTarget.start(local, port);
    CountDownLatch interrupted = new CountDownLatch(1);
    interrupts.onInterrupt(interrupted::countDown);
    output.out().println("Serving the " + local.describe() + " at " + endpoint.endpoint());
    output.err().println("Stop it with Ctrl-C.");
    output.flush();
    interrupted.await();
    endpoint.close();
    return ExitCode.DONE.number();
  }
}
