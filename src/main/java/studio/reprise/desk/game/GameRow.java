package studio.reprise.desk.game;

import java.util.Optional;
import studio.reprise.document.Line;
import studio.reprise.document.Scene;
import studio.reprise.document.ScriptSource;
import studio.reprise.document.script.DraftLine;

/**
 * A line as a game knows it: a row of the script as it was imported, and what the project has made
 * of it; or a line that the author wrote here.
 *
 * @param source the script; empty for a line of the author's own
 * @param base the line as it was imported
 * @param node what the script calls the place of the line; else the scene's title
 * @param line the project's line; empty where the author has none any more
 * @param scene that the line is in
 * @param speaker who speaks now, by the script's own name for them where it has one
 * @param language BCP 47; never empty
 */
public record GameRow(
    Optional<ScriptSource> source,
    Optional<DraftLine> base,
    String node,
    Optional<Line> line,
    Optional<Scene> scene,
    String speaker,
    String language) {

  /** What the engine calls the line; the line's id where no script has named it. */
  public String key() {
    return hasKey()
        ? base.orElseThrow().key()
        : line.map(Line::id).or(() -> base.map(DraftLine::link)).orElse("");
  }

  /** True when a script named the line, so that its engine can find it. */
  public boolean hasKey() {
    return base.filter(known -> !known.key().isEmpty()).isPresent();
  }

  /** The words now. Lines that were merged here are still two in the script. */
  public String text() {
    return isMerged() ? base.orElseThrow().text() : line.map(Line::text).orElse(importedText());
  }

  /** The words as they came; "" for the author's own line. */
  public String importedText() {
    return base.map(DraftLine::text).orElse("");
  }

  /** True when the words are others than those that were imported. */
  public boolean isChanged() {
    return base.isPresent() && !text().equals(importedText());
  }

  private boolean isMerged() {
    return base.isPresent() && line.filter(one -> one.origin().keys().size() > 1).isPresent();
  }

  /** True when the words and who says them are as they came. */
  private boolean isAsItCame() {
    return base.isPresent()
        && !isChanged()
        && base.map(DraftLine::sureSpeaker).orElse("").equals(speaker);
  }

  /** How a text is written into a script or a table. */
  @FunctionalInterface
  public interface Writing {
    /**
     * @param speaker or ""
     * @param text the words
     */
    String of(String speaker, String text);
  }

  /** The text as the file wrote it, markup and all, where nothing was changed; else anew. */
  public String written(Writing anew) {
    return isAsItCame() ? writtenBefore() : anew.of(speaker, text());
  }

  /** {@link #written(Writing)}, and who speaks before the words where the file wrote it so. */
  public String written() {
    return written((name, words) -> name.isEmpty() ? words : named(name, words));
  }

  /** The text as the file wrote it; "" for the author's own line. */
  public String writtenBefore() {
    return base.map(known -> known.written().isEmpty() ? known.text() : known.written()).orElse("");
  }

  /** Who speaks before the words, where the file wrote it so: {@code Anna: Hello}. */
  private String named(String name, String words) {
    String before = writtenBefore().strip();
    String said = base.map(DraftLine::speaker).orElse("");
    if (said.isEmpty() || !before.startsWith(said)) {
      return words;
    }
    String rest = before.substring(said.length());
    int wide = rest.indexOf('\uff1a');
    int narrow = rest.indexOf(':');
    boolean isWide = wide >= 0 && (narrow < 0 || wide < narrow);
    return isWide ? name + '\uff1a' + words : narrow >= 0 ? name + ": " + words : words;
  }

  /** A cell that the file had and that is of no use here. */
  public String extra(String name) {
    return base.map(known -> known.extra().getOrDefault(name, "")).orElse("");
  }

  /** How it is meant, now. */
  public String direction() {
    return line.map(Line::direction).or(() -> base.map(DraftLine::direction)).orElse("");
  }

  /** What is noted for people, now. */
  public String note() {
    return line.map(Line::note).or(() -> base.map(DraftLine::note)).orElse("");
  }

  /** The file that the line stands in, as its script says; else the script. */
  public String file() {
    return base.map(known -> known.position().file())
        .filter(name -> !name.isEmpty())
        .or(() -> source.map(ScriptSource::name))
        .orElse("");
  }

  /** The row of {@link #file}, or 0. */
  public int fileLine() {
    return base.map(known -> known.position().line()).orElse(0);
  }
}
