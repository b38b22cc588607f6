package studio.reprise.storage.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Pieces of a line of Ink of which the story takes one: {@code {sunny:bright|dark}}. */
final class InkAlternatives {
  /** A branch within a line is short; what is longer is looked at no further. */
  private static final int MOST_ELEMENTS = 500;

  private InkAlternatives() {}

  /**
   * The words of every branch in a container.
   *
   * @return empty when it is no such container: a line ends in it, a choice or a tag stands in it,
   *     or no words do
   */
  static List<String> of(JsonNode container) {
    List<String> found = new ArrayList<>();
    Deque<JsonNode> open = new ArrayDeque<>();
    open.push(container);
    int looked = 0;
    while (!open.isEmpty()) {
      JsonNode node = open.pop();
      StringBuilder words = new StringBuilder();
      List<JsonNode> inner = new ArrayList<>();
      for (JsonNode element : node) {
        String sign = element.isTextual() ? element.asText() : "";
        if (++looked > MOST_ELEMENTS
            || sign.equals("\n")
            || sign.equals("#")
            || sign.equals("str")
            || element.has("*")) {
          return List.of();
        }
        if (sign.startsWith("^")) {
          words.append(sign.substring(1));
        } else if (element.isContainerNode()) {
          inner.add(element);
        }
      }
      for (int i = inner.size() - 1; i >= 0; i--) {
        open.push(inner.get(i));
      }
      if (!words.toString().isBlank()) {
        found.add(words.toString().strip());
      }
    }
    return found;
  }
}
