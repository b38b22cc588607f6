package studio.reprise.storage.script;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.Position;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;

/**
 * A timeline of Dialogic 2 ({@code .dtl}): an event a row. Texts are {@code Name (portrait): words
 * #id:3a}, go on behind a backslash, and are known in translations as {@code Text/3a/text}.
 */
final class DialogicTimeline {
  static final String FORMAT = "dialogic";

  private static final Pattern EVENT =
      Pattern.compile(
          "(?:#|\\[[a-z_]+(?: [^\\[]*)?\\]$|join |leave |update |jump |call |if |elif |else:|set \\{"
              + "|do |return\\b|while |audio ).*",
          Pattern.DOTALL);
  private static final Pattern VOICE =
      Pattern.compile("\\[voice\\b[^\\]]*path=\"([^\"]{1,300})\".*");
  private static final Pattern ID =
      Pattern.compile("(.*?)\\s*#id:\\s*(\\S{1,200})\\s*", Pattern.DOTALL);

  private final GameScript script;
  private String voice = "";
  private int withoutKey;

  private DialogicTimeline(GameScript script) {
    this.script = script;
  }

  static ScriptDraft read(ScriptFile file, ReadingOptions options) {
    DialogicTimeline timeline =
        new DialogicTimeline(new GameScript(file, FORMAT, Markup.BBCODE, options));
    StringBuilder event = new StringBuilder();
    int number = 0;
    int begun = 1;
    for (String row : Rows.of(file.text(options))) {
      number++;
      if (event.isEmpty()) {
        begun = number;
      }
      if (row.endsWith("\\")) {
        event.append(row, 0, row.length() - 1).append('\n');
      } else {
        timeline.event(event.append(row).toString().strip(), begun);
        event.setLength(0);
      }
    }
    timeline.event(event.toString().strip(), begun);
    if (timeline.withoutKey > 0) {
      timeline.script.remark(
          Sentence.of(
              "Texts without an #id: {0}. Dialogic gives them one when its translations are switched on.",
              timeline.withoutKey));
    }
    return timeline.script.draft();
  }

  private void event(String event, int number) {
    Matcher voiced = VOICE.matcher(event);
    if (voiced.matches()) {
      voice = voiced.group(1);
    } else if (event.isEmpty()) {
      script.endParagraph();
    } else if (event.startsWith("label ")) {
      script.scene(event.substring(6));
    } else if (event.startsWith("- ")) {
      text("Choice", event.substring(2), number);
    } else if (!EVENT.matcher(event).matches() && !event.equals("<Empty Text Event>")) {
      text("Text", event, number);
    }
  }

  private void text(String kind, String event, int number) {
    Matcher known = ID.matcher(event);
    boolean hasId = known.matches();
    String written = hasId ? known.group(1).strip() : event;
    String key = hasId ? kind + "/" + known.group(2) + "/text" : "";
    NameAndWords said =
        kind.equals("Text")
            ? NameAndWords.ofDialogic(written)
            : NameAndWords.nameless(written.replaceFirst(" \\| \\[if .{0,500}$", ""));
    // A backslash before a text says that it is one, whatever it looks like.
    String words = said.words().startsWith("\\") ? said.words().substring(1) : said.words();
    DraftLine line =
        DraftLine.of(words)
            .withKey(key)
            .withSpeaker(said.name())
            .withDirection(said.direction())
            .withNote(voice.isEmpty() ? "" : "voice: " + voice)
            .withPosition(Position.atLine(number));
    voice = "";
    if (kind.equals("Choice")) {
      script.silent(GameScript.CAPTION, line);
    } else {
      withoutKey += hasId ? 0 : 1;
      script.add(line);
    }
  }
}
