package studio.reprise.ui.widget;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import studio.reprise.sentence.Sentence;

/**
 * Sentences of the rooms below in the window's language. The English pattern is the key, as in
 * gettext. A sentence within a sentence is looked up in its turn, so that a system's reason is said
 * in the same language; other values are names and numbers and stay what they are. What is not in
 * the catalogue stays English.
 */
final class Catalogue {
  private final Map<String, String> translations;

  private Catalogue(Map<String, String> translations) {
    this.translations = Map.copyOf(translations);
  }

  /** Says everything as it was written. */
  static Catalogue english() {
    return new Catalogue(Map.of());
  }

  /** A resource, UTF-8: two lines a sentence, an empty line between, # remarks. */
  static Catalogue read(String resource) {
    try (InputStream in = Catalogue.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, String> translations = new HashMap<>();
      String english = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        if (english.isEmpty()) {
          english = line;
        } else {
          if (translations.put(english, line) != null) {
            throw new IllegalStateException("Twice in the catalogue: " + english);
          }
          english = "";
        }
      }
      return new Catalogue(translations);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sentence in the catalogue's language. */
  String say(Sentence sentence) {
    return sentence.in(
        translations.getOrDefault(sentence.pattern(), sentence.pattern()),
        value -> value instanceof Sentence inner ? say(inner) : value.toString());
  }

  /** The English patterns that it has something for. */
  Set<String> patterns() {
    return translations.keySet();
  }
}
