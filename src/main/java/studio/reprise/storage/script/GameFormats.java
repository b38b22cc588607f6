package studio.reprise.storage.script;

import static studio.reprise.storage.script.ScriptFormat.Carries.DIRECTIONS;
import static studio.reprise.storage.script.ScriptFormat.Carries.KEYS;
import static studio.reprise.storage.script.ScriptFormat.Carries.LANGUAGES;
import static studio.reprise.storage.script.ScriptFormat.Carries.NOTES;
import static studio.reprise.storage.script.ScriptFormat.Carries.SCENES;
import static studio.reprise.storage.script.ScriptFormat.Carries.SPEAKERS;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import studio.reprise.storage.script.ScriptFormat.Carries;
import studio.reprise.storage.script.ScriptFormat.Likeness;
import studio.reprise.storage.script.ScriptFormat.Sniff;

/** The rows of the table that are scripts of games and of the stage. */
final class GameFormats {
  private GameFormats() {}

  static List<ScriptFormat> rows() {
    return List.of(
        row(
            DinkStructure.FORMAT,
            "dink structure",
            "json",
            begins("\\s*\\[\\s*\\{\\s*\"SceneID\""),
            DinkStructure::read,
            Set.of(KEYS, SCENES, SPEAKERS, DIRECTIONS, LANGUAGES, NOTES)),
        row(
            InkStory.FORMAT,
            "Ink story (compiled)",
            "json",
            begins("\\s*\\{[^{}\\[\\]]{0,200}\"inkVersion\""),
            InkStory::read,
            Set.of(KEYS, SCENES, SPEAKERS, DIRECTIONS, LANGUAGES, NOTES)),
        row(
            ArticyProject.FORMAT,
            "articy:draft export",
            "json",
            begins("(?s).{0,4000}\"(?:set_Localization|ExportVersion|DialogueFragment)\""),
            ArticyProject::read,
            Set.of(KEYS, SCENES, SPEAKERS, DIRECTIONS)),
        row(
            DinkStructure.STRINGS,
            "texts by their ids (JSON)",
            "json",
            Sniff.byEnding(),
            DinkStructure::readStrings,
            Set.of(KEYS, SCENES, LANGUAGES)),
        row(
            YarnScript.FORMAT,
            "Yarn Spinner script",
            "yarn",
            Sniff.byEnding(),
            YarnScript::read,
            Set.of(KEYS, SCENES, SPEAKERS, NOTES)),
        row(
            RenpyDialogue.FORMAT,
            "Ren'Py dialogue.tab",
            "tab",
            begins("Identifier\\tCharacter\\tDialogue\\t"),
            RenpyDialogue::read,
            Set.of(KEYS, SCENES, SPEAKERS)),
        row(
            GodotDialogue.FORMAT,
            "Godot Dialogue Manager",
            "dialogue",
            Sniff.byEnding(),
            GodotDialogue::read,
            Set.of(KEYS, SCENES, SPEAKERS, NOTES)),
        row(
            DialogicTimeline.FORMAT,
            "Dialogic timeline",
            "dtl",
            Sniff.byEnding(),
            DialogicTimeline::read,
            Set.of(KEYS, SCENES, SPEAKERS, DIRECTIONS, NOTES)),
        new ScriptFormat(
            GettextCatalog.FORMAT,
            "gettext catalogue",
            List.of("po", "pot"),
            has("^msgid\\s+\""),
            GettextCatalog::read,
            Set.of(KEYS, SPEAKERS, LANGUAGES, NOTES)),
        new ScriptFormat(
            Fountain.FORMAT,
            "Fountain screenplay",
            List.of("fountain", "spmd"),
            Sniff.byEnding(),
            Fountain::read,
            Set.of(SCENES, SPEAKERS, DIRECTIONS)),
        row(
            FinalDraft.FORMAT,
            "Final Draft screenplay",
            "fdx",
            has("<FinalDraft[\\s>]"),
            FinalDraft::read,
            Set.of(SCENES, SPEAKERS, DIRECTIONS)),
        new ScriptFormat(
            Twee.FORMAT,
            "Twee story",
            List.of("twee", "tw"),
            has("^:: *StoryData\\b"),
            Twee::read,
            Set.of(SCENES, SPEAKERS)));
  }

  private static ScriptFormat row(
      String id,
      String name,
      String ending,
      Sniff sniff,
      ScriptReader reader,
      Set<Carries> carries) {
    return new ScriptFormat(id, name, List.of(ending), sniff, reader, carries);
  }

  /** Sure where a file begins so; else none of these. */
  private static Sniff begins(String pattern) {
    Pattern start = Pattern.compile(pattern);
    return file -> start.matcher(file.headText()).lookingAt() ? Likeness.SURE : Likeness.NO;
  }

  /** Sure where a row of the head says so; else the ending decides. */
  private static Sniff has(String pattern) {
    Pattern sign = Pattern.compile(pattern, Pattern.MULTILINE);
    return file -> sign.matcher(file.headText()).find() ? Likeness.SURE : Likeness.MAYBE;
  }
}
