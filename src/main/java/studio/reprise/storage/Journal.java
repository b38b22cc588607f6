package studio.reprise.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import studio.reprise.document.EditException;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.storage.DocumentJson.Unknown;

/**
 * {@code journal.jsonl}: the edits since the last save. The first line names the project file that
 * it continues by hash; every other line is what one edit changed. A line is on the disk before the
 * edit counts as made.
 */
final class Journal {
  private static final long SIZE_LIMIT = 1L << 30;

  /**
   * What a replay gave.
   *
   * @param project with every whole line of the journal
   * @param edits how many there were
   * @param trouble a sentence when a line could not be read, else ""
   */
  record Replay(Project project, int edits, String trouble) {}

  private final Path path;
  private String baseSha256;
  private FileChannel channel;

  /**
   * @param path the journal's file, which may not be there
   * @param baseSha256 hash of the project file that the next edits continue
   */
  Journal(Path path, String baseSha256) {
    this.path = path;
    this.baseSha256 = baseSha256;
  }

  /**
   * Applies the journal to the project that it continues.
   *
   * @return the same project when there is nothing to replay
   */
  Replay replay(Project project) throws IOException {
    if (!Files.isRegularFile(path)) {
      return new Replay(project, 0, "");
    }
    if (Files.size(path) > SIZE_LIMIT) {
      return new Replay(project, 0, path.getFileName() + " is larger than 1 GiB and was not read.");
    }
    String text = Files.readString(path, StandardCharsets.UTF_8);
    String[] lines = text.split("\n", -1);
    // What follows the last line feed was being written when the program died: it never counted as
    // made.
    int whole = lines.length - 1;
    if (whole < 1 || !isBase(lines[0])) {
      return new Replay(project, 0, "");
    }
    Project now = project;
    for (int i = 1; i < whole; i++) {
      try {
        now = applied(now, DocumentJson.MAPPER.readTree(lines[i]));
      } catch (IOException | EditException | NullPointerException e) {
        return new Replay(
            now,
            i - 1,
            path.getFileName()
                + ", line "
                + (i + 1)
                + " is damaged; the "
                + (i - 1)
                + " edits before it were kept.");
      }
    }
    return new Replay(now, whole - 1, "");
  }

  private boolean isBase(String line) {
    try {
      return DocumentJson.MAPPER.readTree(line).path("base").asText().equals(baseSha256);
    } catch (IOException e) {
      return false;
    }
  }

  /** Keeps what an edit changed. */
  void append(String name, Project before, Project after) throws IOException {
    if (channel == null) {
      boolean fresh = !Files.isRegularFile(path) || Files.size(path) == 0;
      channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
      if (fresh) {
        write("{\"base\":\"" + baseSha256 + "\"}\n");
      }
    }
    write(change(name, before, after) + "\n");
    channel.force(false);
  }

