package com.sparkify.warehouse.script;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of SQL files, found by one rule: numbered folders are phases, run in order; inside a
 * phase every entry, a file or a folder of files, is one transaction, and entries run side by side.
 *
 * @param root the folder itself
 * @param phases the numbered folders, in the order of their numbers
 */
public record SqlFolder(Path root, List<Phase> phases) {
  private static final Pattern PHASE = Pattern.compile("([0-9]+)-(.+)");

  public SqlFolder {
    requireNonNull(root, "root");
    phases = List.copyOf(phases);
  }

  /**
   * A step of the load; all of it ends before the next begins.
   *
   * @param name the folder's name
   * @param entries what runs side by side, in name order
   */
  public record Phase(String name, List<Entry> entries) {
    public Phase {
      requireNonNull(name, "name");
      entries = List.copyOf(entries);
    }
  }

  /**
   * What runs as one transaction.
   *
   * @param name the file's name without {@code .sql}, or the folder's
   * @param files its files, in the order they run
   */
  public record Entry(String name, List<Path> files) {
    public Entry {
      requireNonNull(name, "name");
      files = List.copyOf(files);
    }
  }

  /**
   * Looks through the folder; reads no file yet.
   *
   * @throws SqlFileException where the folder is missing or has no phase, or a phase or transaction
   *     is empty
   */
  public static SqlFolder discover(Path root) {
    if (!Files.isDirectory(root)) {
      throw problem(root, "there is no such folder; name the warehouse's SQL with --sql DIR");
    }
    List<Phase> phases =
        children(root).stream()
            .filter(Files::isDirectory)
            .filter(folder -> PHASE.matcher(nameOf(folder)).matches())
            .sorted((one, other) -> Long.compare(numberOf(one), numberOf(other)))
            .map(SqlFolder::phase)
            .toList();
    if (phases.isEmpty()) {
      throw problem(root, "no phase found; a phase is a folder named like 1-schema");
    }
    return new SqlFolder(root, phases);
  }

  /**
   * The files of an unnumbered folder such as {@code checks}, in name order; none if it is absent.
   */
  public List<Path> filesOf(String folder) {
    Path path = root.resolve(folder);
    return Files.isDirectory(path) ? sqlFiles(path) : List.of();
  }

  private static Phase phase(Path folder) {
    List<Entry> entries = new ArrayList<>();
    for (Path child : children(folder)) {
      if (Files.isDirectory(child)) {
        List<Path> files = sqlFiles(child);
        if (files.isEmpty()) {
          throw problem(child, "the transaction holds no .sql file; add one or delete the folder");
        }
        entries.add(new Entry(nameOf(child), files));
      } else if (isSql(child)) {
        entries.add(new Entry(nameOf(child).replaceFirst("\\.sql$", ""), List.of(child)));
      }
    }
    if (entries.isEmpty()) {
      throw problem(folder, "the phase holds no transaction; add a .sql file or delete the folder");
    }
    return new Phase(nameOf(folder), entries);
  }

  private static List<Path> sqlFiles(Path folder) {
    return children(folder).stream().filter(SqlFolder::isSql).toList();
  }

  private static boolean isSql(Path path) {
    return nameOf(path).endsWith(".sql") && Files.isRegularFile(path);
  }

  private static long numberOf(Path folder) {
    String digits = nameOf(folder).substring(0, nameOf(folder).indexOf('-'));
    return digits.length() > 9 ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  private static String nameOf(Path path) {
    return path.getFileName().toString();
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> !nameOf(child).startsWith("."))
          .sorted((one, other) -> nameOf(one).compareTo(nameOf(other)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("can't list " + folder, e);
    }
  }

  private static SqlFileException problem(Path path, String message) {
    return new SqlFileException(Location.of(path), message);
  }
}
