package studio.reprise.storage.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.Position;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.StorageException;

/**
 * dink's {@code X-dink-structure.json}: scenes of blocks of snippets of beats; and {@code
 * X-strings-en-GB.json}, texts by their ids. The texts are taken of the second where it lies beside
 * the first. Rules: github.com/wildwinter/dink.
 */
final class DinkStructure {
  static final String FORMAT = "dink";
  static final String STRINGS = "dink-strings";

  private DinkStructure() {}

  static ScriptDraft read(ScriptFile file, ReadingOptions options) {
    GameScript script = new GameScript(file, FORMAT, Markup.RICH_TEXT, options);
    JsonNode root = JsonScript.tree(file, options);
    if (!root.isArray()) {
      throw new StorageException(
          "{0} is no structure of dink: it is no list of scenes.", file.where());
    }
    Optional<JsonScript.StringsFile> strings = JsonScript.stringsBeside(file, options);
    strings.ifPresent(beside -> script.language(beside.language()));
    for (JsonNode scene : root) {
      for (JsonNode block : scene.path("Blocks")) {
        String sceneId = JsonScript.text(scene, "SceneID");
        String blockId = JsonScript.text(block, "BlockID");
        script.scene(blockId.isEmpty() ? sceneId : sceneId + " / " + blockId);
        for (JsonNode snippet : block.path("Snippets")) {
          snippet(snippet, strings, script);
        }
      }
    }
    return script.draft();
  }

  private static void snippet(
      JsonNode snippet, Optional<JsonScript.StringsFile> strings, GameScript script) {
    List<String> above = JsonScript.texts(snippet, "Comments");
    for (JsonNode beat : snippet.path("Beats")) {
      String id = JsonScript.text(beat, "LineID");
      Position position = position(beat);
      String text = strings.flatMap(beside -> beside.of(id)).orElse(JsonScript.text(beat, "Text"));
      if (JsonScript.text(beat, "Type").equals("Line")) {
        List<String> notes = new ArrayList<>(above);
        notes.addAll(JsonScript.texts(beat, "Comments"));
        JsonScript.texts(beat, "Tags").forEach(tag -> notes.add("#" + tag));
        script.add(
            DraftLine.of(text)
                .withKey(id)
                .withSpeaker(JsonScript.text(beat, "CharacterID"))
                .withDirection(
                    joined(JsonScript.text(beat, "Qualifier"), JsonScript.text(beat, "Direction")))
                .withNote(String.join("\n", notes))
                .withPosition(position));
        above = List.of();
      } else {
        script.leaveOut(GameScript.ACTION, text, position);
      }
    }
    script.endParagraph();
  }

  private static String joined(String qualifier, String direction) {
    boolean both = !qualifier.isBlank() && !direction.isBlank();
    return both ? qualifier.strip() + "; " + direction.strip() : (qualifier + direction).strip();
  }

  private static Position position(JsonNode beat) {
    JsonNode origin = beat.path("Origin");
    return new Position(
        JsonScript.text(origin, "SourceFilePath"),
        Math.max(0, origin.path("LineNum").asInt()),
        JsonScript.text(beat, "LineID"));
  }

  /** Texts alone: nobody is known who speaks, and captions are among them. */
  static ScriptDraft readStrings(ScriptFile file, ReadingOptions options) {
    GameScript script = new GameScript(file, STRINGS, Markup.RICH_TEXT, options);
    JsonNode root = JsonScript.tree(file, options);
    if (!root.isObject()) {
      throw new StorageException("{0} is no list of texts by their ids.", file.where());
    }
    script.language(JsonScript.language(file.name()));
    int others = 0;
    for (Map.Entry<String, JsonNode> text : root.properties()) {
      if (text.getValue().isTextual()) {
        script.goOn(text.getKey().replaceFirst("_[A-Z0-9]{4}$", ""));
        script.add(DraftLine.of(text.getValue().asText()).withKey(text.getKey()));
      } else {
        others++;
      }
    }
    if (others > 0) {
      script.remark(Sentence.of("Entries that are no texts and were passed over: {0}.", others));
    }
    script.remark(
        Sentence.of(
            "This file names nobody who speaks: choose the structure beside it (…-dink-structure.json) and these texts are taken with it."));
    return script.draft();
  }
}
