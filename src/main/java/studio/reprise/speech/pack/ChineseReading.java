package studio.reprise.speech.pack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.text.chinese.PinyinText;

/** How Chinese text is read by any pack that reads pinyin; no pack is opened for it. */
public final class ChineseReading {
  private static final PinyinText RULES = new PinyinText(JsonNodeFactory.instance.objectNode());

  private ChineseReading() {}

  /**
   * A text's syllables with the digit of their tone, blanks between, marks set close: "ni3 hao3."
   *
   * @throws SpeechException when something in it cannot be said in Mandarin; the sentence names it
   */
  public static String pinyin(String text) {
    return RULES.whole(text).pinyin();
  }
}
