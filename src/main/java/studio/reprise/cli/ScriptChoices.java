package studio.reprise.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.storage.script.ReadingOptions;
import studio.reprise.storage.script.ScriptFile;
import studio.reprise.storage.script.ScriptFormat;
import studio.reprise.storage.script.ScriptFormats;

/** How a script is to be read. What is not said is as it was last time, or as usual. */
final class ScriptChoices {
  /** The ids of all formats, for the help and for completion. */
  static final class Formats extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Formats() {
      super(ScriptFormats.all().stream().map(ScriptFormat::id).toList());
    }
  }

  @Option(
      names = "--format",
      paramLabel = "<format>",
      completionCandidates = Formats.class,
      description = "${COMPLETION-CANDIDATES}. Default: found out.")
  private String format = "";

  @Option(
      names = "--encoding",
      paramLabel = "<name>",
      description = "Of a text that is neither UTF-8 nor UTF-16, such as windows-1252.")
  private String encoding;

  @Option(
      names = "--language",
      paramLabel = "<code>",
      description = "The language to take of a table that has several.")
  private String language;

  @Option(
      names = "--notes",
      paramLabel = "<where>",
      description = "Footnotes of a book: leave (usual), inline or end.")
  private String notes;

  @Option(
      names = "--headings",
      paramLabel = "<how>",
      description = "Headings of a book: spoken (usual) or title.")
  private String headings;

  @Option(
      names = "--cast",
      description = "Quotations of a book become lines of those who surely say them.")
  private boolean cast;

  @Option(
      names = "--line-length",
      paramLabel = "<letters>",
      description = "Longer paragraphs are cut at sentences: 100 to 1000, usually 400.")
  private String lineLength;

  @Option(
      names = "--scene-level",
      paramLabel = "<level>",
      description = "Headings of a book that begin a scene: 1 to 6. Default: found out.")
  private String sceneLevel;

  @Option(names = "--pictures", description = "Texts of a book's pictures become lines.")
  private boolean pictures;

  @Option(names = "--list-numbers", description = "Numbers of a book's lists are spoken.")
  private boolean listNumbers;

  @Option(
      names = "--silent",
      description = "Lines without a sound of their own (choices, shadows) are read too.")
  private boolean silent;

  /**
   * The id of a format, or "".
   *
   * @throws WrongUse when there is no such format
   */
  String format() {
    return format.isEmpty() ? "" : WrongUse.unless(() -> ScriptFormats.named(format).id());
  }

  /** The options with what was said. */
  ReadingOptions applied(ReadingOptions usual) {
    record Said(String option, String value) {}
    List<Said> said =
        List.of(
            new Said(ReadingOptions.ENCODING, encoding == null ? "" : encoding),
            new Said(ReadingOptions.LANGUAGE, language == null ? "" : language),
            new Said(ReadingOptions.NOTES, notes == null ? "" : notes),
            new Said(ReadingOptions.HEADINGS, headings == null ? "" : headings),
            new Said(ReadingOptions.LINE_LENGTH, lineLength == null ? "" : lineLength),
            new Said(ReadingOptions.SCENE_LEVEL, sceneLevel == null ? "" : sceneLevel),
            new Said(ReadingOptions.PICTURES, pictures ? "yes" : ""),
            new Said(ReadingOptions.LIST_NUMBERS, listNumbers ? "yes" : ""),
            new Said(ReadingOptions.CAST, cast ? "yes" : ""),
            new Said(ReadingOptions.SILENT, silent ? "yes" : ""));
    ReadingOptions options = usual;
    for (Said one : said) {
      if (!one.value().isEmpty()) {
        ReadingOptions before = options;
        options = WrongUse.unless(() -> before.with(one.option(), one.value()));
      }
    }
    return options;
  }

  ScriptDraft read(ScriptFile script, ReadingOptions options) {
    return ScriptFormats.read(script, format(), options);
  }
}
