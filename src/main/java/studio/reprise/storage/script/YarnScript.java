package studio.reprise.storage.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.Position;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;

/**
 * Yarn Spinner's {@code .yarn}: nodes of headers, {@code ---}, a body, {@code ===}. A body's line
 * is {@code Name: words}, with {@code {expressions}}, {@code [markup]}, {@code <<commands>>}, tags
 * behind {@code #} and remarks behind two slashes; {@code #line:x} is its key. Rules:
 * docs.yarnspinner.dev, "Nodes and lines".
 */
final class YarnScript {
  static final String FORMAT = "yarn";

  private static final Sentence SHADOW =
      Sentence.of("a shadow: it sounds as the line whose words it shares");

  private final GameScript script;
  private boolean inBody;
  private int withoutKey;

  private YarnScript(GameScript script) {
    this.script = script;
  }

  static ScriptDraft read(ScriptFile file, ReadingOptions options) {
    GameScript script = new GameScript(file, FORMAT, Markup.YARN, options);
    YarnScript yarn = new YarnScript(script);
    int number = 0;
    for (String row : Rows.of(file.text(options))) {
      number++;
      if (yarn.inBody) {
        yarn.body(row.strip(), number);
      } else {
        yarn.head(row.strip());
      }
    }
    if (yarn.withoutKey > 0) {
      script.remark(
          Sentence.of(
              "Lines without a #line: tag: {0}. Yarn Spinner finds no sound for a line until it has given it one.",
              yarn.withoutKey));
    }
    return script.draft();
  }

  private void head(String row) {
    if (row.equals("---")) {
      inBody = true;
      return;
    }
    int colon = row.indexOf(':');
    if (colon > 0 && row.substring(0, colon).strip().equalsIgnoreCase("title")) {
      script.scene(row.substring(colon + 1).strip());
    }
  }

  private void body(String row, int number) {
    if (row.equals("===")) {
      inBody = false;
    } else if (row.isEmpty()) {
      script.endParagraph();
    } else {
      Parts parts = Parts.of(row);
      if (parts.text().startsWith("->")) {
        silent(GameScript.CAPTION, parts, parts.text().substring(2).strip(), number);
      } else {
        line(parts, number);
      }
    }
  }

  private void line(Parts parts, int number) {
    String text = parts.text().startsWith("=>") ? parts.text().substring(2) : parts.text();
    if (text.isBlank()) {
      return;
    }
    if (parts.tag("shadow:").isPresent()) {
      silent(SHADOW, parts, text.strip(), number);
      return;
    }
    if (parts.tag("line:").isEmpty()) {
      withoutKey++;
    }
    script.add(line(parts, text.strip(), number));
  }

  private void silent(Sentence why, Parts parts, String text, int number) {
    if (!text.isEmpty()) {
      script.silent(why, line(parts, text, number));
    }
  }

  private static DraftLine line(Parts parts, String text, int number) {
    NameAndWords said = NameAndWords.ofYarn(text);
    return DraftLine.of(said.words())
        .withKey(parts.tag("line:").orElse(""))
        .withSpeaker(said.name())
        .withNote(String.join(" ", parts.otherTags()))
        .withWritten(text)
        .withPosition(Position.atLine(number));
  }

  /**
   * A row taken apart; what Yarn Spinner never shows is gone.
   *
   * @param text with its escapes, expressions and markup
   * @param tags without "#"
   */
  record Parts(String text, List<String> tags) {
    static Parts of(String row) {
      StringBuilder text = new StringBuilder();
      int at = 0;
      while (at < row.length()) {
        char c = row.charAt(at);
        if (c == '\\' && at + 1 < row.length()) {
          text.append(row, at, at + 2);
          at += 2;
        } else if (c == '{') {
          int close = row.indexOf('}', at);
          int end = close < 0 ? row.length() : close + 1;
          text.append(row, at, end);
          at = end;
        } else if (row.startsWith("<<", at)) {
          int close = row.indexOf(">>", at);
          at = close < 0 ? row.length() : close + 2;
        } else if (row.startsWith("//", at)) {
          return new Parts(text.toString().strip(), List.of());
        } else if (c == '#') {
          return new Parts(text.toString().strip(), tags(row.substring(at)));
        } else {
          text.append(c);
          at++;
        }
      }
      return new Parts(text.toString().strip(), List.of());
    }

    private static List<String> tags(String rest) {
      List<String> tags = new ArrayList<>();
      for (String tag : rest.split("\\s+")) {
        if (tag.startsWith("//")) {
          break;
        }
        if (tag.startsWith("#") && tag.length() > 1) {
          tags.add(tag.substring(1));
        }
      }
      return tags;
    }

    /** The tag that begins so, whole. */
    Optional<String> tag(String start) {
      return tags.stream()
          .filter(tag -> tag.toLowerCase(Locale.ROOT).startsWith(start))
          .findFirst();
    }

    List<String> otherTags() {
      return tags.stream()
          .filter(tag -> !tag.toLowerCase(Locale.ROOT).startsWith("line:"))
          .map(tag -> "#" + tag)
          .toList();
    }
  }
}
