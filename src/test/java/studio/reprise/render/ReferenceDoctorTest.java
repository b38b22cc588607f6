package studio.reprise.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.Recording;

class ReferenceDoctorTest {
  private static final String WORDS = "These are the words of a clip of about four seconds.";

  /** Syllables of a buzz, between two soft breaths, with soft ends. */
  private static float[] clip(double seconds) {
    float[] samples = new float[(int) (seconds * 24_000)];
    for (int i = 0; i < samples.length; i++) {
      double at = i / 24_000.0;
      double envelope = Math.max(0.0005, Math.sin(2 * Math.PI * 2 * at));
      boolean end = at < 0.1 || at > seconds - 0.1;
      samples[i] = (float) (0.3 * (end ? 0.0005 : envelope) * Math.sin(i * 0.06));
    }
    return samples;
  }

  private static List<String> sentences(float[] samples, String words) {
    return ReferenceDoctor.examine(new Pcm(samples, 24_000), words).stream()
        .map(found -> found.sentence().toString())
        .toList();
  }

  private static void assertFound(float[] samples, String words, String part) {
    List<String> found = sentences(samples, words);
    assertTrue(found.stream().anyMatch(sentence -> sentence.contains(part)), found.toString());
  }

  @Test
  void aGoodClipIsLeftAlone() {
    assertEquals(List.of(), sentences(clip(4), WORDS));
  }

  @Test
  void everyAilmentIsNamedWithItsRemedy() {
    assertFound(clip(0.3), WORDS, "3 to 10 seconds");
    assertFound(clip(90), WORDS, "cut out");
    assertFound(clip(1.5), "Few words here.", "only".substring(1));
    assertFound(clip(14), WORDS.repeat(4), "cut it to");
    assertFound(new float[96_000], WORDS, "silent");

    float[] clipped = clip(4);
    for (int i = 0; i < clipped.length; i++) {
      clipped[i] = Math.max(-1, Math.min(1, clipped[i] * 6));
    }
    assertFound(clipped, WORDS, "clipped");

    float[] quiet = clip(4);
    for (int i = 0; i < quiet.length; i++) {
      quiet[i] *= 0.01f;
    }
    assertFound(quiet, WORDS, "very quiet");

    float[] noisy = clip(4);
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] += (float) (0.05 * Math.sin(i * 1.7));
    }
    assertFound(noisy, WORDS, "noise");

    float[] late = new float[clip(4).length + 24_000];
    System.arraycopy(clip(4), 0, late, 24_000, clip(4).length);
    assertFound(late, WORDS, "begins with");
    assertFound(Arrays.copyOf(clip(4), 96_000 + 24_000), WORDS, "ends with");
    assertFound(Arrays.copyOfRange(clip(4), 3_000, 96_000), WORDS, "begins in the middle");
    assertFound(Arrays.copyOf(clip(4), 75_000), WORDS, "ends in the middle");
    assertFound(clip(4), WORDS.repeat(4), "transcript is long");
    assertFound(clip(4), "Hi.", "transcript is short");
    assertFound(clip(4), " ", "transcript is empty");
  }

  @Test
  void withoutItsSilenceAClipIsLeftAlone() {
    float[] spoken = clip(4);
    float[] late = new float[24_000 + spoken.length + 36_000];
    System.arraycopy(spoken, 0, late, 24_000, spoken.length);
    Recording silent = Recording.of(new Pcm(late, 24_000));
    assertTrue(ReferenceDoctor.advisesTrimming(ReferenceDoctor.examine(silent, WORDS)));

    Recording trimmed = SpokenStretch.withoutSilence(silent);
    assertEquals(List.of(), ReferenceDoctor.examine(trimmed, WORDS));
    assertEquals(4, trimmed.sound().durationSeconds(), 0.2);
    assertSame(trimmed, SpokenStretch.withoutSilence(trimmed));
    Recording nothing = Recording.of(new Pcm(new float[24_000], 24_000));
    assertSame(nothing, SpokenStretch.withoutSilence(nothing));
  }
}
