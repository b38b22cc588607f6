package studio.reprise.speech.text.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.reprise.speech.Phonemes;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.text.chinese.ChineseNormalizer;
import studio.reprise.speech.text.chinese.ChineseNumbers;
import studio.reprise.speech.text.chinese.PhonemeTables;

class ReferenceTextTest {
  private static final ReferenceText TEXT = ReferenceText.open(null);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          2024年3月15日 | 二零二四年三月十五日
          2024-03-15 | 二零二四年三月十五日
          现在10:30，8:05，14:00 | 现在十点三十分，八点零五分，十四点
          价格¥100，$5，20元 | 价格一百元，五美元，二十元
          50%和3.5% | 百分之五十和百分之三点五
          气温-3℃ | 气温负三摄氏度
          5-10个，20℃～30℃ | 五到十个，二十摄氏度到三十摄氏度
          1/2的人 | 二分之一的人
          电话13812345678 | 电话幺三八幺二三四五六七八
          身高1.75m，重60kg | 身高一点七五米，重六十千克
          2个人，12个，2小时 | 两个人，十二个，两小时
          1,234,567元 | 一百二十三万四千五百六十七元
          12:30-14:00，比分3:2 | 十二点三十分到十四点，比分三比二
          2023-2024年 | 二零二三到二零二四年
          第3名，002号 | 第三名，零零二号
          """)
  void spellsOutChinese(String written, String said) {
    assertEquals(said, new ChineseNormalizer().normalize(written));
  }

  @ParameterizedTest
  @CsvSource({
    "123456,十二万三千四百五十六", "100001,十万零一", "10500,一万零五百", "20000000,二千万",
    "100000001,一亿零一", "1000000000000,一万亿", "0,零", "007,七"
  })
  void longNumbersAreRightWhereTheReferenceIsNot(String digits, String said) {
    assertEquals(said, ChineseNumbers.whole(digits));
  }

  /** Short sentences stay together here, as the reference splits them; its training knew them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ready. set. go.",
        "well... i suppose so.",
        "no! he left the house.",
        "c. s. lewis wrote it.",
        "who? me?",
        "stop! the bridge is out. run! run!",
        "one. two. three. four. five. six. seven. eight. nine. ten. eleven. twelve. thirteen."
      })
  void noWordOfAShortSentenceIsSwallowed(String text) {
    assertEquals(
        text.replaceAll("[^a-z]+", " ").strip(),
        String.join(" ", TEXT.pieces(text)).replaceAll("[^a-z]+", " ").strip());
  }

  /** Each part of a mixed line is read by the rules of its language. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          today's news: 今天的新闻 | todays news，今天的新闻。
          He paid $5 in 1990. 他花了5元。 | he paid five dollars in nineteen ninety。他花了五元。
          The train leaves at 5:30 p.m. 火车5:30开。 | the train leaves at five thirty p m。火车五点三十分开。
          他说："I'll be back at 9 o'clock, Dr. Smith." | 他说，ill be back at nine oclock，doctor smith。
          Chapter 3: 第3章 | chapter three，第三章。
          At 3 p.m. we met 李明 and his 2 sons. | at three p m we met李明and his two sons。
          他有 3 cats and 2 dogs，还有1只鸟。 | 他有three cats and two dogs，还有一只鸟。
          我们 meet at 10:30 吧，10:30见。 | 我们meet at ten thirty吧，十点三十分见。
          I bought 2kg of apples 花了30块。 | i bought two kilograms of apples花了三十块。
          It was -5 outside, 零下5度。 | it was minus five outside，零下五度。
          他是Mr. Wang的儿子，1985年出生。 | 他是mister wang的儿子，一九八五年出生。
          See you at 3点 | see you at三点。
          我的iPhone 15 Pro Max花了$999。 | 我的iphone十五pro max花了九百九十九美元。
          用Python 3.11写的代码，version 2.0. | 用python三点一一写的代码，version二点零。
          Windows 10比Windows 7好。 | windows十比windows七好。
          用 for 循环 10 次。 | 用for循环十次。
          见第3 chapter的Figure 2。 | 见第三chapter的figure二。
          《Harry Potter 7》出版于2007年。 | harry potter七出版于二零零七年。
          """)
  void aMixedLineIsReadPartByPart(String written, String said) {
    assertEquals(said, String.join("", TEXT.pieces(written)));
  }

  @Test
  void englishNumbersAreWordsOfTheirOwn() {
    assertEquals(
        List.of("please open page forty five at half past ten."),
        TEXT.pieces("Please open page 45 at half past ten"));
  }

  @Test
  void aDateIsNoSubtraction() {
    assertEquals(List.of("今天是二零二四年三月十五日。"), TEXT.pieces("今天是2024-03-15"));
  }

  @Test
  void phonemeSpansSurviveBothReadings() {
    assertEquals(List.of("请<|X|><|IAN2|>一下。"), TEXT.pieces("请<|X|><|IAN2|>一下"));
    assertEquals(List.of("i <|R|> it."), TEXT.pieces("I <|R|> it."));
  }

  @Test
  void aLongPieceWithoutMarksIsCutAndNotLost() {
    String text = "university ".repeat(30).strip();
    assertEquals(text + ".", String.join(" ", TEXT.pieces(text)).replace(". ", " "));
    List<String> chinese = TEXT.pieces("我".repeat(150));
    assertEquals(3, chinese.size());
    assertEquals(150, String.join("", chinese).replace("。", "").length());
  }

  @Test
  void charactersBecomePhonemesOnlyWhenAsked() throws IOException {
    Path configs = Files.createDirectory(folder.resolve("configs"));
    Files.writeString(configs.resolve("G2P_able_1word.json"), "[\"银\"]");
    Files.writeString(configs.resolve("G2P_all_phonemes.json"), "{\"0\": \"H\", \"1\": \"ANG2\"}");
    Files.writeString(
        configs.resolve("custom_replace.jsonl"), "{\"origin\": \"嚯\", \"new\": \"哦\"}\n");
    ReferenceText text = ReferenceText.open(PhonemeTables.open(folder));
    assertEquals(List.of("哦银行。"), text.pieces("嚯银行"));
    assertEquals(List.of("哦银<|H|><|ANG2|>。"), text.pieces("嚯银行", Phonemes.ON));
  }

  @Test
  void aPluralsApostropheDoesNotGlueTwoWords() {
    assertEquals(List.of("the dogs bowls."), TEXT.pieces("The dogs' bowls"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "😀", "！！", "...", "\u0000"})
  void nothingToSayIsNoPiece(String text) {
    assertEquals(List.of(), TEXT.pieces(text));
    assertEquals("", TEXT.prompt(text));
  }

  @Test
  void otherScriptsAreRefused() {
    assertThrows(SpeechException.class, () -> TEXT.pieces("你好 שלום"));
  }

  @Test
  void longTextTakesSeconds() {
    for (String part : List.of("我", "额", "1", "-", "a ", "* ", "~")) {
      String text = part.repeat(20_000 / part.length()) + "我";
      long start = System.nanoTime();
      TEXT.pieces(text);
      assertTrue(System.nanoTime() - start < 20_000_000_000L, part);
    }
  }
}
