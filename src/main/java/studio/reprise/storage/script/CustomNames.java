package studio.reprise.storage.script;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who speaks in a file that has no place for it, so that people write {@code Anna: Hello}. Before a
 * colon stands a name where it is in capitals, where it is a speaker of the project, or where it
 * stands before several texts of the file; else it is one of the words ("Warning: thin ice").
 */
final class CustomNames {
  private static final int SEVERAL = 2;

  private final Map<String, Integer> counts = new HashMap<>();
  private final Set<String> known;

  private CustomNames(Set<String> known) {
    this.known =
        known.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /**
   * @param texts all of the file
   * @param known names of the project's speakers
   */
  static CustomNames among(Stream<String> texts, Set<String> known) {
    CustomNames names = new CustomNames(known);
    texts
        .map(NameAndWords::ofCustom)
        .filter(said -> !said.name().isEmpty())
        .forEach(said -> names.counts.merge(said.name(), 1, Integer::sum));
    return names;
  }

  NameAndWords of(String text) {
    NameAndWords said = NameAndWords.ofCustom(text);
    return said.name().isEmpty() || isName(said.name()) ? said : NameAndWords.nameless(text);
  }

  private boolean isName(String name) {
    boolean capitals =
        name.equals(name.toUpperCase(Locale.ROOT)) && !name.equals(name.toLowerCase(Locale.ROOT));
    return capitals
        || counts.getOrDefault(name, 0) >= SEVERAL
        || known.contains(name.toLowerCase(Locale.ROOT));
  }
}
