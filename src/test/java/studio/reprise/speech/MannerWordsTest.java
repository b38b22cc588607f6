package studio.reprise.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MannerWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "whispering",
        "whispers",
        "Whispers to Anna",
        "WHISPERING",
        "in a whisper",
        "in an urgent whisper",
        "under his breath",
        "hushed",
        "in a hushed voice",
        "softly, in a whisper",
        "she whispers urgently",
        "对安娜低声说",
        "nervously whispering",
        "laughs, whispering",
        "sotto voce",
        "低声",
        "低声说",
        "她低声对安娜说",
        "小声地",
        "悄声",
        "耳语",
        "轻声、紧张",
        "压低声音"
      })
  void aWhisperIsNamedInManyWays(String direction) {
    assertEquals(Optional.of(Manner.WHISPER), MannerWords.named(direction));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shouting",
        "shouts",
        "yelling over the noise",
        "screaming",
        "calling out",
        "calls out to Tom",
        "at the top of her voice",
        "at the top of his lungs",
        "in a loud voice",
        "angry, shouting",
        "大喊",
        "喊道",
        "高声",
        "大声地",
        "高声喊",
        "他大喊一声",
        "尖叫"
      })
  void aShoutIsNamedInManyWays(String direction) {
    assertEquals(Optional.of(Manner.SHOUT), MannerWords.named(direction));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "normally",
        "normal again",
        "aloud",
        "in a normal voice",
        "back to normal",
        "no longer whispering",
        "stops shouting",
        "正常",
        "恢复正常",
        "恢复正常声音"
      })
  void whatEndsAMannerIsPlain(String direction) {
    assertEquals(Optional.of(Manner.PLAIN), MannerWords.named(direction));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "angry",
        "sadly",
        "laughs",
        "beat",
        "almost whispering",
        "half whispering",
        "shouting in the distance",
        "whispers from the next room",
        "crowd shouting",
        "whispering, then shouting",
        "to Anna",
        "whisper-thin",
        "seems to whisper",
        "生气",
        "笑",
        "温柔",
        ""
      })
  void feelingsNoisesAndWhatIsOnlyNearlyAMannerNameNone(String direction) {
    assertEquals(Optional.empty(), MannerWords.named(direction));
  }
}
