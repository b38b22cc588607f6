package studio.reprise.speech.text.phones;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.text.rewrite.WordTable;

/**
 * The phones of English words. A word of the pack's lexicon is said as it stands there; any other
 * is, in this order, a colloquial or British one, a word with an apostrophe's ending, the names of
 * its letters, or what its letters most likely sound like. Never raw letters.
 */
public final class Pronouncer {
  /** What capitals mean in a text. */
  public enum Capitals {
    /** Few words are in capitals: those may be initialisms. */
    INITIALS,
    /** All is in capitals: they are only loud. */
    LOUD
  }

  /** Tables of words beside this class: in haste, and British ones. */
  public static final List<String> TABLES = List.of("colloquial.tsv", "british.tsv");

  /** Said otherwise than the lexicon or its letters tell. */
  private static final Map<String, List<String>> COLLOQUIAL = colloquial();

  private static final Map<String, String> CLITICS =
      Map.of(
          "'ll", "AX0 L", "'d", "D", "'ve", "AX0 V", "'re", "ER0", "n't", "AX0 N T", "'m", "M",
          "'em", "AX0 M", "'n", "AX0 N");

  private final Lexicon lexicon;
  private final LetterToSound letters;

  public Pronouncer(Lexicon lexicon, LetterToSound letters) {
    this.lexicon = lexicon;
    this.letters = letters;
  }

  private static Map<String, List<String>> colloquial() {
    Map<String, List<String>> phones = new HashMap<>();
    for (String table : TABLES) {
      for (List<String> row : WordTable.open(Pronouncer.class, table).rows()) {
        phones.put(row.get(0), List.of(row.get(1).split(" ")));
      }
    }
    return Map.copyOf(phones);
  }

  /** Whether the phones of a word are known and not guessed. */
  public boolean knows(String written) {
    String lower = written.toLowerCase(Locale.ROOT);
    return lower.length() == 1
        || LetterNames.always(lower)
        || listed(lower) != null
        || isInitials(written)
        || apostrophe(lower, false) != null;
  }

  /**
   * How a word is said: as one word, or as several when it is spelled or has capitals inside.
   *
   * @param written letters and apostrophes
   */
  public List<List<String>> spoken(String written, Capitals capitals) {
    String lower = written.toLowerCase(Locale.ROOT);
    if (lower.length() == 1) {
      return lower.equals("a") ? List.of(phones(lower)) : LetterNames.spelled(lower);
    }
    if (LetterNames.always(lower)) {
      return LetterNames.spelled(lower);
    }
    String initials = written.replaceFirst("'?s$", "");
    boolean allCapitals =
        initials.length() > 1 && initials.equals(initials.toUpperCase(Locale.ROOT));
    if (allCapitals && isSpelled(initials.toLowerCase(Locale.ROOT), capitals)) {
      List<List<String>> words = LetterNames.spelled(initials.toLowerCase(Locale.ROOT));
      if (initials.length() < written.length()) {
        words.set(words.size() - 1, Plurals.of(words.get(words.size() - 1)));
      }
      return words;
    }
    if (listed(lower) == null && !allCapitals) {
      int hump = hump(written);
      if (hump > 0) {
        List<List<String>> words = new ArrayList<>(spoken(written.substring(0, hump), capitals));
        words.addAll(spoken(written.substring(hump), capitals));
        return words;
      }
    }
    List<String> phones = phones(lower);
    return phones.isEmpty() ? LetterNames.spelled(lower) : List.of(phones);
  }

  private boolean isSpelled(String lower, Capitals capitals) {
    if (capitals == Capitals.LOUD) {
      return LetterNames.always(lower) || (listed(lower) == null && vowels(lower) == 0);
    }
    return LetterNames.inCapitals(lower)
        || (listed(lower) == null && lower.length() < 5)
        || vowels(lower) == 0;
  }

  /** "GCSE", and several of them: "GCSEs", "GCSE's". */
  private boolean isInitials(String written) {
    String initials = written.replaceFirst("'?s$", "");
    return initials.length() > 1
        && initials.equals(initials.toUpperCase(Locale.ROOT))
        && isSpelled(initials.toLowerCase(Locale.ROOT), Capitals.INITIALS);
  }

