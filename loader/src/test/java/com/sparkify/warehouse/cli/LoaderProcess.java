package com.sparkify.warehouse.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The loader as a process of its own, with this JVM's classes; its stderr is read as it comes. */
final class LoaderProcess {
  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final List<String> err = new ArrayList<>();
  private final CompletableFuture<Void> allRead;

  private LoaderProcess(Process process) {
    this.process = process;
    this.allRead = CompletableFuture.runAsync(this::read);
  }

  /**
   * Starts a command.
   *
   * @param out the file that stdout goes to
   * @param environment added to this JVM's
   */
  static LoaderProcess start(Path out, Map<String, String> environment, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.add("com.sparkify.warehouse.cli.Main");
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile());
    builder.environment().putAll(environment);
    try {
      return new LoaderProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for a line of stderr that holds a text. */
  void awaitLine(String text) {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    synchronized (err) {
      while (err.stream().noneMatch(line -> line.contains(text))) {
        if (allRead.isDone() || System.nanoTime() > giveUp) {
          throw new AssertionError("\"" + text + "\" never came; stderr was:\n" + err());
        }
        try {
          err.wait(1000);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  /** Sends a signal, such as INT. */
  void signal(String name) {
    try {
      String[] kill = {"kill", "-" + name, Long.toString(process.pid())};
      if (new ProcessBuilder(kill).start().waitFor() != 0) {
        throw new AssertionError("kill -" + name + " failed; stderr was:\n" + err());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Kills it as {@code kill -9} does, unless it ends before that time is over. */
  void killAfter(long milliseconds) {
    try {
      if (!process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
        // Through its handle, since the process itself would close the stderr that is still read.
        process.toHandle().destroyForcibly();
        process.waitFor();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits for its end and returns its exit code. */
  int exitCode() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("it didn't end; stderr was:\n" + err());
      }
      allRead.join();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  /** Its stderr so far. */
  String err() {
    synchronized (err) {
      return String.join("\n", err);
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (err) {
          err.add(line);
          err.notifyAll();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
