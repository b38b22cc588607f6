package studio.reprise.speech.text.heteronyms;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** The forms of verbs whose spelling does not tell them: what stands around "read" and "wound". */
final class Verbs {
  /** Behind these a verb has its bare form. */
  private static final Set<String> BASE =
      Set.of(
          "to",
          "will",
          "would",
          "can",
          "could",
          "shall",
          "should",
          "may",
          "might",
          "must",
          "cannot",
          "do",
          "does",
          "did",
          "let's",
          "don't",
          "doesn't",
          "didn't",
          "can't",
          "couldn't",
          "won't",
          "wouldn't",
          "shouldn't",
          "mustn't",
          "shan't",
          "mightn't",
          "i'll",
          "you'll",
          "he'll",
          "she'll",
          "it'll",
          "we'll",
          "they'll",
          "who'll",
          "let",
          "help",
          "helped",
          "please",
          "gonna");

  /** Behind these it is a participle. */
  private static final Set<String> PERFECT =
      Set.of(
          "have",
          "has",
          "had",
          "having",
          "haven't",
          "hasn't",
          "hadn't",
          "i've",
          "you've",
          "we've",
          "they've",
          "who've",
          "could've",
          "should've",
          "would've",
          "must've",
          "might've",
          "is",
          "are",
          "was",
          "were",
          "been",
          "being",
          "be",
          "am",
          "isn't",
          "aren't",
          "wasn't",
          "weren't",
          "got",
          "gets",
          "get",
          "getting",
          "it's",
          "they're",
          "well",
          "widely");

  /** These stand between a verb and what rules its form. */
  private static final Set<String> BETWEEN =
      Set.of(
          "not",
          "n't",
          "never",
          "ever",
          "just",
          "already",
          "also",
          "only",
          "always",
          "often",
          "once",
          "still",
          "since",
          "even",
          "actually",
          "really",
          "then",
          "now",
          "first",
          "both",
          "all",
          "carefully",
          "quickly",
          "probably",
          "usually",
          "sometimes",
          "recently",
          "finally",
          "simply",
          "rarely",
          "seldom",
          "soon",
          "either",
          "silently",
          "aloud",
          "better",
          "rather");

  private static final Set<String> PERSONS =
      Set.of(
          "i", "you", "he", "she", "it", "we", "they", "anyone", "everyone", "somebody", "anybody");

  /** With these for a subject the present ends with s. */
  private static final Set<String> SINGULAR =
      Set.of(
          "he",
          "she",
          "it",
          "everyone",
          "everybody",
          "someone",
          "somebody",
          "nobody",
          "anyone",
          "one",
          "he'd",
          "she'd");

  private static final Set<String> LONG_AGO =
      Set.of(
          "yesterday",
          "ago",
          "last",
          "earlier",
          "previously",
          "was",
          "were",
          "had",
          "did",
          "said",
          "told",
          "went",
          "came",
          "took",
          "gave",
          "sat",
          "saw",
          "thought",
          "knew",
          "wrote",
          "made",
          "found",
          "felt",
          "stood",
          "got",
          "heard",
          "kept",
          "began",
          "once",
          "wept",
          "laughed");

  private static final Set<String> EVERY_DAY =
      Set.of(
          "every",
          "often",
          "always",
          "usually",
          "sometimes",
          "daily",
          "now",
          "when",
          "if",
          "each",
          "never",
          "generally",
          "nowadays",
          "today",
          "rarely",
          "tomorrow",
          "mostly",
          "regularly");

  private Verbs() {}

  static boolean asksForBase(String word) {
    return BASE.contains(word);
  }

  /** Whether a verb has its bare form behind "to", "will", "did he" and the like. */
  static boolean isBase(List<String> words, int at) {
    int ruler = ruler(words, at);
    return ruler >= 0 && BASE.contains(words.get(ruler));
  }

  /**
   * Whether a verb whose past is spelled like its present is past.
   *
   * @param words of the sentence, in small letters
   * @param tags asked for where the words alone do not tell
   */
  static boolean isPast(List<String> words, int at, Supplier<List<String>> tags) {
    int ruler = ruler(words, at);
    if (ruler >= 0) {
      return PERFECT.contains(words.get(ruler));
    }
    int subject = at - 1;
    while (subject >= 0 && BETWEEN.contains(words.get(subject))) {
      subject--;
    }
    if (subject < 0) {
      return false;
    }
    String before = words.get(subject);
    boolean isPlural = before.equals("i") || before.equals("we") || before.equals("they");
    if (SINGULAR.contains(before)) {
      return true;
    }
    if (isPlural || before.equals("you") || before.equals("who")) {
      boolean isHabit = words.stream().anyMatch(EVERY_DAY::contains);
      boolean wasThen = words.stream().anyMatch(LONG_AGO::contains);
      return wasThen || (!isHabit && !before.equals("you") && !asks(words));
    }
    String tag = tags.get().get(subject);
    if (tag.equals("NOUN") || tag.equals("PROPN")) {
      return !before.endsWith("s") || words.stream().noneMatch(EVERY_DAY::contains);
    }
    return isPastBefore(words, subject, tags.get());
  }

  private static boolean asks(List<String> words) {
    return words.get(words.size() - 1).equals("?");
  }

  /** "He sat down and read": the verb before it tells. */
  private static boolean isPastBefore(List<String> words, int end, List<String> tags) {
    for (int i = end - 1; i >= 0; i--) {
      String word = words.get(i).toLowerCase(Locale.ROOT);
      if (LONG_AGO.contains(word) || (tags.get(i).equals("VERB") && word.endsWith("ed"))) {
        return true;
      }
    }
    return false;
  }

  /** The nearest word before it that rules its form, or -1: "have you ever read". */
  private static int ruler(List<String> words, int at) {
    boolean passedPerson = false;
    for (int i = at - 1; i >= Math.max(0, at - 5); i--) {
      String word = words.get(i);
      if (BASE.contains(word) || PERFECT.contains(word)) {
        return i;
      }
      boolean isPerson = PERSONS.contains(word) && !passedPerson;
      passedPerson |= isPerson;
      if (!isPerson && !BETWEEN.contains(word)) {
        return -1;
      }
    }
    return -1;
  }
}
