package studio.reprise.storage.script;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What a book's style sheets hide from its readers. Only plain selectors are understood ({@code
 * .alt}, {@code p.alt}, {@code #alt}, {@code aside}): of others it is not known what they mean, and
 * their words stay. Rules for certain media are for certain devices, and count for none.
 */
final class HiddenRules {
  private static final int MOST_LETTERS = 1 << 20;
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z][A-Za-z0-9]*|[A-Za-z0-9]*[.#][A-Za-z_-][A-Za-z0-9_-]*");
  private static final Pattern HIDES =
      Pattern.compile("(?i)(?:^|[;\\s])(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)");
  private static final Pattern SHOWS =
      Pattern.compile("(?i)(?:^|[;\\s])(?:display|visibility)\\s*:");

  private final Set<String> hidden = new HashSet<>();

  /** A style sheet more; a later rule holds. */
  void add(String css) {
    String text = css.substring(0, Math.min(css.length(), MOST_LETTERS));
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      if (open < 0) {
        return;
      }
      String selectors = withoutComments(text.substring(at, open)).strip();
      int close = selectors.startsWith("@") ? closing(text, open) : text.indexOf('}', open);
      int end = close < 0 ? text.length() : close;
      if (!selectors.startsWith("@")) {
        rule(selectors, withoutComments(text.substring(open + 1, end)));
      }
      at = end + 1;
    }
  }

  private void rule(String selectors, String declarations) {
    if (!SHOWS.matcher(declarations).find()) {
      return;
    }
    boolean hides = HIDES.matcher(declarations).find();
    for (String selector : selectors.split(",")) {
      String plain = selector.substring(selector.lastIndexOf(';') + 1).strip();
      if (PLAIN.matcher(plain).matches()) {
        String key = folded(plain);
        if (hides) {
          hidden.add(key);
        } else {
          hidden.remove(key);
        }
      }
    }
  }

  /** Names of elements are the same in any case; classes are not. */
  private static String folded(String selector) {
    int mark = Math.max(selector.indexOf('.'), selector.indexOf('#'));
    return mark < 0
        ? selector.toLowerCase(Locale.ROOT)
        : selector.substring(0, mark).toLowerCase(Locale.ROOT) + selector.substring(mark);
  }

  /** The bracket that closes a block of blocks, or -1. */
  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static String withoutComments(String text) {
    StringBuilder plain = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf("/*", at);
      plain.append(text, at, open < 0 ? text.length() : open);
      int close = open < 0 ? -1 : text.indexOf("*/", open + 2);
      at = close < 0 ? text.length() : close + 2;
    }
    return plain.toString();
  }

  /** Whether an element is hidden by a rule of its own. */
  boolean hides(Element element) {
    if (hidden.isEmpty()) {
      return false;
    }
    String name = WebElement.name(element);
    if (hidden.contains(name)) {
      return true;
    }
    if (element.attributesSize() == 0) {
      return false;
    }
    String id = element.id();
    if (!id.isEmpty() && (hidden.contains("#" + id) || hidden.contains(name + "#" + id))) {
      return true;
    }
    return element.classNames().stream()
        .anyMatch(each -> hidden.contains("." + each) || hidden.contains(name + "." + each));
  }
}
