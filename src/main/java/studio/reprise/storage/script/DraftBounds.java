package studio.reprise.storage.script;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import studio.reprise.document.Line;
import studio.reprise.document.Origin;
import studio.reprise.document.script.DraftLine;
import studio.reprise.document.script.DraftSection;
import studio.reprise.document.script.ScriptDraft;
import studio.reprise.sentence.Sentence;
import studio.reprise.storage.StorageException;

/** What every draft keeps to, whichever reader made it: a project could not hold more. */
final class DraftBounds {
  /** Lines of a script. */
  static final int MOST_LINES = 100_000;

  private static final int MOST_NAME = 200;
  private static final int MOST_DIRECTION = 5000;
  private static final int SHOWN_KEYS = 5;

  private DraftBounds() {}

  /**
   * The draft, with what is to be remarked on its keys.
   *
   * @throws StorageException with the file and the place when a project cannot hold it
   */
  static ScriptDraft checked(ScriptDraft draft, String where) {
    if (draft.lineCount() > MOST_LINES) {
      throw new StorageException(
          "{0} has {1} lines; a script of more than {2} is not read.",
          where, draft.lineCount(), MOST_LINES);
    }
    Map<String, Integer> keys = new HashMap<>();
    for (DraftSection section : draft.sections()) {
      for (DraftLine line : section.lines()) {
        requireLength(line, line.text(), Line.TEXT_LIMIT, "text", where);
        requireLength(line, line.note(), Line.TEXT_LIMIT, "note", where);
        requireLength(line, line.direction(), MOST_DIRECTION, "direction", where);
        requireLength(line, line.speaker(), MOST_NAME, "name of a speaker", where);
        requireLength(line, line.key(), Origin.KEY_LIMIT, "key of a line", where);
        if (!line.key().isEmpty()) {
          keys.merge(line.key(), 1, Integer::sum);
        }
      }
    }
    Set<String> doubled = new HashSet<>(keys.keySet());
    doubled.removeIf(key -> keys.getOrDefault(key, 0) == 1);
    if (doubled.isEmpty()) {
      return draft;
    }
    java.util.List<Sentence> remarks = new java.util.ArrayList<>(draft.remarks());
    remarks.add(
        Sentence.of(
            "Keys that occur more than once name no line: {0} of them, such as {1}.",
            doubled.size(),
            String.join(", ", doubled.stream().sorted().limit(SHOWN_KEYS).toList())));
    return draft.withRemarks(remarks);
  }

  private static void requireLength(
      DraftLine line, String text, int most, String what, String where) {
    if (text.length() > most) {
      throw new StorageException(
          "{0}, line {1}: The {2} has {3} characters; at most {4} are kept.",
          where, line.position().line(), Sentence.of(what), text.length(), most);
    }
  }
}
