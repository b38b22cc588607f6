package studio.reprise.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a line came from: the lines of an imported script that it stands for. Splitting leaves it
 * with the first part; merging joins the keys of both.
 *
 * @param sourceId of a {@link ScriptSource} of the project, or "" for a line that the author wrote
 * @param keys of the lines in that source, in their order; one unless lines were merged
 */
public record Origin(String sourceId, List<String> keys) {
  /** Characters that a key may have. */
  public static final int KEY_LIMIT = 500;

  private static final int MOST_KEYS = 1000;

  /** The author's own line. */
  public static final Origin NONE = new Origin("", List.of());

  public Origin {
    keys = List.copyOf(keys);
    if (sourceId == null || sourceId.isEmpty() != keys.isEmpty() || keys.size() > MOST_KEYS) {
      throw new EditException("A line's origin is a source and a key.");
    }
    if (!sourceId.isEmpty()) {
      Ids.require(sourceId, "source");
    }
    for (String key : keys) {
      Ids.requireText(key, KEY_LIMIT, "key of a line");
      if (key.isEmpty()) {
        throw new EditException("A line's origin is a source and a key.");
      }
    }
  }

  public static Origin of(String sourceId, String key) {
    return new Origin(sourceId, List.of(key));
  }

  public boolean isNone() {
    return sourceId.isEmpty();
  }

  /** The first key, or "" when there is none. */
  public String key() {
    return keys.isEmpty() ? "" : keys.get(0);
  }

  /** The origin of a line that was merged of this one's and another; of two sources, this one's. */
  Origin with(Origin next) {
    if (isNone() || next.isNone() || !next.sourceId.equals(sourceId)) {
      return isNone() ? next : this;
    }
    Set<String> both = new LinkedHashSet<>(keys);
    both.addAll(next.keys);
    List<String> joined = new ArrayList<>(both);
    return new Origin(sourceId, joined.subList(0, Math.min(joined.size(), MOST_KEYS)));
  }
}