  /** Where a capital follows a small letter, but not in names like McCoy; 0 where nowhere. */
  private static int hump(String written) {
    int start = written.startsWith("Mc") ? 3 : written.startsWith("Mac") ? 4 : 1;
    for (int i = start; i < written.length(); i++) {
      if (Character.isUpperCase(written.charAt(i))
          && Character.isLowerCase(written.charAt(i - 1))) {
        return i;
      }
    }
    return 0;
  }

  /**
   * The phones of a lower-case word; none when nothing of it can be said as a word.
   *
   * @param word letters a to z and apostrophes
   */
  public List<String> phones(String word) {
    List<String> said = listed(word);
    if (said == null) {
      said = apostrophe(word, true);
    }
    String plain = word.replace("'", "");
    if (said == null && plain.length() < word.length()) {
      said = listed(plain);
    }
    if (said == null && vowels(plain) == 0) {
      said = drawn(plain);
      return said != null ? said : List.of();
    }
    if (said == null) {
      said = drawn(plain);
    }
    return said != null ? said : guessed(plain);
  }

  /** "Goin'", "huntin'": the word with its g, and an n that is said at the teeth. */
  private @Nullable List<String> droppedG(String word) {
    if (!word.endsWith("in'") || word.length() < 5) {
      return null;
    }
    List<String> whole = listed(word.substring(0, word.length() - 1) + "g");
    if (whole == null || !whole.get(whole.size() - 1).equals("NG")) {
      return null;
    }
    return Plurals.joined(whole.subList(0, whole.size() - 1), List.of("N"));
  }

  /** What the lexicon has, if it is sayable: a lexicon made by rules has "tv" as T V. */
  private @Nullable List<String> listed(String word) {
    List<String> colloquial = COLLOQUIAL.get(word);
    if (colloquial != null) {
      return colloquial;
    }
    List<String> dropped = droppedG(word);
    if (dropped != null) {
      return dropped;
    }
    String[] phones = lexicon.phones(word);
    if (phones == null) {
      return Onsets.of(word).orElse(null);
    }
    for (String phone : phones) {
      if (phone.endsWith("0") || phone.endsWith("1")) {
        return List.of(phones);
      }
    }
    return null;
  }

  private @Nullable List<String> apostrophe(String word, boolean guess) {
    int at = word.lastIndexOf('\'');
    if (at <= 0) {
      return null;
    }
    String base = word.substring(0, at);
    String ending = word.substring(at);
    if (ending.equals("'t") && base.endsWith("n") && base.length() > 1) {
      base = base.substring(0, at - 1);
      ending = "n't";
    }
    List<String> stem = guess ? phones(base) : listed(base);
    if (stem == null || stem.isEmpty()) {
      return null;
    }
    if (ending.equals("'s")) {
      return Plurals.of(stem);
    }
    if (ending.equals("'")) {
      return stem;
    }
    String tail = CLITICS.get(ending);
    return tail == null ? null : Plurals.joined(stem, List.of(tail.split(" ")));
  }

  /** "Nooooo", "soooo": a letter that is written three times or more counts once or twice. */
  private @Nullable List<String> drawn(String word) {
    String two = shortened(word, 2);
    if (two.equals(word)) {
      return null;
    }
    String one = shortened(word, 1);
    boolean atEnd = word.endsWith(word.substring(word.length() - 1).repeat(3));
    List<String> said = listed(atEnd ? one : two);
    return said != null ? said : listed(atEnd ? two : one);
  }

  /** The word with each run of three or more equal letters cut to so many. */
  private static String shortened(String word, int most) {
    StringBuilder out = new StringBuilder();
    for (int start = 0; start < word.length(); ) {
      int end = start;
      while (end < word.length() && word.charAt(end) == word.charAt(start)) {
        end++;
      }
      int run = end - start;
      out.append(word, start, start + (run > 2 ? most : run));
      start = end;
    }
    return out.toString();
  }

  private List<String> guessed(String word) {
    if (word.startsWith("mc") && word.length() > 4) {
      return Plurals.joined(List.of("M", "AX0", "K"), phones(word.substring(2)));
    }
    List<String> phones = letters.phones(word);
    boolean voiced = phones.stream().anyMatch(phone -> phone.endsWith("1"));
    return voiced ? phones : List.of();
  }

  private static int vowels(String word) {
    return (int) word.chars().filter(c -> "aeiouy".indexOf(c) >= 0).count();
  }
}
