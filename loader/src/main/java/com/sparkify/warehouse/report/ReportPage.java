package com.sparkify.warehouse.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The page: one file with its style, its scripts and its data inside, which asks nothing of a
 * network. The browser is told so: only the scripts and the style whose hashes stand in its policy
 * may run, and nothing may be fetched.
 */
public final class ReportPage {
  private static final String LIBRARY = "/META-INF/resources/webjars/echarts/";

  /** One scope of the page's own functions, in the order in which they build on each other. */
  private static final List<String> SCRIPTS =
      List.of(
          "elements.js",
          "format.js",
          "tables.js",
          "theme.js",
          "drawing.js",
          "lines.js",
          "bars.js",
          "grids.js",
          "timeline.js",
          "cards.js",
          "schema.js",
          "quality.js",
          "page.js");

  private ReportPage() {}

  /** The whole page; equal reports give equal text. */
  public static String render(Report report) {
    String style = resource("/report/page.css");
    String charts = resource(LIBRARY + libraryVersion() + "/echarts.min.js").strip();
    String script =
        SCRIPTS.stream()
            .map(name -> resource("/report/" + name))
            .collect(Collectors.joining("\n", "(() => {\n'use strict';\n", "})();\n"));
    String policy =
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; script-src "
            + hash(charts)
            + " "
            + hash(script)
            + "; style-src "
            + hash(style);
    return resource("/report/page.html")
        .replace("{{policy}}", policy)
        .replace("{{style}}", style)
        .replace("{{charts}}", charts)
        .replace("{{script}}", script)
        .replace("{{data}}", PageData.of(report));
  }

  private static String libraryVersion() {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(resource("/report/charts.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  private static String resource(String name) {
    try (InputStream stream = ReportPage.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is missing on the class path");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(name + " can't be read", e);
    }
  }

  /** As a policy names an inline script or style. */
  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
