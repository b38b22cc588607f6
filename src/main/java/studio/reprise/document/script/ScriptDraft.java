package studio.reprise.document.script;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import studio.reprise.sentence.Sentence;

/**
 * A script as a reader found it.
 *
 * @param name of the file, without folders
 * @param format as the table of formats calls it: {@code yarn}
 * @param title of the work, or ""
 * @param language BCP 47, or "" when the file does not say
 * @param fileSha256 of what was read
 * @param sections in the file's order
 * @param leftOut what is in no line, in the file's order
 * @param completeness what a second parser found
 * @param remarks sentences for the author about the whole
 */
public record ScriptDraft(
    String name,
    String format,
    String title,
    String language,
    String fileSha256,
    List<DraftSection> sections,
    List<LeftOut> leftOut,
    Completeness completeness,
    List<Sentence> remarks) {
  public ScriptDraft {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(fileSha256, "fileSha256");
    Objects.requireNonNull(completeness, "completeness");
    sections = List.copyOf(sections);
    leftOut = List.copyOf(leftOut);
    remarks = List.copyOf(remarks);
  }

  /** All lines in their order, also of sections that are proposed to be left out. */
  public Stream<DraftLine> lines() {
    return sections.stream().flatMap(section -> section.lines().stream());
  }

  public int lineCount() {
    return sections.stream().mapToInt(section -> section.lines().size()).sum();
  }

  public ScriptDraft withSections(List<DraftSection> changed) {
    return new ScriptDraft(
        name, format, title, language, fileSha256, changed, leftOut, completeness, remarks);
  }

  public ScriptDraft withLeftOut(List<LeftOut> changed) {
    return new ScriptDraft(
        name, format, title, language, fileSha256, sections, changed, completeness, remarks);
  }

  public ScriptDraft withRemarks(List<Sentence> changed) {
    return new ScriptDraft(
        name, format, title, language, fileSha256, sections, leftOut, completeness, changed);
  }
}
