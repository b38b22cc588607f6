package studio.reprise.storage.script;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.Position;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.StorageException;

/**
 * Ren'Py's {@code dialogue.tab}: tabs, no quoting, six cells a row; texts of the game's screens
 * ({@code --strings}) have five. What is said is Ren'Py's own text, tags in braces included. Rules:
 * renpy.org, "Extracting dialogue".
 */
final class RenpyDialogue {
  static final String FORMAT = "renpy";

  /** The label, eight digits of a hash, and a count where a label says the same twice. */
  private static final Pattern IDENTIFIER = Pattern.compile("(.+?)_[0-9a-f]{8}(?:_[0-9]+)?");

  private static final int CELLS = 6;

  private final GameScript script;
  private final Set<String> seen = new HashSet<>();
  private String latest = "";
  private String label = "";
  private int repeated;

  private RenpyDialogue(GameScript script) {
    this.script = script;
  }

  static ScriptDraft read(ScriptFile file, ReadingOptions options) {
    GameScript script = new GameScript(file, FORMAT, Markup.RENPY, options);
    RenpyDialogue dialogue = new RenpyDialogue(script);
    int number = 0;
    for (String row : Rows.of(file.text(options))) {
      number++;
      if (!row.isBlank() && !isHeading(row)) {
        List<String> cells = List.of(row.split("\t", -1));
        if (cells.size() < CELLS - 1) {
          throw new StorageException(
              "{0}, line {1} has {2} cells; a row of dialogue.tab has six.",
              file.where(), number, cells.size());
        }
        dialogue.row(cells, number);
      }
    }
    if (dialogue.repeated > 0) {
      script.remark(
          Sentence.of(
              "Rows that repeat an identifier: {0}. Ren'Py plays one sound for all lines of one identifier.",
              dialogue.repeated));
    }
    return script.draft();
  }

  static boolean isHeading(String row) {
    return row.startsWith("Identifier\t");
  }

  private void row(List<String> cells, int number) {
    Position position = position(cells, number);
    String text = unescaped(cells.get(2));
    if (cells.size() < CELLS || cells.get(0).isBlank()) {
      script.silent(
          Sentence.of("a text of the game's screens"), DraftLine.of(text).withPosition(position));
      return;
    }
    String key = cells.get(0).strip();
    if (isCaption(cells)) {
      script.silent(GameScript.CAPTION, DraftLine.of(text).withPosition(position));
      return;
    }
    if (!seen.add(key)) {
      repeated++;
    }
    scene(key, position.file());
    script.add(
        DraftLine.of(text)
            .withKey(key)
            .withSpeaker(speaker(cells.get(1).strip()))
            .withPosition(position));
  }

  private static boolean isCaption(List<String> cells) {
    return cells.get(1).contains("<menu caption>") || cells.get(5).contains("<menu caption>");
  }

  private void scene(String key, String fileName) {
    Matcher made = IDENTIFIER.matcher(key);
    String title = made.matches() ? made.group(1) : label.isEmpty() ? fileName : label;
    if (!title.equals(label) || seen.size() == 1) {
      label = title;
      script.goOn(title);
    }
  }

  /** {@code extend} goes on with who spoke; a name in quotation marks is no variable. */
  private String speaker(String cell) {
    if (cell.equals("extend")) {
      return latest;
    }
    boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
    latest = quoted ? cell.substring(1, cell.length() - 1) : cell;
    return latest;
  }

  private static Position position(List<String> cells, int number) {
    String line = cells.get(4).strip();
    int place = line.matches("[0-9]{1,9}") ? Integer.parseInt(line) : 0;
    return place == 0
        ? Position.atLine(number)
        : new Position(cells.get(3).strip(), place, cells.get(0).strip());
  }

  private static String unescaped(String cell) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '\\' && i + 1 < cell.length() && "\\tn\"".indexOf(cell.charAt(i + 1)) >= 0) {
        i++;
        text.append(
            switch (cell.charAt(i)) {
              case 't' -> '\t';
              case 'n' -> '\n';
              default -> cell.charAt(i);
            });
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
