package studio.reprise.ui.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.PeakPyramid;

class WordTimesTest {
  private static final int RATE_HZ = 24_000;

  /** Sounds where a letter stands in the pattern, a tenth of a second each. */
  private static PeakPyramid sound(String pattern) {
    int tenth = RATE_HZ / 10;
    float[] samples = new float[pattern.length() * tenth];
    for (int i = 0; i < samples.length; i++) {
      boolean sounds = pattern.charAt(i / tenth) != ' ';
      samples[i] = sounds ? (float) (0.3 * Math.sin(i * 0.1)) : 0;
    }
    return PeakPyramid.of(new Pcm(samples, RATE_HZ));
  }

  private static String at(WordTimes times, String text, double seconds) {
    return times
        .at((long) (seconds * RATE_HZ))
        .map(mark -> text.substring(mark.from(), mark.to()))
        .orElse("");
  }

  @Test
  void timeIsSharedByLettersAndPausesBelongToNobody() {
    String text = "Come here, now.";
    WordTimes times = WordTimes.of(text, sound("  xxxxxxxxxx          xxxx"));
    assertEquals("", at(times, text, 0.1));
    assertEquals("Come", at(times, text, 0.3));
    assertEquals("here", at(times, text, 0.9));
    assertEquals("now", at(times, text, 2.5));
  }

  @Test
  void everyWordHasItsTurnInOrder() {
    String text = "It isn’t far: 你好 there";
    WordTimes times = WordTimes.of(text, sound("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"));
    Set<String> heard = new LinkedHashSet<>();
    for (double seconds = 0; seconds < 3; seconds += 0.02) {
      heard.add(at(times, text, seconds));
    }
    assertEquals("[It, isn’t, far, 你, 好, there]", heard.toString());
  }

  @Test
  void aTextWithoutWordsMarksNothing() {
    assertEquals("", at(WordTimes.of("…", sound("xxx")), "…", 0.1));
  }
}
