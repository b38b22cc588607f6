package studio.reprise.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import studio.reprise.document.EditException;
import studio.reprise.document.Origin;
import studio.reprise.document.ScriptSource;
import studio.reprise.storage.DocumentJson.Unknown;

/** Imported scripts, and where lines came from, as JSON objects. */
final class SourceJson {
  private SourceJson() {}

  static ObjectNode source(ScriptSource source) {
    ObjectNode out =
        DocumentJson.MAPPER
            .createObjectNode()
            .put("id", source.id())
            .put("name", source.name())
            .put("format", source.format())
            .put("draft", source.draftSha256());
    putTexts(out, "speakers", source.speakers());
    putTexts(out, "options", source.options());
    return out;
  }

  static ScriptSource source(JsonNode node, Unknown unknown) {
    DocumentJson.keys(
        node, unknown, "source", Set.of("id", "name", "format", "draft", "speakers", "options"));
    return new ScriptSource(
        DocumentJson.text(node, "id"),
        DocumentJson.text(node, "name"),
        DocumentJson.text(node, "format"),
        DocumentJson.text(node, "draft"),
        texts(node, "speakers"),
        texts(node, "options"));
  }

  static ObjectNode origin(Origin origin) {
    ObjectNode out = DocumentJson.MAPPER.createObjectNode().put("source", origin.sourceId());
    if (origin.keys().size() == 1) {
      return out.put("key", origin.key());
    }
    ArrayNode keys = out.putArray("keys");
    origin.keys().forEach(keys::add);
    return out;
  }

  static Origin origin(JsonNode node, Unknown unknown) {
    DocumentJson.keys(node, unknown, "line's origin", Set.of("source", "key", "keys"));
    List<String> keys = new ArrayList<>();
    if (node.has("key")) {
      keys.add(DocumentJson.text(node, "key"));
    }
    for (JsonNode key : node.path("keys")) {
      if (!key.isTextual()) {
        throw new EditException("A line's origin is a source and a key.");
      }
      keys.add(key.asText());
    }
    return new Origin(DocumentJson.text(node, "source"), keys);
  }

  static void putTexts(ObjectNode out, String key, Map<String, String> texts) {
    if (!texts.isEmpty()) {
      ObjectNode map = out.putObject(key);
      texts.forEach(map::put);
    }
  }

  static Map<String, String> texts(JsonNode node, String key) {
    Map<String, String> texts = new TreeMap<>();
    node.path(key)
        .fieldNames()
        .forEachRemaining(name -> texts.put(name, DocumentJson.text(node.path(key), name)));
    return texts;
  }
}
