package studio.reprise.storage.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.Position;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;

/**
 * Godot's Dialogue Manager ({@code .dialogue}): titles behind {@code ~}, lines of {@code Name:
 * words [ID:KEY]}, responses behind {@code -}, conditions, jumps and mutations, each on a row of
 * its own; {@code ##} notes belong to the next line.
 */
final class GodotDialogue {
  static final String FORMAT = "godot-dialogue";

  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:import |using |if |elif\\b|else\\b|while |match |when |do!? |set |\\$>{1,2} |=><? ).*",
          Pattern.DOTALL);
  private static final Pattern WEIGHT =
      Pattern.compile("%[0-9.]{0,9}(?: \\[if [^\\]]{1,500}\\])?(?: |$)");
  private static final Pattern KEY = Pattern.compile("\\[ID:([^\\]]{1,500})\\]");
  private static final Pattern TAGS = Pattern.compile("\\[#([^\\]]{1,500})\\]");
  private static final Pattern JUMP = Pattern.compile(" =><? [^\\s]{1,200}(?: [^\\s]{1,200})?$");

  private final GameScript script;
  private final List<String> notes = new ArrayList<>();
  private int withoutKey;

  /** A line that the next rows may go on with. */
  private @Nullable DraftLine open;

  private int openIndent;

  private GodotDialogue(GameScript script) {
    this.script = script;
  }

  static ScriptDraft read(ScriptFile file, ReadingOptions options) {
    GodotDialogue dialogue =
        new GodotDialogue(new GameScript(file, FORMAT, Markup.BBCODE, options));
    int number = 0;
    for (String row : Rows.of(file.text(options))) {
      dialogue.row(row, ++number);
    }
    dialogue.say();
    if (dialogue.withoutKey > 0) {
      dialogue.script.remark(
          Sentence.of(
              "Lines without an [ID:]: {0}. Dialogue Manager knows them by their words, and a change of one word loses their sound.",
              dialogue.withoutKey));
    }
    return dialogue.script.draft();
  }

  private void row(String raw, int number) {
    String whole = raw.strip();
    int indent = raw.length() - raw.stripLeading().length();
    String row = WEIGHT.matcher(whole).replaceFirst("").strip();
    boolean isCommand = row.startsWith("#") || COMMAND.matcher(row + " ").matches();
    if (open != null && indent > openIndent && !whole.isEmpty() && !isCommand) {
      open = longer(open, row);
      return;
    }
    say();
    if (whole.isEmpty()) {
      script.endParagraph();
    } else if (row.startsWith("##")) {
      notes.add(row.substring(2).strip());
    } else if (row.startsWith("~ ")) {
      script.scene(row.substring(2));
    } else if (!row.isEmpty() && !isCommand) {
      line(row, number, indent);
    }
  }

  /** A row that is indented below a line is more of its words. */
  private static DraftLine longer(DraftLine line, String row) {
    Matcher key = KEY.matcher(row);
    String id = key.find() ? key.group(1).strip() : line.key();
    String words = TAGS.matcher(KEY.matcher(row).replaceAll("")).replaceAll("").strip();
    return line.withKey(id).withText(line.text() + "\n" + words);
  }

  private void say() {
    if (open != null) {
      withoutKey += open.key().isEmpty() ? 1 : 0;
      script.add(open);
      open = null;
    }
  }

  private void line(String row, int number, int indent) {
    boolean isResponse = row.startsWith("- ");
    String start = isResponse || row.startsWith("| ") ? row.substring(2).strip() : row;
    String rest = JUMP.matcher(start).replaceFirst("");
    Matcher key = KEY.matcher(rest);
    String id = key.find() ? key.group(1).strip() : "";
    Matcher tags = TAGS.matcher(rest);
    while (tags.find()) {
      notes.add("#" + tags.group(1).strip());
    }
    String written = TAGS.matcher(KEY.matcher(rest).replaceAll("")).replaceAll("").strip();
    NameAndWords said = NameAndWords.ofDialogueManager(written);
    DraftLine line =
        DraftLine.of(said.words())
            .withKey(id)
            .withSpeaker(said.name())
            .withNote(String.join("\n", notes))
            .withPosition(Position.atLine(number));
    notes.clear();
    if (isResponse) {
      script.silent(GameScript.CAPTION, line);
    } else {
      open = line;
      openIndent = indent;
    }
  }
}
