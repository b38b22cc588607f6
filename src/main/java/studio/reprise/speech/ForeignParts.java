package studio.reprise.speech;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import studio.reprise.sentence.Sentence;

/**
 * Sentences of a text that are in another language than a pack speaks, though in the same letters:
 * the pack would read them by its own rules. Found by a language's most frequent words, which are a
 * third or more of any sentence; names of people and places hold few of them. What is found is told
 * and keeps nothing from being rendered: {@link ForeignWords} is for what cannot be said at all.
 */
public final class ForeignParts {
  private static final String TABLE = "common-words.tsv";
  private static final String ENGLISH = "en";
  private static final String FRENCH = "fr";
  private static final int SHOWN_LETTERS = 80;
  private static final int SHOWN_PARTS = 3;

  /** What parts a text: one sentence, or one quotation, is one language. */
  private static final Pattern PARTED =
      Pattern.compile("[.!?;:\u2026\n\"\u201c\u201d\u201e\u00ab\u00bb()\\[\\]<>|]+");

  private static final Pattern WORD = Pattern.compile("\\p{IsLatin}[\\p{IsLatin}\\p{M}'\u2019]*+");

  /** The end of don't, it's, we'll. */
  private static final Pattern CONTRACTED = Pattern.compile("(?:n't|'[a-z]{1,2})$");

  /** French before a vowel: l'homme, qu'il. */
  private static final Pattern ELIDED = Pattern.compile("(?:[ldjntcsm]|qu)'[\\p{L}']{2,}");

  /**
   * Words of one language.
   *
   * @param own those that hardly another language has
   * @param shared those that names and English have, too
   * @param letters that English has not
   */
  private record Words(Set<String> own, Set<String> shared, String letters) {
    boolean isSpelledSo(String word) {
      return word.chars().anyMatch(c -> letters.indexOf(c) >= 0);
    }
  }

  private static final class Tables {
    static final Map<String, Words> ALL = read();
  }

  /**
   * A part of a text.
   *
   * @param words as they are written
   * @param language BCP 47
   */
  public record Part(String words, String language) {}

  private ForeignParts() {}

  /**
   * What an author is told before a text is rendered; empty when it is in a language of the pack.
   *
   * @param language BCP 47 of the author's for this very text: who chose one knows; "" else
   * @param spoken the pack's languages; none: nothing is known of it
   */
  public static Optional<Sentence> remark(String text, String language, List<String> spoken) {
    if (!language.isEmpty()) {
      return Optional.empty();
    }
    List<Part> parts = in(text, spoken);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    String shown =
        parts.stream()
            .limit(SHOWN_PARTS)
            .map(part -> "\"" + shortened(part.words()) + "\"")
            .collect(Collectors.joining(", "));
    return Optional.of(
        Sentence.of(
            "{0} seems to be {1}. This voice pack speaks {2} and reads it as that.",
            parts.size() > SHOWN_PARTS ? shown + ", ..." : shown,
            ForeignWords.names(parts.stream().map(Part::language).distinct().toList()),
            ForeignWords.names(spoken)));
  }

  /** The parts in other languages than these, in order; none unless one of these is English. */
  public static List<Part> in(String text, List<String> spoken) {
    Set<String> known =
        spoken.stream()
            .map(language -> language.replaceFirst("[-_].*", ""))
            .collect(Collectors.toSet());
    if (!known.contains(ENGLISH)) {
      return List.of();
    }
    List<Part> found = new ArrayList<>();
    for (String part : PARTED.split(text)) {
      language(part, known).ifPresent(language -> found.add(new Part(part.strip(), language)));
    }
    return found;
  }

  private static Optional<String> language(String part, Set<String> known) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(part);
    while (matcher.find()) {
      words.add(matcher.group().replace('\u2019', '\''));
    }
    if (words.size() < 2) {
      return Optional.empty();
    }
    String best = "";
    double most = 0;
    for (String language : Tables.ALL.keySet()) {
      double score = known.contains(language) ? 0 : score(words, language, known);
      if (score > most) {
        best = language;
        most = score;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** How much speaks for a language; 0 where it is not enough, or English has more. */
  private static double score(List<String> words, String code, Set<String> known) {
    Words language = Objects.requireNonNull(Tables.ALL.get(code));
    Set<String> own = new HashSet<>();
    double score = 0;
    int english = 0;
    for (String written : words) {
      String word = written.toLowerCase(Locale.ROOT);
      if (language.own().contains(word)) {
        own.add(word);
        score++;
      } else if (language.isSpelledSo(written) && Character.isLowerCase(written.charAt(0))) {
        own.add(word);
        score += 0.5;
      } else if (language.shared().contains(word)
          || code.equals(FRENCH) && ELIDED.matcher(word).matches()) {
        score += 0.5;
      } else if (isKnown(word, known)) {
        english++;
      }
    }
    boolean isSure = own.size() >= 2 && score >= 0.3 * words.size();
    // "Ja, ja" is said in English, too.
    boolean isPlain =
        english == 0
            && !own.isEmpty()
            && words.stream().map(word -> word.toLowerCase(Locale.ROOT)).distinct().count() > 1
            && (score >= 2.5 && score >= 0.35 * words.size()
                || score >= 1.5 && score >= 0.5 * words.size());
    return score > english && (isSure || isPlain) ? score : 0;
  }

  private static boolean isKnown(String word, Set<String> known) {
    String plain = CONTRACTED.matcher(word).replaceFirst("");
    for (String language : known) {
      Words words = Tables.ALL.get(language);
      if (words != null && words.own().contains(plain)) {
        return true;
      }
    }
    return false;
  }

  private static String shortened(String words) {
    return words.length() <= SHOWN_LETTERS ? words : words.substring(0, SHOWN_LETTERS) + "...";
  }

  private static Map<String, Words> read() {
    Map<String, Words> words = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ForeignParts.class.getResourceAsStream(TABLE)),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String[] cells = line.split("\t", -1);
          words.put(
              cells[0],
              new Words(Set.of(cells[1].split(" ")), Set.of(cells[2].split(" ")), cells[3]));
        }
      }
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException("The table " + TABLE + " cannot be read.", e);
    }
  }
}
