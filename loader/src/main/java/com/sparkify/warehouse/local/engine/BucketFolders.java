package com.sparkify.warehouse.local.engine;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Folders that stand for S3 buckets: a file's path below the folder is its key. Nothing outside the
 * folders is read, whatever the keys or the symbolic links in them say.
 */
final class BucketFolders {
  private final Map<String, Path> folders;

  BucketFolders(Map<String, Path> folders) {
    this.folders = new TreeMap<>(folders);
  }

  /**
   * A file of a bucket.
   *
   * @param uri its place
   * @param path the file
   * @param size its bytes
   */
  record Entry(S3Uri uri, Path path, long size) {}

  /**
   * The objects whose keys start with that of the prefix, sorted by key.
   *
   * @return nothing where there is none
   * @throws EngineException of kind LOAD where the bucket isn't known, FORBIDDEN where a symbolic
   *     link leads out of it
   */
  List<Entry> find(S3Uri prefix) {
    Path folder = folder(prefix);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Entry> entries = new ArrayList<>();
    try {
      Path root = folder.toRealPath();
      new Walk(prefix, root, entries, new HashSet<>(Set.of(root))).walk(root, "");
    } catch (IOException e) {
      throw new EngineException(
          EngineException.Kind.STORAGE, "The objects of " + prefix + " can't be listed: " + e, e);
    }
    entries.sort(Comparator.comparing(entry -> entry.uri().key()));
    return entries;
  }

  /**
   * The object of exactly that key.
   *
   * @throws EngineException of kind LOAD where there is none
   */
  Entry get(S3Uri uri) {
    return find(uri).stream()
        .filter(entry -> entry.uri().equals(uri))
        .findFirst()
        .orElseThrow(
            () ->
                new EngineException(
                    EngineException.Kind.LOAD, "The specified key does not exist: '" + uri + "'"));
  }

  private Path folder(S3Uri uri) {
    Path folder = folders.get(uri.bucket());
    if (folder == null) {
      String known = folders.isEmpty() ? "none" : String.join(", ", folders.keySet());
      throw new EngineException(
          EngineException.Kind.LOAD,
          "The specified bucket '"
              + uri.bucket()
              + "' does not exist; the local warehouse knows: "
              + known);
    }
    return folder;
  }

  /** Goes through the folders that may hold keys of the prefix. */
  private record Walk(S3Uri prefix, Path root, List<Entry> entries, Set<Path> followed) {

    void walk(Path folder, String folderKey) throws IOException {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
              String key = path.equals(folder) ? folderKey : key(path) + "/";
              boolean mayMatch = key.startsWith(prefix.key()) || prefix.key().startsWith(key);
              return mayMatch ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
                throws IOException {
              if (attributes.isSymbolicLink()) {
                follow(path, key(path));
              } else if (attributes.isRegularFile()) {
                add(path, key(path), attributes.size());
              }
              return FileVisitResult.CONTINUE;
            }

            private String key(Path path) {
              return folderKey + folder.relativize(path).toString().replace('\\', '/');
            }
          });
    }

    private void add(Path path, String key, long size) {
      if (key.startsWith(prefix.key())) {
        entries.add(new Entry(new S3Uri(prefix.bucket(), key), path, size));
      }
    }

    private void follow(Path link, String key) throws IOException {
      if (!key.startsWith(prefix.key()) && !prefix.key().startsWith(key + "/")) {
        return;
      }
      if (!Files.exists(link)) {
        return;
      }
      Path target = link.toRealPath();
      if (!target.startsWith(root)) {
        throw new EngineException(
            EngineException.Kind.FORBIDDEN,
            "The object s3://"
                + prefix.bucket()
                + "/"
                + key
                + " is a symbolic link that leads out of its bucket; it isn't read");
      }
      if (Files.isRegularFile(target)) {
        add(target, key, Files.size(target));
      } else if (followed.add(target)) {
        walk(target, key + "/");
        followed.remove(target);
      }
    }
  }
}
