package studio.reprise.speech.text.chinese;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import com.hankcs.hanlp.seg.common.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Chinese text cut into words, each with its part of speech, by HanLP's core dictionary: names are
 * not looked for and the supplementary dictionary, which joins "very long" into one word, is off.
 */
final class ChineseWords {
  private static final Segment CUTTER =
      new ViterbiSegment()
          .enableCustomDictionary(false)
          .enableNameRecognize(false)
          .enableTranslatedNameRecognize(false)
          .enableJapaneseNameRecognize(false)
          .enablePlaceRecognize(false)
          .enableOrganizationRecognize(false)
          .enableNumberQuantifierRecognize(false)
          .enablePartOfSpeechTagging(true)
          .enableMultithreading(false);

  private ChineseWords() {}

  /**
   * A word of a text.
   *
   * @param start index of its first character
   * @param end index behind its last
   * @param tag part of speech in the letters of the People's Daily corpus: v, n, q ...
   */
  record Word(int start, int end, String tag) {}

  /** The words of a text in order, without gaps; traditional characters are read as simplified. */
  static List<Word> of(String text) {
    String simplified = simplified(text);
    List<Word> words = new ArrayList<>();
    int at = 0;
    for (Term term : CUTTER.seg(simplified)) {
      int found = simplified.indexOf(term.word, at);
      if (found != at) {
        break;
      }
      words.add(new Word(at, at + term.word.length(), String.valueOf(term.nature)));
      at += term.word.length();
    }
    for (; at < text.length(); at++) {
      words.add(new Word(at, at + 1, "x"));
    }
    return words;
  }

  /** The text in simplified characters, one for one. */
  static String simplified(String text) {
    String simplified = HanLP.convertToSimplifiedChinese(text);
    return simplified.length() == text.length() ? simplified : text;
  }
}
