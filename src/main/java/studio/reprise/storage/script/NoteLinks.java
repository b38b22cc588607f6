package studio.reprise.storage.script;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The links of a book between marks and notes, for books that do not say what they are. Filled from
 * all files before the first is read.
 */
final class NoteLinks {
  /** Where the links of a file lead. */
  @FunctionalInterface
  interface Targets {
    /**
     * @return a place that is the same for all links there ({@code text/ch1.xhtml#n1}), or ""
     */
    String of(String href);
  }

  /** Where the marks of a target stand. */
  private final Map<String, Set<String>> marks = new HashMap<>();

  /** Targets of links that the book itself calls marks of notes. */
  private final Set<String> typed = new HashSet<>();

  /** What a mark of a target says: "1". */
  private final Map<String, String> texts = new HashMap<>();

  /** Notes a link that may be the mark of a note. */
  void see(Element link, String file, Targets targets) {
    if (WebElement.isTypedMark(link) || WebElement.looksLikeMark(link)) {
      String target = targets.of(link.attr("href"));
      Set<String> places = marks.computeIfAbsent(target, key -> new HashSet<>());
      for (Element around = link; around != null && places.size() < 50; around = around.parent()) {
        if (!around.id().isEmpty()) {
          places.add(file + "#" + around.id());
        }
        if (!around.attr("name").isEmpty()) {
          places.add(file + "#" + around.attr("name"));
        }
        if (WebElement.isBlock(around)) {
          break;
        }
      }
      texts.putIfAbsent(target, link.text().strip());
      if (WebElement.isTypedMark(link) && !WebElement.isBackLink(link)) {
        typed.add(target);
      }
    }
  }

  boolean isEmpty() {
    return marks.isEmpty();
  }

  /** Whether marks lead to a place. */
  boolean isMarked(String target) {
    return marks.containsKey(target);
  }

  /** Whether an element at the target of a mark is a note: it leads back, or repeats the mark. */
  boolean isNote(Element element, String target, Targets targets) {
    Set<String> places = marks.get(target);
    if (places == null || WebElement.headingLevel(element) > 0) {
      return false;
    }
    if (typed.contains(target) && target.endsWith("#" + element.id())) {
      return true;
    }
    for (Element link : element.select("a[href]").stream().limit(20).toList()) {
      if (places.contains(targets.of(link.attr("href")))) {
        return true;
      }
    }
    String mark = texts.getOrDefault(target, "").replaceAll("[\\[({\\])}]", "");
    String text = element.text().strip();
    return text.matches("(?s)[\\[({]?" + Pattern.quote(mark) + "[\\])}.:\\s].*");
  }

  /** Whether a link within a note leads back to a mark of it. */
  boolean isBack(String note, String target) {
    return marks.getOrDefault(note, Set.of()).contains(target);
  }
}
