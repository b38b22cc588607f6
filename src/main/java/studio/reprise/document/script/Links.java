package studio.reprise.document.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the lines of a draft are called within their source, each differently: their key, where it
 * is theirs alone; else what they were called last time; else a name that is made up, and begins
 * with {@code ~} where there is no key.
 */
final class Links {
  private static final String MADE = "~";

  private Links() {}

  /** True for a name that no file wrote. */
  static boolean isMade(String link) {
    return link.startsWith(MADE);
  }

  /**
   * @param lines of the new draft
   * @param before what each was called in the draft before, or "" where it is new
   * @param taken names that no new line may have
   */
  static List<String> of(List<DraftLine> lines, List<String> before, Set<String> taken) {
    Set<String> used = new HashSet<>();
    List<String> links = new ArrayList<>();
    for (DraftLine line : lines) {
      String key = line.key();
      links.add(!key.isEmpty() && used.add(key) ? key : "");
    }
    for (int i = 0; i < links.size(); i++) {
      String known = before.get(i);
      boolean isStillHis =
          !known.isEmpty() && (isMade(known) || known.startsWith(lines.get(i).key() + MADE));
      if (links.get(i).isEmpty() && isStillHis && used.add(known)) {
        links.set(i, known);
      }
    }
    int number = 0;
    for (int i = 0; i < links.size(); i++) {
      while (links.get(i).isEmpty()) {
        String key = lines.get(i).key();
        String made = key.substring(0, Math.min(key.length(), 480)) + MADE + ++number;
        if (!taken.contains(made) && used.add(made)) {
          links.set(i, made);
        }
      }
    }
    return links;
  }
}
