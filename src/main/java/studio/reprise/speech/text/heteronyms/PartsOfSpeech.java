package studio.reprise.speech.text.heteronyms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;
import opennlp.tools.util.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * What part of speech each word of a sentence is: NOUN, VERB, ADJ, ADV, AUX, PRON, NUM ... (the
 * universal tags). Not thread-safe; the model is shared.
 */
public final class PartsOfSpeech {
  /** The model, as a resource. */
  public static final String MODEL = "/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";

  /** Closer than this two taggings are equally likely: more than rounding, less than a reason. */
  private static final double TIE = 1e-9;

  private static final Set<String> NOUNS = Set.of("NOUN", "PROPN");
  private static final Set<String> DETERMINERS =
      Set.of("the", "a", "an", "my", "your", "his", "its", "our", "their", "every", "each");
  private static final Set<String> PREPOSITIONS =
      Set.of("of", "in", "at", "for", "with", "by", "from", "into", "on", "about", "without");
  private static final Set<String> SUBJECTS = Set.of("i", "we", "they", "who");
  private static final Set<String> OBJECTS =
      Set.of(
          "the", "a", "an", "my", "your", "his", "her", "its", "our", "their", "this", "that",
          "these", "those", "it", "him", "them", "us", "me");

  /** The model's own words for contractions: "do" and "n't". */
  private static final Pattern CONTRACTION = Pattern.compile("(?i)(.+?)(n't|'(?:ll|ve|re|d|m|s))");

  private @Nullable POSTaggerME tagger;

  private static final class Model {
    static final POSModel POS = open();

    private static POSModel open() {
      try (InputStream in = POSModel.class.getResourceAsStream(MODEL)) {
        return new POSModel(in);
      } catch (IOException e) {
        throw new UncheckedIOException("The part-of-speech model cannot be read.", e);
      }
    }
  }

  /**
   * @param words words and marks of one sentence
   * @return a tag for each
   */
  List<String> of(List<String> words) {
    List<String> parts = new ArrayList<>();
    List<Integer> first = new ArrayList<>();
    for (String word : words) {
      first.add(parts.size());
      Matcher contraction = CONTRACTION.matcher(word);
      if (contraction.matches()) {
        parts.add(contraction.group(1));
        parts.add(contraction.group(2));
      } else {
        parts.add(word);
      }
    }
    List<String> found = tagged(parts.toArray(String[]::new));
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      tags.add(certain(words, i, found.get(first.get(i))));
    }
    findVerb(words, tags);
    return tags;
  }

  private List<String> tagged(String[] parts) {
    if (tagger == null) {
      tagger = new POSTaggerME(Model.POS);
    }
    Sequence[] likeliest = tagger.topKSequences(parts);
    List<String> best = likeliest[0].getOutcomes();
    for (int i = 1; i < likeliest.length; i++) {
      List<String> other = likeliest[i].getOutcomes();
      if (likeliest[0].getScore() - likeliest[i].getScore() < TIE
          && String.join(" ", other).compareTo(String.join(" ", best)) < 0) {
        best = other;
      }
    }
    return best;
  }

  /** A sentence without a verb has overlooked it: the noun that agrees with the one before it. */
  private static void findVerb(List<String> words, List<String> tags) {
    if (tags.contains("VERB") || tags.contains("AUX")) {
      return;
    }
    boolean determined = false;
    for (int i = 1; i < tags.size(); i++) {
      String before = tags.get(i - 1);
      determined |= before.equals("DET") || before.equals("PRON") || before.equals("PROPN");
      boolean goesOn = i + 1 < tags.size() && !tags.get(i + 1).equals("PUNCT");
      boolean areNouns =
          (NOUNS.contains(before) || (before.equals("ADJ") && goesOn))
              && NOUNS.contains(tags.get(i));
      boolean isPlural = words.get(i - 1).endsWith("s");
      boolean hasEnding = words.get(i).endsWith("s");
      if (areNouns && isPlural != hasEnding && (isPlural || determined)) {
        tags.set(i, "VERB");
        return;
      }
    }
  }

  /** What the neighbours leave no doubt about; otherwise what was found. */
  private static String certain(List<String> words, int at, String found) {
    String before = at == 0 ? "" : words.get(at - 1).toLowerCase(Locale.ROOT);
    String behind = at + 1 == words.size() ? "" : words.get(at + 1).toLowerCase(Locale.ROOT);
    boolean isVerb = found.equals("VERB") || found.equals("AUX");
    if (isVerb && (DETERMINERS.contains(before) || PREPOSITIONS.contains(before))) {
      return "NOUN";
    }
    if (!found.equals("NOUN") && !found.equals("ADJ") && !found.equals("PROPN")) {
      return found;
    }
    boolean commands = at == 0 || before.equals(",") || before.equals("please");
    boolean rules =
        Verbs.asksForBase(before)
            || SUBJECTS.contains(before)
            || (commands && OBJECTS.contains(behind));
    return rules ? "VERB" : found;
  }
}
