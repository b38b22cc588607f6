package studio.reprise.document.script;

import java.util.List;
import java.util.Objects;
import studio.reprise.sentence.Sentence;

/**
 * A chapter, a node, a quest: it becomes a scene.
 *
 * @param title or ""
 * @param proposal why it is better left out ("the table of contents"); {@link Sentence#NONE} when
 *     it belongs to the script. The author decides, never the reader.
 * @param lines in their order
 */
public record DraftSection(String title, Sentence proposal, List<DraftLine> lines) {
  public DraftSection {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(proposal, "proposal");
    lines = List.copyOf(lines);
  }

  /** A section that belongs to the script. */
  public static DraftSection of(String title, List<DraftLine> lines) {
    return new DraftSection(title, Sentence.NONE, lines);
  }

  /** Whether the reader proposes to leave it out. */
  public boolean isProposedOut() {
    return !proposal.isEmpty();
  }

  public DraftSection withLines(List<DraftLine> changed) {
    return new DraftSection(title, proposal, changed);
  }
}
