package studio.reprise.storage.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.Position;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.StorageException;

/**
 * A JSON export of articy:draft: packages of models. A dialogue fragment is a line, its parent the
 * scene, its speaker an entity by id. Fragments come in the order in which their pins lead to one
 * another, as far as they do.
 */
final class ArticyProject {
  static final String FORMAT = "articy";

  private static final String FRAGMENT = "DialogueFragment";

  private final GameScript script;
  private final Map<String, JsonNode> models = new LinkedHashMap<>();
  private final Map<String, List<String>> scenes = new LinkedHashMap<>();

  private ArticyProject(GameScript script) {
    this.script = script;
  }

  static ScriptDraft read(ScriptFile file, ReadingOptions options) {
    JsonNode root = JsonScript.tree(file, options);
    if (!root.path("Packages").isArray()) {
      throw new StorageException(
          "{0} is no export of articy:draft: it has no \"Packages\".", file.where());
    }
    ArticyProject project =
        new ArticyProject(new GameScript(file, FORMAT, Markup.RICH_TEXT, options));
    project.script.title(JsonScript.text(root.path("Project"), "Name"));
    for (JsonNode one : root.path("Packages")) {
      for (JsonNode model : one.path("Models")) {
        project.models.putIfAbsent(id(model), model);
      }
    }
    if (JsonScript.text(root.path("Settings"), "set_Localization").equalsIgnoreCase("true")) {
      project.script.remark(
          Sentence.of(
              "This export keeps its texts in a file of their own; export it once more without localization where these are only names of texts."));
    }
    return project.draft();
  }

  private ScriptDraft draft() {
    models.forEach(
        (id, model) -> {
          if (JsonScript.text(model, "Type").equals(FRAGMENT)) {
            scenes.computeIfAbsent(property(model, "Parent"), parent -> new ArrayList<>()).add(id);
          }
        });
    scenes.forEach(
        (parent, fragments) -> {
          script.scene(title(parent));
          for (String id : inOrder(fragments)) {
            fragment(id, Objects.requireNonNull(models.get(id)));
          }
        });
    return script.draft();
  }

  private void fragment(String id, JsonNode model) {
    Position position = new Position("", 0, property(model, "TechnicalName"));
    String menu = property(model, "MenuText");
    if (!menu.isBlank()) {
      script.leaveOut(GameScript.CAPTION, menu, position);
    }
    script.add(
        DraftLine.of(property(model, "Text"))
            .withKey(id)
            .withSpeaker(title(property(model, "Speaker")))
            .withDirection(property(model, "StageDirections").strip())
            .withPosition(position));
  }

  /**
   * What leads to nothing else begins; then along the pins, a branch to its end before the next.
   */
  private List<String> inOrder(List<String> fragments) {
    Map<String, List<String>> next = new HashMap<>();
    Set<String> inside = new HashSet<>(fragments);
    Set<String> led = new HashSet<>();
    for (String id : fragments) {
      List<String> targets = new ArrayList<>();
      for (JsonNode pin :
          models
              .getOrDefault(id, MissingNode.getInstance())
              .path("Properties")
              .path("OutputPins")) {
        for (JsonNode connection : pin.path("Connections")) {
          String target = JsonScript.text(connection, "Target");
          if (inside.contains(target) && !target.equals(id)) {
            targets.add(target);
            led.add(target);
          }
        }
      }
      next.put(id, targets);
    }
    Set<String> ordered = new java.util.LinkedHashSet<>();
    fragments.stream().filter(id -> !led.contains(id)).forEach(id -> follow(id, next, ordered));
    fragments.forEach(id -> follow(id, next, ordered));
    return List.copyOf(ordered);
  }

  private static void follow(String from, Map<String, List<String>> next, Set<String> ordered) {
    Deque<String> open = new ArrayDeque<>();
    open.push(from);
    while (!open.isEmpty()) {
      String id = open.pop();
      if (ordered.add(id)) {
        List<String> targets = next.getOrDefault(id, List.of());
        for (int i = targets.size() - 1; i >= 0; i--) {
          open.push(targets.get(i));
        }
      }
    }
  }

  /** How people call a model. */
  private String title(String id) {
    JsonNode model = models.get(id);
    if (model == null) {
      return "";
    }
    String shown = property(model, "DisplayName");
    return shown.isBlank() ? property(model, "TechnicalName") : shown.strip();
  }

  private static String id(JsonNode model) {
    return property(model, "Id");
  }

  private static String property(JsonNode model, String name) {
    return JsonScript.text(model.path("Properties"), name);
  }
}
