package studio.reprise.ui.widget;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences of the rooms below, which speak English only, in the window's language. The English
 * sentence is the key, as in a message catalogue: a phrase with places {0}, {1}... is recognised in
 * it, and what stands in the places is looked up in its turn. A sentence that is not in the book
 * stays as it is.
 */
final class Phrasebook {
  /** Longer texts are no sentences; they are not searched. */
  private static final int MOST_CHARACTERS = 2000;

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  private final List<Phrase> phrases;

  /** A phrase: how it is recognised, the numbers of its places in that order, and what is said. */
  private record Phrase(int letters, Pattern english, List<Integer> places, String translated) {}

  private Phrasebook(List<Phrase> phrases) {
    this.phrases = phrases;
  }

  /** Says everything as it is. */
  static Phrasebook empty() {
    return new Phrasebook(List.of());
  }

  /** A resource, UTF-8: two lines a phrase, an empty line between, # remarks. */
  static Phrasebook read(String resource) {
    try (InputStream in = Phrasebook.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<Phrase> phrases = new ArrayList<>();
      String english = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        if (english.isEmpty()) {
          english = line;
        } else {
          phrases.add(phrase(english, line));
          english = "";
        }
      }
      // The phrase that says most by itself is tried first: "{0} is missing." fits much.
      phrases.sort(Comparator.comparingInt(Phrase::letters).reversed());
      return new Phrasebook(List.copyOf(phrases));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Phrase phrase(String english, String translated) {
    StringBuilder pattern = new StringBuilder();
    List<Integer> places = new ArrayList<>();
    Matcher place = PLACE.matcher(english);
    int from = 0;
    while (place.find()) {
      pattern.append(Pattern.quote(english.substring(from, place.start()))).append("(.*?)");
      places.add(Integer.parseInt(place.group(1)));
      from = place.end();
    }
    pattern.append(Pattern.quote(english.substring(from)));
    return new Phrase(
        english.length() - 3 * places.size(),
        Pattern.compile(pattern.toString(), Pattern.DOTALL),
        places,
        translated);
  }

  /** The sentence, or several in a row, in the book's language. */
  String say(String sentence) {
    if (sentence.length() > MOST_CHARACTERS) {
      return sentence;
    }
    return find(sentence).or(() -> inTwo(sentence)).orElse(sentence);
  }

  /** True when the book has a phrase for the whole sentence. */
  boolean knows(String sentence) {
    return find(sentence).isPresent();
  }

  private Optional<String> find(String sentence) {
    for (Phrase phrase : phrases) {
      Matcher matcher = phrase.english.matcher(sentence);
      if (matcher.matches()) {
        String[] values = new String[10];
        for (int i = 0; i < phrase.places.size(); i++) {
          values[phrase.places.get(i)] = say(matcher.group(i + 1));
        }
        return Optional.of(
            PLACE
                .matcher(phrase.translated)
                .replaceAll(
                    place -> Matcher.quoteReplacement(values[Integer.parseInt(place.group(1))])));
      }
    }
    return Optional.empty();
  }

  /** The first sentence is in the book: it is said, and then what follows it. */
  private Optional<String> inTwo(String sentences) {
    int end = sentences.indexOf(". ");
    while (end >= 0) {
      Optional<String> first = find(sentences.substring(0, end + 1));
      if (first.isPresent()) {
        return Optional.of(first.get() + say(sentences.substring(end + 2)));
      }
      end = sentences.indexOf(". ", end + 1);
    }
    return Optional.empty();
  }
}
