package studio.reprise.storage.script;

import java.util.Locale;
import java.util.Set;

/** The words by which English prose says who speaks. */
final class Speaking {
  private static final String TITLES =
      "Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Professor|Rev|Father|Sister|Brother|Mother|Sir|Lady|Lord|Madam|Madame"
          + "|Mme|Mlle|Monsieur|Captain|Capt|Colonel|Col|General|Gen|Major|Maj|Lieutenant|Lt"
          + "|Sergeant|Sgt|Inspector|Detective|Officer|Judge|King|Queen|Prince|Princess|Duke"
          + "|Duchess|Count|Countess|Baron|Aunt|Uncle|Cousin|Old|Young|Saint|St";

  private static final String WORD = "\\p{Lu}[\\p{L}\\p{M}]*(?:['\u2019-]\\p{L}[\\p{L}\\p{M}]*)*";

  /** Before a name, and no part of it. */
  private static final String LEADING =
      "(?:(?:[Tt]he|[Pp]oor|old|little|young|dear|good|brave|kind|wise)\\s+){0,3}";

  /** A name as it is written: with article, title, and up to three words. */
  static final String NAME =
      LEADING
          + "(?:(?:"
          + TITLES
          + ")\\.?\\s+)?"
          + WORD
          + "(?:\\s+(?:(?:of|the|de|du|la|van|von|der)\\s+){0,2}"
          + WORD
          + "){0,2}";

  /** Verbs of speaking. */
  static final String VERB =
      "(?:said|says|asked|asks|replied|replies|answered|answers|cried|cries|called|calls|shouted"
          + "|shouts|whispered|whispers|murmured|murmurs|muttered|mutters|exclaimed|exclaims"
          + "|remarked|remarks|added|adds|continued|continues|went on|began|repeated|repeats"
          + "|returned|observed|inquired|enquired|demanded|interrupted|suggested|declared"
          + "|announced|explained|agreed|admitted|sighed|growled|snapped|screamed|yelled|roared"
          + "|gasped|groaned|moaned|sobbed|hissed|panted|pleaded|begged|protested|insisted|warned"
          + "|thought|responded|retorted|rejoined|stammered|put in|told|spoke|quoth)";

  /** Between a name and its verb. */
  static final String ADVERB =
      "(?:(?:\\p{Ll}+ly|then|also|again|still|at last|at once|just)\\s+){0,2}";

  /** Words in capitals at the beginning of a sentence that are no names. */
  private static final Set<String> NO_NAMES =
      Set.of(
          "he",
          "she",
          "it",
          "they",
          "we",
          "you",
          "i",
          "his",
          "her",
          "their",
          "my",
          "our",
          "your",
          "its",
          "this",
          "that",
          "these",
          "those",
          "there",
          "here",
          "then",
          "now",
          "and",
          "but",
          "or",
          "so",
          "yet",
          "nor",
          "for",
          "as",
          "if",
          "when",
          "while",
          "after",
          "before",
          "what",
          "who",
          "whom",
          "whose",
          "which",
          "why",
          "how",
          "where",
          "nobody",
          "everybody",
          "everyone",
          "somebody",
          "someone",
          "anyone",
          "no",
          "yes",
          "none",
          "both",
          "all",
          "each",
          "one",
          "another",
          "others",
          "some",
          "many",
          "most",
          "well",
          "oh",
          "ah",
          "o",
          "a",
          "an",
          "the",
          "not",
          "never",
          "once",
          "only",
          "at",
          "in",
          "on",
          "with",
          "without",
          "to",
          "from",
          "by",
          "of",
          "still",
          "again",
          "perhaps",
          "suddenly",
          "finally",
          "later",
          "even",
          "more",
          "much",
          "just",
          "is",
          "was",
          "it's",
          "that's",
          "god's");

  /** Several speak at once: nobody of them is the speaker of the other quotations. */
  static final String SEVERAL =
      "(?:they|both|all|everyone|everybody|several|we|others|the others|people|voices)";

  static final String PRONOUN = "(?:he|she|it|He|She|It)";

  private Speaking() {}

  /** Whether a text that looks like a name is none. */
  static boolean isNoName(String name) {
    String first = name.strip().toLowerCase(Locale.ROOT).split("[\\s.]+", 2)[0];
    boolean article = first.equals("the") && name.strip().contains(" ");
    return !article && NO_NAMES.contains(first.replace('\u2019', '\''));
  }
}
