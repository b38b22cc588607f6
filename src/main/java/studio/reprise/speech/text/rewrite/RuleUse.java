package studio.reprise.speech.text.rewrite;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** How often each kind of rule changed something in a text. Not thread-safe. */
public final class RuleUse {
  private final Map<String, Integer> counts = new TreeMap<>();

  public void add(String kind) {
    counts.merge(kind, 1, Integer::sum);
  }

  /** By kind, in the alphabet's order. */
  public Map<String, Integer> counts() {
    return Collections.unmodifiableMap(counts);
  }
}
