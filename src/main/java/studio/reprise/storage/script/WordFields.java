package studio.reprise.storage.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import studio.reprise.sentence.Sentence;

/**
 * The fields that are open in a Word document (ECMA-376 part 1, 17.16): an instruction, then what
 * the word processor made of it. Page numbers and tables of contents are no words of the author.
 */
final class WordFields {
  private static final Set<String> FILLED_IN =
      Set.of("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "NOTEREF", "XE", "TC", "RD", "INDEX");

  private static final class Field {
    private final StringBuilder instruction = new StringBuilder();
    private boolean isResult;
  }

  private final Deque<Field> open = new ArrayDeque<>();

  void begin() {
    open.push(new Field());
  }

  /** A field whose instruction is an attribute. */
  void begin(String instruction) {
    begin();
    instruct(instruction);
    separate();
  }

  void instruct(String more) {
    if (!open.isEmpty() && open.peek().instruction.length() < 1000) {
      open.peek().instruction.append(more);
    }
  }

  void separate() {
    if (!open.isEmpty()) {
      open.peek().isResult = true;
    }
  }

  void end() {
    open.poll();
  }

  /** Why text at this place is left out, or {@link Sentence#NONE}. */
  Sentence leftOut() {
    for (Field field : open) {
      String[] words = field.instruction.toString().strip().split("[\\s\\\\]+", 2);
      String name = words[0].toUpperCase(Locale.ROOT);
      if (name.equals("TOC") || name.equals("TOA")) {
        return LeftOutReasons.CONTENTS_FIELD;
      }
      if (!field.isResult || FILLED_IN.contains(name)) {
        return LeftOutReasons.FIELD;
      }
    }
    return Sentence.NONE;
  }
}
