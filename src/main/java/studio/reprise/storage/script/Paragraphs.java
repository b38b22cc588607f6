package studio.reprise.storage.script;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.reprise.document.Line;
import studio.reprise.document.SolidWriting;

/**
 * A paragraph becomes lines: one while it is short enough, else cut at ends of sentences. Put
 * together again by {@link #joined} the lines are the paragraph, always.
 *
 * <p>Sentences are those of Unicode (UAX 29) with CLDR's list of English abbreviations, and joins
 * of ours where that list or the rules cut too much.
 */
final class Paragraphs {
  /** Behind these a name or a number follows more often than a sentence ends. */
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "mx", "dr", "prof", "rev", "fr", "st", "ste", "sts", "hon", "gen",
          "col", "capt", "cpt", "cmdr", "lt", "maj", "sgt", "cpl", "pvt", "adm", "gov", "sen",
          "rep", "pres", "supt", "insp", "messrs", "mme", "mlle", "mgr", "msgr", "mt", "ft", "no",
          "nos", "vol", "vols", "ch", "chap", "p", "pp", "fig", "figs", "ed", "eds", "cf", "vs",
          "viz", "ca", "approx", "dept", "e.g", "i.e", "al", "op", "cit", "v", "art", "sect");

  private static final Pattern LAST_WORD =
      Pattern.compile("(?:^|[\\s(\\[\u201c\u2018\"'\u2014-])([\\p{L}\\p{N}.]{1,12})\\.$");
  private static final Pattern ONLY_NUMBER =
      Pattern.compile("[(\\[]?(?:\\p{N}{1,4}|[IVXLCivxlc]{1,7})[.)]{1,2}");
  private static final Pattern TELLS_WHO =
      Pattern.compile("(?:" + Speaking.NAME + ")\\s+" + Speaking.VERB + "\\b");
  private static final int PATTERN_SEES = 200;
  private static final int DASH = 0x2014;
  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
  private static final Pattern CLAUSE = Pattern.compile(".*[,;:\u2014\uff0c\uff1b\uff1a\u3001]$");

  private final int mostCharacters;
  private final ULocale locale;

  /**
   * @param mostCharacters up to which a paragraph is one line
   * @param language BCP 47, or ""
   */
  Paragraphs(int mostCharacters, String language) {
    this.mostCharacters = mostCharacters;
    Locale asked = Locale.forLanguageTag(language.isEmpty() ? "en" : language);
    this.locale =
        asked.getLanguage().equals("en") ? new ULocale("en@ss=standard") : ULocale.forLocale(asked);
  }

  /** The lines of a paragraph whose blanks are single ones. */
  List<String> lines(String paragraph) {
    if (paragraph.length() <= mostCharacters) {
      return List.of(paragraph);
    }
    List<String> lines = new ArrayList<>();
    int from = 0;
    int behind = 0;
    for (int end : ends(paragraph)) {
      if (behind > from && paragraph.substring(from, end).strip().length() > mostCharacters) {
        lines.add(paragraph.substring(from, behind).strip());
        from = behind;
      }
      behind = end;
    }
    lines.add(paragraph.substring(from).strip());
    return lines;
  }

  /** What {@link #lines} is given back from. */
  static String joined(List<String> lines) {
    StringBuilder all = new StringBuilder();
    for (String line : lines) {
      if (!all.isEmpty() && !isWrittenSolid(all, all.length(), line.codePointAt(0))) {
        all.append(' ');
      }
      all.append(line);
    }
    return all.toString();
  }

  /** Nobody puts a blank at a long dash. */
  private static boolean isWrittenSolid(CharSequence text, int left, int after) {
    return Character.codePointBefore(text, left) == DASH
        || after == DASH
        || SolidWriting.meets(text, left, after);
  }

  /**
   * Whether a text may be cut in front of a character, so that {@link #joined} gives it back.
   *
   * @param at 0 and the length are always allowed
   */
  static boolean canBeCut(String text, int at) {
    if (at <= 0 || at >= text.length()) {
      return true;
    }
    int left = text.charAt(at - 1) == ' ' ? at - 1 : at;
    int right = text.charAt(at) == ' ' ? at + 1 : at;
    if (left == 0 || right == text.length()) {
      return true;
    }
    boolean blank = left < right;
    return isWrittenSolid(text, left, text.codePointAt(right)) != blank;
  }

  /** Places behind the sentences, as far as a quotation that is short enough stays whole. */
  private List<Integer> ends(String paragraph) {
    List<Integer> rough = rough(paragraph);
    List<Integer> ends = new ArrayList<>();
    int from = 0;
    for (int end : withoutJoins(paragraph, 0, rough, Join.SENTENCE_OR_QUOTATION)) {
      if (end - from > mostCharacters) {
        int first = from;
        List<Integer> inside = rough.stream().filter(at -> at > first && at <= end).toList();
        for (int cut : withoutJoins(paragraph, from, inside, Join.SENTENCE)) {
          addBounded(ends, paragraph, from, cut);
          from = cut;
        }
      } else {
        ends.add(end);
      }
      from = end;
    }
    return ends;
  }

  private enum Join {
    SENTENCE,
    SENTENCE_OR_QUOTATION
  }

  /** As Unicode cuts, wherever the two parts can be joined again. */
  private List<Integer> rough(String paragraph) {
    BreakIterator sentences = BreakIterator.getSentenceInstance(locale);
    sentences.setText(paragraph);
    List<Integer> ends = new ArrayList<>();
    int last = 0;
    for (int at = sentences.next(); at != BreakIterator.DONE; at = sentences.next()) {
      int end = at;
      // Where no blank stands between, Unicode puts the mark that opens the next sentence to this
      // one.
      while (end > last && end < paragraph.length() && isOpening(paragraph.charAt(end - 1))) {
        end--;
      }
      if (end == paragraph.length() || (end > last && canBeCut(paragraph, end))) {
        ends.add(end);
        last = end;
      }
    }
    return ends;
  }

  private static boolean isOpening(char mark) {
    return "\u201c\u2018\u300c\u300e\u300a\u3010\uff08(".indexOf(mark) >= 0;
  }

  private List<Integer> withoutJoins(String paragraph, int start, List<Integer> ends, Join join) {
    List<Integer> kept = new ArrayList<>();
    int from = start;
    int open = start;
    for (int i = 0; i < ends.size(); i++) {
      int end = ends.get(i);
      boolean last = i == ends.size() - 1;
      if (last
          || !belongTogether(
              paragraph.substring(open, end).strip(),
              paragraph.substring(from, end).strip(),
              paragraph.substring(end, ends.get(i + 1)).strip(),
              join)) {
        kept.add(end);
        open = end;
      }
      from = end;
    }
    return kept;
  }

  private boolean belongTogether(String open, String piece, String next, Join join) {
    int first = next.codePoints().filter(Character::isLetterOrDigit).findFirst().orElse(' ');
    return Character.isLowerCase(first) && next.codePointAt(0) == first
        || isAbbreviation(piece)
        || ONLY_NUMBER.matcher(piece).matches()
        || (isClosed(piece) && TELLS_WHO.matcher(head(next)).lookingAt())
        || (join == Join.SENTENCE_OR_QUOTATION
            && open.length() <= mostCharacters
            && Quotations.isLeftOpen(open));
  }

  private static boolean isClosed(String piece) {
    return "\"\u201d\u2019\u00bb'".indexOf(piece.charAt(piece.length() - 1)) >= 0;
  }

  /** As much as a pattern needs to see, so that none runs long. */
  private static String head(String text) {
    return text.substring(0, Math.min(text.length(), PATTERN_SEES));
  }

  private static boolean isAbbreviation(String piece) {
    Matcher last = LAST_WORD.matcher(piece.substring(Math.max(0, piece.length() - PATTERN_SEES)));
    if (!last.find()) {
      return false;
    }
    String word = last.group(1);
    boolean initial = word.matches("(?:\\p{Lu}\\.)*\\p{Lu}") && !word.equals("I");
    return initial || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
  }

  /** A sentence longer than any line may be is cut at its commas, else at a blank. */
  private static void addBounded(List<Integer> ends, String text, int start, int end) {
    int from = start;
    while (end - from > Line.TEXT_LIMIT) {
      int at = lastBlank(text, from, CLAUSE);
      at = at < 0 ? lastBlank(text, from, ANY) : at;
      if (at < 0) {
        break;
      }
      ends.add(at);
      from = at;
    }
    ends.add(end);
  }

  private static int lastBlank(String text, int from, Pattern before) {
    int at = from + Line.TEXT_LIMIT;
    while (at > from) {
      if (before.matcher(text.substring(Math.max(0, at - 2), at)).matches() && canBeCut(text, at)) {
        return at;
      }
      at--;
    }
    return -1;
  }
}
