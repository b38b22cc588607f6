package studio.reprise.storage.script;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import studio.reprise.storage.script.ScriptFormat.Carries;
import studio.reprise.storage.script.ScriptFormat.Likeness;
import studio.reprise.storage.script.ScriptFormat.Sniff;

/** The rows of the table that are books and prose. */
final class BookFormats {
  private BookFormats() {}

  static List<ScriptFormat> rows() {
    return List.of(
        new ScriptFormat(
            "epub",
            "EPUB book",
            List.of("epub"),
            file -> holds(file, "application/epub+zip"),
            new EpubBook(),
            Set.of(Carries.SCENES, Carries.LANGUAGES)),
        new ScriptFormat(
            "docx",
            "Word document",
            List.of("docx", "docm", "dotx"),
            file -> holds(file, "word/document"),
            new WordFile(),
            Set.of(Carries.SCENES, Carries.LANGUAGES)),
        new ScriptFormat(
            "fb2",
            "FictionBook",
            List.of("fb2", "fb2.zip", "fbz"),
            file -> begins(file, "<FictionBook") ? Likeness.SURE : Likeness.MAYBE,
            new FictionBook(),
            Set.of(Carries.SCENES, Carries.LANGUAGES)),
        new ScriptFormat(
            "html",
            "Web page",
            List.of("html", "htm", "xhtml", "xht"),
            file ->
                begins(file, "<!doctype html") || begins(file, "<html")
                    ? Likeness.SURE
                    : Likeness.MAYBE,
            new WebPage(),
            Set.of(Carries.SCENES, Carries.LANGUAGES)),
        new ScriptFormat(
            "markdown",
            "Markdown text",
            List.of("md", "markdown", "mdown", "mkd"),
            Sniff.byEnding(),
            new MarkdownText(),
            Set.of(Carries.SCENES, Carries.LANGUAGES)),
        new ScriptFormat(
            "text",
            "Plain text",
            List.of("txt", "text"),
            Sniff.byEnding(),
            new PlainText(),
            Set.of(Carries.SCENES, Carries.SPEAKERS, Carries.DIRECTIONS)));
  }

  /** Whether a text begins with a tag, behind what XML writes in front of it. */
  private static boolean begins(ScriptFile file, String tag) {
    String head =
        file.headText()
            .replaceFirst("(?s)^\\s*(?:<\\?.*?\\?>\\s*|<!--.*?-->\\s*){0,5}", "")
            .stripLeading();
    return head.regionMatches(true, 0, tag, 0, tag.length());
  }

  /** Whether an archive begins with a part that says what it is. */
  static Likeness holds(ScriptFile file, String words) {
    String head = new String(file.head(), StandardCharsets.ISO_8859_1);
    if (!head.startsWith("PK")) {
      return Likeness.NO;
    }
    return head.contains(words) ? Likeness.SURE : Likeness.MAYBE;
  }
}
