package studio.reprise.speech.text.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import studio.reprise.speech.Phonemes;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.text.chinese.ChineseNormalizer;
import studio.reprise.speech.text.chinese.PhonemeTables;
import studio.reprise.speech.text.chinese.PinyinPhonemes;
import studio.reprise.speech.text.english.EnglishNormalizer;
import studio.reprise.speech.text.rewrite.PhonemeSpans;
import studio.reprise.speech.text.rewrite.Rewrite;

/** The text rules of a pack without {@code reprise.json}: Chinese and English as GLM-TTS reads. */
public final class ReferenceText {
  /** The reference glues what follows an apostrophe to it; behind a plural that is another word. */
  private static final Rewrite PLURAL_APOSTROPHE = Rewrite.fixed("(?<=s)['’](?= \\w)", "");

  private final ReferenceNormalizer normalizer;
  private final UnaryOperator<String> phonemes;

  private ReferenceText(ReferenceNormalizer normalizer, UnaryOperator<String> phonemes) {
    this.normalizer = normalizer;
    this.phonemes = phonemes;
  }

  /**
   * The rules with the product's own spelling out of numbers.
   *
   * @param tables the pack's phoneme tables, or null: characters stay characters
   */
  public static ReferenceText open(@Nullable PhonemeTables tables) {
    EnglishNormalizer english = new EnglishNormalizer();
    ChineseNormalizer chinese = new ChineseNormalizer();
    UnaryOperator<String> phonemes =
        tables == null ? UnaryOperator.identity() : new PinyinPhonemes(tables)::apply;
    return new ReferenceText(
        new ReferenceNormalizer(
            text -> chinese.normalize(EnglishParts.read(text, part -> said(english, part))),
            text -> PLURAL_APOSTROPHE.apply(said(english, text)),
            tables == null ? Map.of() : tables.respelled()),
        phonemes);
  }

  /** To the reference, a letter that is said by its name is a letter like any other. */
  private static String said(EnglishNormalizer english, String text) {
    return english.normalize(text).replace(EnglishNormalizer.LETTER_A, 'A');
  }

  /** {@link #pieces(String, Phonemes)} with characters as they are. */
  public List<String> pieces(String text) {
    return pieces(text, Phonemes.OFF);
  }

  /**
   * The text in pieces that are spoken one after another; each is normalised once more.
   *
   * @param wanted whether the tables write phonemes for characters
   */
  public List<String> pieces(String text, Phonemes wanted) {
    PhonemeSpans spans = PhonemeSpans.in(text);
    List<String> pieces = new ArrayList<>();
    for (String piece : ReferenceSplitter.split(normalizer.normalize(spans.masked()))) {
      String again = normalizer.normalize(piece);
      if (holdsWord(again)) {
        pieces.add(spans.restore(wanted == Phonemes.ON ? phonemes.apply(again) : again));
      }
    }
    return pieces;
  }

  /** A transcript: normalised once, with one blank behind it. */
  public String prompt(String transcript) {
    PhonemeSpans spans = PhonemeSpans.in(transcript);
    String normal = normalizer.normalize(spans.masked());
    if (!holdsWord(normal)) {
      return "";
    }
    return spans.restore(normal) + " ";
  }

  /** The language that a text is read in. */
  public static String languageOf(String text) {
    return ReferenceNormalizer.hasChinese(text) ? "zh" : "en";
  }

  private static boolean holdsWord(String text) {
    text.codePoints().forEach(ReferenceText::checkScript);
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private static void checkScript(int c) {
    Character.UnicodeScript script = Character.UnicodeScript.of(c);
    if (Character.isLetter(c)
        && !(c <= Character.MAX_VALUE && PhonemeSpans.isMask((char) c))
        && script != Character.UnicodeScript.LATIN
        && script != Character.UnicodeScript.HAN) {
      throw new SpeechException(
          "This voice pack speaks Chinese and English and cannot say the letter \"{0}\".",
          Character.toString(c));
    }
  }
}
