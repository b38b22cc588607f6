package studio.reprise.speech.text.phones;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import studio.reprise.speech.text.rewrite.Tune.Mood;

/**
 * What an English sentence with a question mark asks, by its words. Questions with a question word
 * in front fall at the end in English, as choices do; all others rise (Wells, English Intonation,
 * 2006, 2.3 to 2.8). A tag ("isn't it?") rises here, too: whether its speaker asks or knows does
 * not show in writing.
 *
 * @param mood one of the three kinds of questions
 * @param accent the piece that is lifted, by its place in the sentence
 */
record Questions(Mood mood, OptionalInt accent) {
  private static final String WORDS = " who whom whose what when where why which how ";

  private static final String SUBJECTS = " i you he she it we they ";

  private static final String VERBS =
      " am is are was were do does did have has had will would can could shall should may might must"
          + " ought need dare ca wo sha ai ";

  /** What may stand before a question and is none of it. */
  private static final String LEADS =
      " and but so or well now then oh ah okay ok hey yes no yeah hmm hm um uh er because anyway"
          + " look listen please wait just exactly sorry ";

  private static final String PREPOSITIONS =
      " in at to for from of on with by since until about under over through into behind after"
          + " before ";

  /** "Or something" gives no choice. */
  private static final String OPEN = " something anything someone anyone so else somewhere ";

  static Questions of(List<Piece> sentence) {
    List<Integer> words = new ArrayList<>();
    for (int i = 0; i < sentence.size(); i++) {
      if (sentence.get(i).isWord()) {
        words.add(i);
      }
    }
    if (words.stream().allMatch(i -> said(sentence, i).equals("what"))) {
      return new Questions(Mood.QUESTION, OptionalInt.empty());
    }
    OptionalInt asked = questionWord(sentence);
    if (asked.isPresent()) {
      return new Questions(Mood.WORD_QUESTION, asked);
    }
    for (int w = words.size() - 2; w > 0; w--) {
      boolean isOpen = has(OPEN, said(sentence, words.get(w + 1)));
      if (said(sentence, words.get(w)).equals("or") && !isOpen) {
        return new Questions(Mood.CHOICE_QUESTION, OptionalInt.of(words.get(w - 1)));
      }
    }
    return new Questions(Mood.QUESTION, OptionalInt.empty());
  }

  /**
   * The question word of the first clause that asks; none where that begins with a verb. "When you
   * go, will you call?" asks by its second.
   */
  private static OptionalInt questionWord(List<Piece> sentence) {
    OptionalInt aside = OptionalInt.empty();
    int start = 0;
    for (int end = 0; end <= sentence.size(); end++) {
      if (end < sentence.size() && sentence.get(end).isWord()) {
        continue;
      }
      boolean isLast = sentence.subList(end, sentence.size()).stream().noneMatch(Piece::isWord);
      int first = start;
      while (first < end && has(LEADS, said(sentence, first))) {
        first++;
      }
      if (first < end && has(VERBS, said(sentence, first))) {
        return OptionalInt.empty();
      }
      boolean isBehind =
          first + 1 < end
              && has(PREPOSITIONS, said(sentence, first))
              && has(WORDS, said(sentence, first + 1));
      int word = isBehind ? first + 1 : first;
      if (word < end && has(WORDS, said(sentence, word))) {
        String next = word + 1 < end ? said(sentence, word + 1) : "";
        boolean mayStandAside =
            !isLast
                && !sentence.get(word).written().contains("'")
                && (has(SUBJECTS, next)
                    || has(" when where ", said(sentence, word)) && !has(VERBS, next));
        if (!mayStandAside) {
          return OptionalInt.of(word);
        }
        aside = aside.isPresent() ? aside : OptionalInt.of(word);
      }
      start = end + 1;
    }
    return aside;
  }

  /** A word without what is drawn to it: "what" of "what's", "do" of "don't". */
  private static String said(List<Piece> sentence, int at) {
    String word = sentence.get(at).written();
    String plain = word.endsWith("n't") ? word.substring(0, word.length() - 3) : word;
    int mark = plain.indexOf('\'');
    return mark > 0 ? plain.substring(0, mark) : plain;
  }

  private static boolean has(String words, String word) {
    return words.contains(" " + word + " ");
  }
}
