package studio.reprise.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import studio.reprise.document.DictionaryEntry;
import studio.reprise.document.EditException;
import studio.reprise.document.Line;
import studio.reprise.document.Project;
import studio.reprise.document.Scene;
import studio.reprise.document.ScriptSource;
import studio.reprise.document.Speaker;
import studio.reprise.storage.DocumentJson.Unknown;

/**
 * One edit as data: what is different between two versions. Applying it needs no code of the edit,
 * so a journal of any age can be replayed.
 */
final class JournalChange {
  private JournalChange() {}

  /** What is different between two versions, as JSON. */
  static ObjectNode between(String name, Project before, Project after) {
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
    if (!after.sources().equals(before.sources())) {
      ArrayNode sources = out.putArray("sources");
      after.sources().forEach(source -> sources.add(SourceJson.source(source)));
    }
    if (!after.book().equals(before.book())) {
      out.set("book", BookJson.write(after.book()));
    }
    if (!after.picture().equals(before.picture())) {
      out.put("picture", after.picture());
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
      if (scene.role() != (old == null ? Scene.Role.CHAPTER : old.role())) {
        node.put("role", scene.role().key());
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

  /**
   * A version with one change applied.
   *
   * @throws EditException when the change does not fit the version
   */
  static Project applied(Project project, JsonNode change) {
    if (!change.isObject()) {
      throw new EditException("A change is a JSON object.");
    }
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
      List<Speaker> speakers = new ArrayList<>();
      change
          .get("speakers")
          .forEach(node -> speakers.add(DocumentJson.speaker(node, Unknown.REFUSED)));
      now = now.withSpeakers(speakers);
    }
    if (change.has("dictionary")) {
      List<DictionaryEntry> entries = new ArrayList<>();
      change
          .get("dictionary")
          .forEach(node -> entries.add(DocumentJson.entry(node, Unknown.REFUSED)));
      now = now.withDictionary(entries);
    }
    if (change.has("sources")) {
      List<ScriptSource> sources = new ArrayList<>();
      change.get("sources").forEach(node -> sources.add(SourceJson.source(node, Unknown.REFUSED)));
      now = now.withSources(sources);
    }
    if (change.has("book")) {
      now = now.withBook(BookJson.read(change.get("book"), Unknown.REFUSED));
    }
    if (change.has("picture")) {
      now = now.withPicture(DocumentJson.text(change, "picture"));
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
        node.get("order").forEach(lineId -> ordered.add(known(lines, lineId.asText())));
      } else {
        old.lines().forEach(line -> ordered.add(lines.get(line.id())));
      }
      scenes.add(
          new Scene(
              id,
              node.has("title") ? DocumentJson.text(node, "title") : old.title(),
              ordered,
              node.has("role") ? Scene.Role.of(DocumentJson.text(node, "role")) : old.role()));
    }
    return project.withScenes(scenes);
  }

  private static Line known(Map<String, Line> lines, String id) {
    Line line = lines.get(id);
    if (line == null) {
      throw new EditException("The change names a line {0} that is not there.", id);
    }
    return line;
  }
}