  private void write(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** The edits are in the project file now; the next ones continue that file. */
  void foldedInto(String projectSha256) throws IOException {
    close();
    baseSha256 = projectSha256;
    Files.deleteIfExists(path);
  }

  /** Puts a damaged journal aside, where a person can look at it. */
  void setAside() throws IOException {
    close();
    if (Files.isRegularFile(path)) {
      Files.move(
          path, path.resolveSibling("journal.damaged.jsonl"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  void close() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }

  /** What is different between two versions, as JSON. */
  static ObjectNode change(String name, Project before, Project after) {
    ObjectNode out = DocumentJson.MAPPER.createObjectNode().put("edit", name);
    if (!after.name().equals(before.name())) {
      out.put("name", after.name());
    }
    if (!after.pack().equals(before.pack())) {
      out.set("pack", DocumentJson.pack(after.pack()));
    }
    if (!after.defaults().equals(before.defaults())) {
      out.set("defaults", DocumentJson.defaults(after.defaults()));
    }
    if (!after.speakers().equals(before.speakers())) {
      ArrayNode speakers = out.putArray("speakers");
      after.speakers().forEach(speaker -> speakers.add(DocumentJson.speaker(speaker)));
    }
    if (!after.dictionary().equals(before.dictionary())) {
      ArrayNode entries = out.putArray("dictionary");
      after.dictionary().forEach(entry -> entries.add(DocumentJson.entry(entry)));
    }
    if (after.scenes() != before.scenes()) {
      changeOfScenes(out, before, after);
    }
    return out;
  }

  private static void changeOfScenes(ObjectNode out, Project before, Project after) {
    Map<String, Scene> oldScenes = new HashMap<>();
    before.scenes().forEach(scene -> oldScenes.put(scene.id(), scene));
    Map<String, Line> oldLines = new HashMap<>();
    ArrayNode scenes = DocumentJson.MAPPER.createArrayNode();
    ArrayNode put = DocumentJson.MAPPER.createArrayNode();
    boolean sameShape = before.scenes().size() == after.scenes().size();
    for (int i = 0; i < after.scenes().size(); i++) {
      Scene scene = after.scenes().get(i);
      Scene old = oldScenes.get(scene.id());
      sameShape &= i < before.scenes().size() && before.scenes().get(i).id().equals(scene.id());
      ObjectNode node = scenes.addObject().put("id", scene.id());
      if (old == scene) {
        continue;
      }
      if (oldLines.isEmpty()) {
        before.lines().forEach(line -> oldLines.put(line.id(), line));
      }
      if (old == null || !old.title().equals(scene.title())) {
        node.put("title", scene.title());
        sameShape = false;
      }
      List<String> ids = scene.lines().stream().map(Line::id).toList();
      if (old == null || !old.lines().stream().map(Line::id).toList().equals(ids)) {
        ArrayNode order = node.putArray("order");
        ids.forEach(order::add);
        sameShape = false;
      }
      for (Line line : scene.lines()) {
        Line known = oldLines.get(line.id());
        if (known != line && !line.equals(known)) {
          put.add(DocumentJson.line(line));
        }
      }
    }
    if (!sameShape) {
      out.set("scenes", scenes);
    }
    if (!put.isEmpty()) {
      out.set("put", put);
    }
  }

  /** A version with one line of the journal applied. */
  static Project applied(Project project, JsonNode change) {
    Project now = project;
    if (change.has("name")) {
      now = now.withName(DocumentJson.text(change, "name"));
    }
    if (change.has("pack")) {
      now = now.withPack(DocumentJson.pack(change.get("pack"), Unknown.REFUSED));
    }
    if (change.has("defaults")) {
      now = now.withDefaults(DocumentJson.defaults(change.get("defaults"), Unknown.REFUSED));
    }
    if (change.has("speakers")) {
      List<studio.reprise.document.Speaker> speakers = new ArrayList<>();
      change
          .get("speakers")
          .forEach(node -> speakers.add(DocumentJson.speaker(node, Unknown.REFUSED)));
      now = now.withSpeakers(speakers);
    }
    if (change.has("dictionary")) {
      List<studio.reprise.document.DictionaryEntry> entries = new ArrayList<>();
      change
          .get("dictionary")
          .forEach(node -> entries.add(DocumentJson.entry(node, Unknown.REFUSED)));
      now = now.withDictionary(entries);
    }
    if (change.has("scenes") || change.has("put")) {
      now = withScenes(now, change);
    }
    return now;
  }

  private static Project withScenes(Project project, JsonNode change) {
    Map<String, Line> lines = new HashMap<>();
    project.lines().forEach(line -> lines.put(line.id(), line));
    Map<String, Line> put = new HashMap<>();
    for (JsonNode node : change.path("put")) {
      Line line = DocumentJson.line(node, Unknown.REFUSED);
      put.put(line.id(), line);
    }
    lines.putAll(put);
    List<Scene> scenes = new ArrayList<>();
    if (!change.has("scenes")) {
      for (Scene scene : project.scenes()) {
        boolean touched = scene.lines().stream().anyMatch(line -> put.containsKey(line.id()));
        scenes.add(
            touched
                ? scene.withLines(scene.lines().stream().map(line -> lines.get(line.id())).toList())
                : scene);
      }
      return project.withScenes(scenes);
    }
    for (JsonNode node : change.get("scenes")) {
      String id = DocumentJson.text(node, "id");
      Scene old = project.scene(id).orElse(new Scene(id, "", List.of()));
      List<Line> ordered = new ArrayList<>();
      if (node.has("order")) {
        node.get("order").forEach(lineId -> ordered.add(lines.get(lineId.asText())));
      } else {
        old.lines().forEach(line -> ordered.add(lines.get(line.id())));
      }
      scenes.add(
          new Scene(
              id, node.has("title") ? DocumentJson.text(node, "title") : old.title(), ordered));
    }
    return project.withScenes(scenes);
  }
}
