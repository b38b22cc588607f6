package studio.reprise.speech.text.chinese;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.reprise.speech.SpeechException;

class PinyinPhonemesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "xian2,X IAN2", "cui1,C UEI1", "wo3,UO3", "yi4,I4", "zhi1,ZH III1", "si4,S II4", "ri4,R III4",
    "lü4,L V4", "ju2,J V2", "quan2,Q VAN2", "yuan2,VAN2", "yun2,VN2", "you3,IOU3", "liu2,L IOU2",
    "chun1,CH UEN1", "wen2,UEN2", "er2,ER2", "wu3,U3", "ying1,ING1", "xue2,X VE2", "de5,D E5"
  })
  void aSyllableIsItsInitialAndItsFullFinal(String written, String phonemes) {
    assertEquals(List.of(phonemes.split(" ")), PinyinSyllable.phonemes(written));
  }

  @Test
  void whatIsNoSyllableHasNoPhonemes() {
    for (String odd : List.of("", "5", "a", "n2", "hello", "，", "<|X|>")) {
      assertEquals(List.of(), PinyinSyllable.phonemes(odd), odd);
    }
  }

  @Test
  void onlyUnsafeCharactersBecomePhonemes() {
    PinyinPhonemes phonemes =
        new PinyinPhonemes(new PhonemeTables(Map.of(), Set.of('我', '的', '庆'), Set.of(), Map.of()));
    assertEquals("我的<|CH|><|ONG2|>庆, ok。", phonemes.apply("我的重庆, ok。"));
  }

  @Test
  void aPhonemeThatTheModelLacksIsNotWritten() {
    PinyinPhonemes phonemes =
        new PinyinPhonemes(new PhonemeTables(Map.of(), Set.of(), Set.of("CH", "ONG2"), Map.of()));
    assertEquals("<|CH|><|ONG2|>庆", phonemes.apply("重庆"));
  }

  @Test
  void theLongestWordOfTheTableGoesFirst() {
    PinyinPhonemes phonemes =
        new PinyinPhonemes(
            new PhonemeTables(
                Map.of("弦", "<|X|><|IAN2|>", "拨弦", "拨<|Q|><|IN2|>"),
                Set.of('断'),
                Set.of(),
                Map.of()));
    assertEquals("拨<|Q|><|IN2|>断<|X|><|IAN2|>", phonemes.apply("拨弦断弦"));
  }

  @Test
  void tablesAreReadFromThePack() throws IOException {
    assertNull(PhonemeTables.open(folder));
    Path configs = Files.createDirectory(folder.resolve("configs"));
    Files.writeString(configs.resolve("G2P_able_1word.json"), "[\"我\", \"你\"]");
    Files.writeString(
        configs.resolve("G2P_all_phonemes.json"), "{\"0\": \"X\", \"1\": \"<|IAN2|>\"}");
    Files.writeString(
        configs.resolve("G2P_replace_dict.jsonl"), "{\"弈\": \"<|I4|>\"}\n\n{\"弦\": \"x\"}\n");
    Files.writeString(
        configs.resolve("custom_replace.jsonl"), "{\"origin\": \"噢\", \"new\": \"哦\"}\n");
    PhonemeTables tables = PhonemeTables.open(folder);
    assertEquals(Set.of('我', '你'), tables.safe());
    assertEquals(Set.of("X", "IAN2"), tables.phonemes());
    assertEquals(Map.of("弈", "<|I4|>", "弦", "x"), tables.phrases());
    assertEquals(Map.of("噢", "哦"), tables.respelled());
  }

  /** The repository's own table numbers its phonemes: {"0": "B", "1": "C", ...}. */
  @Test
  void theRepositorysFormOfTheTablesActs() throws IOException {
    Path configs = Files.createDirectory(folder.resolve("configs"));
    Files.writeString(configs.resolve("G2P_able_1word.json"), "[\n  \"银\",\n  \"去\"\n]");
    Files.writeString(
        configs.resolve("G2P_all_phonemes.json"),
        "{\n  \"0\": \"H\",\n  \"1\": \"ZH\",\n  \"2\": \"ANG2\",\n  \"3\": \"ANG3\"\n}");
    Files.writeString(
        configs.resolve("G2P_replace_dict.jsonl"),
        "{\"弦\": \"<|X|><|IAN2|>\"}\n{\"弈\": \"<|I4|>\"}\n");
    PinyinPhonemes phonemes = new PinyinPhonemes(PhonemeTables.open(folder));
    assertEquals(
        "去银<|H|><|ANG2|>找<|H|><|ANG2|><|ZH|><|ANG3|>，<|X|><|IAN2|>", phonemes.apply("去银行找行长，弦"));
  }

  @Test
  void aBrokenTableIsNamed() throws IOException {
    Path configs = Files.createDirectory(folder.resolve("configs"));
    Files.writeString(configs.resolve("G2P_able_1word.json"), "[\"我\"");
    assertThrows(SpeechException.class, () -> PhonemeTables.open(folder));
    Files.writeString(configs.resolve("G2P_able_1word.json"), "[]");
    Files.writeString(configs.resolve("G2P_replace_dict.jsonl"), "{}\nnonsense\n");
    SpeechException e = assertThrows(SpeechException.class, () -> PhonemeTables.open(folder));
    assertEquals(true, e.getMessage().contains("line 2"), e.getMessage());
  }
}
