package studio.reprise.ui.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/**
 * Every colour of words in {@code studio.css} against every ground on which such words stand, in
 * both themes: WCAG 2.1's ratio, 4.5 or more.
 */
class ContrastTest {
  private static final double LEAST = 4.5;
  private static final Pattern DEFINED = Pattern.compile("(-[a-z][a-z0-9-]*):\\s*([^;]+);");
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^}]*)}");

  /** Properties that colour words. */
  private static final List<String> WORDS =
      List.of("-fx-text-fill", "-fx-fill", "-ruler-text", "-lane-text");

  /** What words stand on: the page, bars and boxes, the selected line. */
  private static final List<String> GROUNDS =
      List.of("-color-bg-default", "-color-bg-subtle", "-color-accent-subtle");

  private static final List<String> NOTICES =
      List.of("-color-success-subtle", "-color-accent-subtle", "-color-warning-subtle");

  private static String sheet(String resource) throws IOException {
    try (InputStream in = ContrastTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A theme's named colours, looked up to the end. */
  private static Map<String, String> colours(String theme) throws IOException {
    Map<String, String> named = new HashMap<>();
    Matcher matcher = DEFINED.matcher(sheet(theme));
    while (matcher.find()) {
      named.putIfAbsent(matcher.group(1), matcher.group(2).strip());
    }
    boolean isDark = theme.equals(new PrimerDark().getUserAgentStylesheet());
    for (String root :
        isDark ? List.of(".studio-root", ".studio-root:dark") : List.of(".studio-root")) {
      named.putAll(ownColours(root));
    }
    return named;
  }

  /** The colours that the studio's sheet names itself. */
  private static Map<String, String> ownColours(String root) throws IOException {
    Map<String, String> own = new HashMap<>();
    Matcher rules = RULE.matcher(studioSheet());
    while (rules.find()) {
      Matcher declared = DEFINED.matcher(rules.group(2));
      while (rules.group(1).strip().equals(root) && declared.find()) {
        own.put(declared.group(1), declared.group(2).strip());
      }
    }
    return own;
  }

  private static String studioSheet() throws IOException {
    return sheet("/studio/reprise/ui/studio.css").replaceAll("(?s)/\\*.*?\\*/", "");
  }

  private static Color colour(String value, Map<String, String> named) {
    String now = value.strip();
    for (int i = 0; i < 10 && named.containsKey(now); i++) {
      now = named.get(now);
    }
    return Color.web(now);
  }

  private static Color over(Color above, Color below) {
    return below.interpolate(
        Color.color(above.getRed(), above.getGreen(), above.getBlue()), above.getOpacity());
  }

  private static double luminance(Color colour) {
    double[] parts = {colour.getRed(), colour.getGreen(), colour.getBlue()};
    for (int i = 0; i < parts.length; i++) {
      parts[i] = parts[i] <= 0.04045 ? parts[i] / 12.92 : Math.pow((parts[i] + 0.055) / 1.055, 2.4);
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  }

  private static double ratio(Color words, Color ground) {
    double one = luminance(over(words, ground));
    double other = luminance(ground);
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }

  /** Rules of the studio's sheet that colour words, with the names of the colours. */
  private static Map<String, String> words() throws IOException {
    Map<String, String> found = new HashMap<>();
    Matcher rules = RULE.matcher(studioSheet());
    while (rules.find()) {
      Matcher declared = DEFINED.matcher(rules.group(2));
      while (declared.find()) {
        if (WORDS.contains(declared.group(1))) {
          found.put(rules.group(1).strip() + " " + declared.group(1), declared.group(2).strip());
        }
      }
    }
    return found;
  }

  private static List<String> faint(String theme) throws IOException {
    Map<String, String> named = colours(theme);
    Color page = colour("-color-bg-default", named);
    List<String> faint = new ArrayList<>();
    Map<String, String> words = new HashMap<>(words());
    words.put("words that say nothing else", "-color-fg-default");
    words.forEach(
        (where, value) -> {
          for (String ground : GROUNDS) {
            check(where, value, ground, named, page, faint);
          }
        });
    for (String ground : NOTICES) {
      check("notice", "-color-fg-default", ground, named, page, faint);
    }
    return faint;
  }

  private static void check(
      String where,
      String value,
      String ground,
      Map<String, String> named,
      Color page,
      List<String> faint) {
    double ratio = ratio(colour(value, named), over(colour(ground, named), page));
    if (ratio < LEAST) {
      faint.add(String.format(Locale.ROOT, "%s: %s on %s: %.2f", where, value, ground, ratio));
    }
  }

  @Test
  void wordsAreReadInTheLight() throws IOException {
    assertEquals(List.of(), faint(new PrimerLight().getUserAgentStylesheet()));
  }

  @Test
  void wordsAreReadInTheDark() throws IOException {
    assertEquals(List.of(), faint(new PrimerDark().getUserAgentStylesheet()));
  }

  @Test
  void theRatioIsThatOfTheStandard() {
    assertEquals(21, ratio(Color.BLACK, Color.WHITE), 1e-9);
    assertEquals(4.54, ratio(Color.web("#767676"), Color.WHITE), 0.01);
    assertTrue(ratio(Color.web("#777777"), Color.WHITE) < LEAST);
  }
}
