package studio.reprise.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.reprise.document.script.Completeness;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.LeftOut;
import studio.reprise.document.script.Position;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;

/**
 * What became of every word of a script: how many there are, which are in no line and why, whether
 * any is missing. Sentences, so that each door says them in its own language.
 */
public final class ScriptReport {
  private static final int SHOWN = 200;

  private ScriptReport() {}

  /** One sentence on whether the draft has every word of the file. */
  public static Sentence completeness(ScriptDraft draft) {
    Completeness found = draft.completeness();
    if (!found.isChecked()) {
      return Sentence.of("{0} words in {1} lines.", words(draft), draft.lineCount());
    }
    return found.isComplete()
        ? Sentence.of(
            "Complete: all {0} words of the file are in the script ({1}) or left out with a reason"
                + " ({2}).",
            found.wordsInFile(), found.wordsKept(), found.wordsLeftOut())
        : Sentence.of("Not complete: {0}", found.difference());
  }

  /** Words in lines. */
  public static long words(ScriptDraft draft) {
    return draft.lines().map(DraftLine::text).mapToLong(ScriptReport::words).sum();
  }

  /** Words of a text, as people count them. */
  public static long words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }

  /**
   * The whole report, a sentence a line.
   *
   * @param draft with what is wanted of the file
   */
  public static List<Sentence> of(ScriptDraft draft) {
    List<Sentence> report = new ArrayList<>();
    report.add(
        Sentence.of(
            "{0}: {1} words in {2} lines and {3} scenes.",
            draft.name(), words(draft), draft.lineCount(), draft.sections().size()));
    report.add(completeness(draft));
    Map<Sentence, Long> byReason = new LinkedHashMap<>();
    draft.leftOut().forEach(left -> byReason.merge(left.reason(), words(left.text()), Long::sum));
    byReason.forEach(
        (reason, words) -> report.add(Sentence.of("Left out, {0}: {1} words.", reason, words)));
    draft.remarks().forEach(report::add);
    for (LeftOut left : draft.leftOut()) {
      report.add(Sentence.of("{0}: {1}: {2}", place(left.position()), left.reason(), shown(left)));
    }
    return report;
  }

  private static String shown(LeftOut left) {
    String one = left.text().strip().replaceAll("\\s+", " ");
    return one.length() <= SHOWN ? one : one.substring(0, SHOWN) + "\u2026";
  }

  /** A place as people say it: {@code text/ch1.xhtml#p7}, {@code bridge.yarn:12}, {@code 12}. */
  public static String place(Position at) {
    String line = at.line() > 0 ? String.valueOf(at.line()) : "";
    String file = at.file().isEmpty() || line.isEmpty() ? at.file() + line : at.file() + ":" + line;
    return at.anchor().isEmpty() ? file : file + "#" + at.anchor();
  }
}
