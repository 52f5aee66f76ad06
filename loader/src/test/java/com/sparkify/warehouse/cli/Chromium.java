package com.sparkify.warehouse.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real headless browser with one tab, driven over the DevTools protocol. */
final class Chromium implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

  private Chromium(Process process, URI tab) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(tab, new Listener()).join();
    List.of("Page", "Runtime", "Log", "Network").forEach(domain -> send(domain + ".enable"));
  }

  /** The browser of this machine, if it has one. */
  static Optional<Path> executable() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(":", -1))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts a browser that knows nothing of earlier ones. */
  static Chromium start(Path executable, Path profile) throws IOException {
    Process process =
        new ProcessBuilder(
                executable.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    String marker = "DevTools listening on ";
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = lines.readLine();
    while (line != null && !line.startsWith(marker)) {
      line = lines.readLine();
    }
    if (line == null) {
      throw new IOException("the browser ended before it listened");
    }
    Thread drain = new Thread(() -> lines.lines().forEach(unused -> {}), "browser output");
    drain.setDaemon(true);
    drain.start();
    return new Chromium(process, firstTab(URI.create(line.substring(marker.length()).strip())));
  }

  private static URI firstTab(URI browser) throws IOException {
    URI list = URI.create("http://127.0.0.1:" + browser.getPort() + "/json/list");
    try {
      String tabs =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
              .body();
      for (JsonNode tab : JSON.readTree(tabs)) {
        if (tab.path("type").asText().equals("page")) {
          return URI.create(tab.path("webSocketDebuggerUrl").asText());
        }
      }
      throw new IOException("the browser has no tab: " + tabs);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Opens a file and waits until it and its scripts have run. */
  void open(Path file) {
    events.clear();
    loaded = new CompletableFuture<>();
    send("Page.navigate", "url", file.toAbsolutePath().normalize().toUri().toString());
    await(loaded);
  }

  /** A window of that size; a phone's where it is narrow. */
  void resize(int width, int height) {
    ObjectNode size = JSON.createObjectNode();
    size.put("width", width).put("height", height).put("deviceScaleFactor", 1);
    size.put("mobile", width < 500);
    send("Emulation.setDeviceMetricsOverride", size);
  }

  /** What the system prefers, {@code light} or {@code dark}; an open page follows soon after. */
  void prefer(String scheme) {
    ObjectNode media = JSON.createObjectNode();
    media.putArray("features").addObject().put("name", "prefers-color-scheme").put("value", scheme);
    send("Emulation.setEmulatedMedia", media);
  }

  /** The value of an expression, which may be a promise. */
  JsonNode evaluate(String expression) {
    ObjectNode parameters = JSON.createObjectNode();
    parameters.put("expression", expression);
    parameters.put("returnByValue", true).put("awaitPromise", true);
    JsonNode result = send("Runtime.evaluate", parameters);
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  /** Waits until an expression holds; looks again at every frame. */
  void waitUntil(String expression) {
    evaluate(
        "new Promise(done => { const look = () => ("
            + expression
            + ") ? done() : requestAnimationFrame(look); look(); })");
  }

  /** Presses and releases a key such as Tab or Enter. */
  void press(String key, int code) {
    for (String type : List.of("keyDown", "keyUp")) {
      ObjectNode stroke = JSON.createObjectNode();
      stroke.put("type", type).put("key", key).put("code", key);
      stroke.put("windowsVirtualKeyCode", code);
      if (key.equals("Enter")) {
        stroke.put("text", "\r");
      }
      send("Input.dispatchKeyEvent", stroke);
    }
  }

  /** Moves the pointer to a place of the window. */
  void pointAt(int x, int y) {
    send(
        "Input.dispatchMouseEvent",
        JSON.createObjectNode().put("type", "mouseMoved").put("x", x).put("y", y));
  }

  /** The whole page as a PNG. */
  byte[] screenshot() {
    return screenshot(evaluate("document.documentElement.scrollHeight").asInt());
  }

  /** The page's upper part as a PNG. */
  byte[] screenshot(int height) {
    ObjectNode parameters = JSON.createObjectNode();
    parameters.put("captureBeyondViewport", true);
    parameters
        .putObject("clip")
        .put("x", 0)
        .put("y", 0)
        .put("width", evaluate("document.documentElement.clientWidth").asInt())
        .put("height", height)
        .put("scale", 1);
    String data = send("Page.captureScreenshot", parameters).path("data").asText();
    return Base64.getDecoder().decode(data);
  }

  /** The page on paper as a PDF. */
  byte[] print() {
    JsonNode printed = send("Page.printToPDF", JSON.createObjectNode().put("paperWidth", 8.27));
    return Base64.getDecoder().decode(printed.path("data").asText());
  }

  /** Everything that the page complained about since it was opened. */
  List<String> complaints() {
    return events.stream()
        .filter(
            event ->
                switch (event.path("method").asText()) {
                  case "Runtime.exceptionThrown", "Log.entryAdded" -> true;
                  case "Runtime.consoleAPICalled" ->
                      List.of("error", "warning", "assert")
                          .contains(event.path("params").path("type").asText());
                  default -> false;
                })
        .map(JsonNode::toString)
        .toList();
  }

  /** Every address that the page asked for since it was opened, its own among them. */
  List<String> requests() {
    return events.stream()
        .filter(event -> event.path("method").asText().equals("Network.requestWillBeSent"))
        .map(event -> event.path("params").path("request").path("url").asText())
        .toList();
  }

  private JsonNode send(String method) {
    return send(method, JSON.createObjectNode());
  }

  private void send(String method, String name, String value) {
    send(method, JSON.createObjectNode().put(name, value));
  }

  private JsonNode send(String method, ObjectNode parameters) {
    int id = lastId.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", parameters);
    socket.sendText(message.toString(), true).join();
    JsonNode received = await(answer);
    if (received.has("error")) {
      throw new IllegalStateException(method + ": " + received.get("error"));
    }
    return received.path("result");
  }

  private static <T> T await(CompletableFuture<T> future) {
    return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    socket.abort();
    process.destroy();
    process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        receive(text.toString());
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }

    private void receive(String message) {
      JsonNode received;
      try {
        received = JSON.readTree(message);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (received.has("id")) {
        answers.remove(received.get("id").asInt()).complete(received);
        return;
      }
      events.add(received);
      if (received.path("method").asText().equals("Page.loadEventFired")) {
        loaded.complete(null);
      }
    }
  }
}
