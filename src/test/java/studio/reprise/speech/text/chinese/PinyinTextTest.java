package studio.reprise.speech.text.chinese;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.reprise.speech.SpeechException;

class PinyinTextTest {
  private final PinyinText text = new PinyinText(JsonNodeFactory.instance.objectNode());

  @Test
  void syllablesAreInitialsAndTonedFinalsWithoutBlanks() {
    PinyinText.Spoken spoken = text.whole("你好，今天天气不错。");
    assertEquals("ni3 hao3, jin1 tian1 tian1 qi4 bu2 cuo4.", spoken.pinyin());
    assertEquals(
        "<|N|><|I3|><|H|><|AO3|>,<|J|><|IN1|><|T|><|IAN1|><|T|><|IAN1|><|Q|><|I4|><|B|><|U2|><|C|><|UO4|>.",
        spoken.tokens());
    assertEquals("你好,今天天气不错.", spoken.text());
  }

  @Test
  void numbersAreSpelledOutBeforeTheyAreRead() {
    assertEquals(
        "er4 ling2 er4 wu3 nian2 shi2 er4 yue4 san1 ri4.", text.whole("2025年12月3日").pinyin());
  }

  @Test
  void marksBecomeTheFourThatAPackKnows() {
    assertEquals("lai2, lai2, lai2, lai2? lai2!", text.whole("来、来，来……来？！来！").pinyin());
  }

  @Test
  void abbreviationsAreSpelledAndShownOnce() {
    PinyinText.Spoken spoken = text.whole("我有VIP卡。");
    assertEquals("wo3 you3 wei1 ai4 pi4 ka3.", spoken.pinyin());
    assertEquals("我有VIP卡.", spoken.text());
    assertEquals("FF.", text.whole("FF").text());
  }

  @Test
  void otherWordsAreRefusedByName() {
    assertEquals(List.of("news", "привет"), text.unspeakable("今天的news播报，привет，news。"));
    SpeechException e = assertThrows(SpeechException.class, () -> text.segments("今天的news播报"));
    assertTrue(e.getMessage().contains("\"news\""), e.getMessage());
  }

  @Test
  void anAuthorsPhonemesStayAsTheyAre() {
    assertEquals("<|H|><|ANG2|><|Q|><|V4|>.", text.whole("<|H|><|ANG2|>去").tokens());
  }

  @Test
  void aLongSentenceIsCutAtACommaElseBetweenWords() {
    ObjectNode rules = JsonNodeFactory.instance.objectNode();
    rules.putObject("segment_words").put("max", 8);
    PinyinText shorter = new PinyinText(rules);
    assertEquals(
        List.of("春天来了.", "花园里的花都开了.", "你看见了吗?"),
        shorter.segments("春天来了，花园里的花都开了。你看见了吗？").stream().map(PinyinText.Spoken::text).toList());
    assertEquals(
        List.of("我们的老师.", "昨天去了图书馆."),
        shorter.segments("我们的老师昨天去了图书馆").stream().map(PinyinText.Spoken::text).toList());
  }
}
