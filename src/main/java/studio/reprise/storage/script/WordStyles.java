package studio.reprise.storage.script;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The styles of a Word document (ECMA-376 part 1, 17.7): which are headings and which are hidden,
 * with what they take over from the style that they are based on.
 */
final class WordStyles {
  /** Names of built-in styles are English in every Word. */
  private static final Pattern HEADING = Pattern.compile("heading ([1-9])");

  private static final Set<String> OF_A_TITLE_PAGE = Set.of("title", "subtitle", "author", "date");
  private static final int BODY_TEXT = 9;

  private static final class Style {
    private String name = "";
    private String basedOn = "";
    private int outline = -1;
    private boolean hidden;
  }

  private final Map<String, Style> styles = new HashMap<>();
  private String language = "";

  /** Reads {@code styles.xml}. */
  static WordStyles of(byte[] bytes) throws XMLStreamException {
    WordStyles read = new WordStyles();
    if (bytes.length == 0) {
      return read;
    }
    XMLStreamReader reader = SecondReading.reader(bytes);
    Style style = new Style();
    while (reader.hasNext()) {
      if (reader.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      String value = WordText.value(reader, "val");
      switch (reader.getLocalName()) {
        case "style" -> {
          style = new Style();
          read.styles.put(WordText.value(reader, "styleId"), style);
        }
        case "name" -> style.name = value.toLowerCase(Locale.ROOT);
        case "basedOn" -> style.basedOn = value;
        case "outlineLvl" -> style.outline = WordText.number(value, BODY_TEXT);
        case "vanish" -> style.hidden = WordText.isOn(value);
        case "lang" -> read.language = read.language.isEmpty() ? value : read.language;
        default -> {}
      }
    }
    return read;
  }

  /** BCP 47, or "". */
  String language() {
    return language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*") ? language : "";
  }

  /** Level of a heading from 1, or 0. */
  int level(String styleId) {
    Set<String> seen = new HashSet<>();
    String id = styleId;
    while (styles.containsKey(id) && seen.add(id)) {
      Style style = styles.get(id);
      Matcher heading = HEADING.matcher(style.name);
      if (style.outline >= 0) {
        return style.outline < BODY_TEXT ? style.outline + 1 : 0;
      }
      if (heading.matches()) {
        return Integer.parseInt(heading.group(1));
      }
      id = style.basedOn;
    }
    return 0;
  }

  boolean isHidden(String styleId) {
    Set<String> seen = new HashSet<>();
    String id = styleId;
    while (styles.containsKey(id) && seen.add(id)) {
      if (styles.get(id).hidden) {
        return true;
      }
      id = styles.get(id).basedOn;
    }
    return false;
  }

  boolean isOfTitlePage(String styleId) {
    Style style = styles.get(styleId);
    return style != null && OF_A_TITLE_PAGE.contains(style.name);
  }
}
