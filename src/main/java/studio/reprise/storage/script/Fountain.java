package studio.reprise.storage.script;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.Position;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;

/**
 * A screenplay in Fountain: a name in capitals after an empty row, and below it what is said, up to
 * the next empty row; directions in brackets. Everything else is not spoken. Rules:
 * fountain.io/syntax.
 */
final class Fountain {
  static final String FORMAT = "fountain";

  private static final Pattern SCENE =
      Pattern.compile("(?i)(?:(?:int|ext|est|int\\./ext|int/ext|i/e)[. ].*)");
  private static final Pattern SCENE_NUMBER = Pattern.compile("\\s*#[\\p{L}\\p{N}.-]{1,20}#\\s*$");
  private static final Pattern NAME =
      Pattern.compile(
          "@?\\s*([^()^]{1,120}?)\\s*(?:\\(([^()]{0,120})\\))?\\s*(?:\\([^()]{0,120}\\))?\\s*\\^?");
  private static final Pattern TITLE = Pattern.compile("(?i)title\\s*:\\s*(.*)");
  private static final Pattern TITLE_FIELD = Pattern.compile("[\\p{L} ]{1,40}:.*");

  private static final Sentence STRUCTURE = Sentence.of("a note of the author's, not spoken");

  private final GameScript script;
  private final StringBuilder words = new StringBuilder();
  private String speaker = "";
  private String direction = "";
  private int begun;
  private boolean isSpeech;
  private boolean isTitlePage;
  private boolean afterBlank = true;

  /** How deep a note or a part struck out of the script is open: "" for neither. */
  private String openMark = "";

  private Fountain(GameScript script) {
    this.script = script;
  }

  static ScriptDraft read(ScriptFile file, ReadingOptions options) {
    Fountain play = new Fountain(new GameScript(file, FORMAT, Markup.FOUNTAIN, options));
    String previous = null;
    int number = 0;
    for (String row : Rows.of(file.text(options))) {
      if (previous != null) {
        play.row(previous, row, ++number);
      }
      previous = row;
    }
    play.row(previous == null ? "" : previous, "", number + 1);
    play.endSpeech();
    return play.script.draft();
  }

  private void row(String raw, String next, int number) {
    String row = visible(raw, number);
    boolean isEmpty = row.isBlank();
    if (number == 1 && TITLE_FIELD.matcher(row.strip()).matches()) {
      isTitlePage = true;
    }
    if (isTitlePage) {
      titlePage(row.strip());
    } else if (isEmpty) {
      // Two blanks say that the speech goes on behind an empty row.
      if (!(isSpeech && raw.startsWith("  "))) {
        endSpeech();
      }
    } else if (isSpeech) {
      speech(row.strip(), number);
    } else {
      prose(row, next, number);
    }
    afterBlank = isEmpty;
  }

  private void titlePage(String row) {
    Matcher title = TITLE.matcher(row);
    if (title.matches()) {
      script.title(title.group(1).replaceAll("[*_]", ""));
    }
    isTitlePage = !row.isEmpty();
  }

  /** A row without what is struck out, between slashes and stars, over several rows too. */
  private String visible(String row, int number) {
    StringBuilder seen = new StringBuilder();
    int at = 0;
    while (at < row.length()) {
      int mark = openMark.isEmpty() ? row.indexOf("/*", at) : row.indexOf("*/", at);
      int end = mark < 0 ? row.length() : mark;
      if (openMark.isEmpty()) {
        seen.append(row, at, end);
      } else {
        script.leaveOut(Sentence.of("struck out of the script"), row.substring(at, end), number);
      }
      if (mark >= 0) {
        openMark = openMark.isEmpty() ? "/*" : "";
        end += 2;
      }
      at = end;
    }
    return seen.toString();
  }

  private void prose(String row, String next, int number) {
    String words = row.strip();
    if (words.startsWith("!")) {
      script.leaveOut(GameScript.ACTION, words.substring(1), number);
    } else if (isScene(words)) {
      script.scene(SCENE_NUMBER.matcher(words).replaceFirst("").replaceFirst("^\\.", ""));
    } else if (isName(words, next)) {
      Matcher name = NAME.matcher(words);
      isSpeech = name.matches();
      speaker = isSpeech ? name.group(1).strip() : "";
    } else if (words.startsWith("#") || words.startsWith("=") || words.startsWith("[[")) {
      script.leaveOut(STRUCTURE, words, number);
    } else {
      script.leaveOut(GameScript.ACTION, words, number);
    }
  }

  private static boolean isScene(String words) {
    boolean forced = words.startsWith(".") && words.length() > 1 && words.charAt(1) != '.';
    return forced || SCENE.matcher(words).matches();
  }

  private boolean isName(String words, String next) {
    if (next.isBlank() || !afterBlank) {
      return false;
    }
    if (words.startsWith("@")) {
      return true;
    }
    String name = words.replaceAll("\\([^()]*\\)", "");
    boolean hasLetter = name.chars().anyMatch(Character::isUpperCase);
    boolean isSmall = name.chars().anyMatch(Character::isLowerCase);
    return hasLetter && !isSmall && !name.endsWith("TO:") && "!>~=#.[".indexOf(name.charAt(0)) < 0;
  }

  private void speech(String row, int number) {
    if (row.startsWith("(") && row.endsWith(")")) {
      say();
      direction = row.substring(1, row.length() - 1).strip();
      return;
    }
    if (row.startsWith("~")) {
      script.leaveOut(Sentence.of("sung, not spoken"), row.substring(1), number);
      return;
    }
    if (words.isEmpty()) {
      begun = number;
    } else {
      words.append(' ');
    }
    words.append(row);
  }

  private void say() {
    if (!words.isEmpty()) {
      script.add(
          DraftLine.of(words.toString())
              .withSpeaker(speaker)
              .withDirection(direction)
              .withPosition(Position.atLine(begun)));
      words.setLength(0);
      direction = "";
    }
  }

  private void endSpeech() {
    if (isSpeech) {
      say();
      script.endParagraph();
    }
    isSpeech = false;
    direction = "";
  }
}
