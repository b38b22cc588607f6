package studio.reprise.storage.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.Position;
import studio.reprise.document.script.ScriptDraft;

/**
 * Twee 3: passages behind {@code ::}, their name, tags in square brackets and a block of JSON. A
 * row is a line; a row that is nothing but links is a choice. Rules: iftechfoundation.org, "Twee 3
 * specification".
 */
final class Twee {
  static final String FORMAT = "twee";

  private static final Pattern HEADER =
      Pattern.compile(
          "::\\s*((?:[^\\[\\]{}\\\\]|\\\\.){0,300}+)(?:\\[((?:[^\\]\\\\]|\\\\.){0,300}+)\\])?\\s*(?:\\{.*\\})?\\s*");
  private static final Pattern LINKS =
      Pattern.compile(
          "(?:[*+>\u2022-]{0,3}\\s{0,9}\\[\\[[^\\[\\]]{1,500}\\](?:\\[[^\\]]{0,300}\\])?\\]\\s{0,9}){1,20}");

  /** Passages that the formats keep for themselves. */
  private static final Set<String> SPECIAL =
      Set.of(
          "StoryData",
          "StoryCaption",
          "StoryMenu",
          "StoryBanner",
          "StoryInit",
          "StoryInterface",
          "StorySubtitle",
          "StoryAuthor",
          "StorySettings",
          "StoryIncludes",
          "StoryShare",
          "StoryDisplayTitle",
          "PassageReady",
          "PassageDone",
          "PassageHeader",
          "PassageFooter",
          "UserScript",
          "UserStylesheet");

  private static final Set<String> NO_PROSE = Set.of("script", "stylesheet", "widget", "init");

  private Twee() {}

  /** A row of a passage. */
  private record Row(String passage, String text, int number) {}

  static ScriptDraft read(ScriptFile file, ReadingOptions options) {
    GameScript script = new GameScript(file, FORMAT, Markup.TWINE, options);
    List<Row> rows = rows(file.text(options), script);
    CustomNames names =
        CustomNames.among(
            rows.stream().map(row -> Markup.TWINE.spoken(row.text()).words()), options.speakers());
    String passage = null;
    for (Row row : rows) {
      if (!row.passage().equals(passage)) {
        passage = row.passage();
        script.scene(passage);
      }
      line(row, names, script);
    }
    return script.draft();
  }

  private static List<Row> rows(String text, GameScript script) {
    List<Row> rows = new ArrayList<>();
    String passage = "";
    boolean isProse = false;
    int number = 0;
    for (String row : Rows.of(text)) {
      number++;
      Matcher header = row.startsWith("::") ? HEADER.matcher(row) : null;
      if (header != null && header.matches()) {
        passage = header.group(1).replaceAll("\\\\(.)", "$1").strip();
        isProse = isProse(passage, header.group(2));
      } else if (passage.equals("StoryTitle")) {
        script.title(row.isBlank() ? "" : row.strip());
        passage = row.isBlank() ? passage : "";
      } else if (isProse) {
        script.requireLength(row, Position.atLine(number));
        rows.add(new Row(passage, row.strip(), number));
        if (rows.size() > 4 * DraftBounds.MOST_LINES) {
          throw script.tooMany();
        }
      }
    }
    return rows;
  }

  private static boolean isProse(String name, String tags) {
    return !SPECIAL.contains(name)
        && !name.equals("StoryTitle")
        && (tags == null
            || List.of(tags.strip().split("\\s+")).stream().noneMatch(NO_PROSE::contains));
  }

  private static void line(Row row, CustomNames names, GameScript script) {
    if (row.text().isEmpty()) {
      script.endParagraph();
      return;
    }
    String text = row.text().replaceFirst("^!{1,6}\\s*", "");
    if (LINKS.matcher(text).matches()) {
      script.silent(
          GameScript.CAPTION, DraftLine.of(text).withPosition(Position.atLine(row.number())));
      return;
    }
    // A name stands before the colon when the marks around it are gone.
    NameAndWords said = names.of(Markup.TWINE.spoken(text).words());
    DraftLine line =
        said.name().isEmpty()
            ? DraftLine.of(text)
            : DraftLine.of(text.replaceFirst("^[^:\uff1a]*[:\uff1a]", "").strip());
    script.add(
        line.withSpeaker(said.name())
            .withDirection(said.direction())
            .withWritten(text)
            .withPosition(Position.atLine(row.number())));
  }
}
