package studio.reprise.speech.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.reprise.speech.SamplerSettings;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.layer.Noise;

class TokenSamplerTest {
  private static final Draw FIRST = weights -> 0;

  private static SamplerSettings settings(SamplerSettings.Method method, double topP, int topK) {
    return new SamplerSettings(method, 1, topP, topK, 10, 0.1);
  }

  private static TokenSampler sampler(double topP, int topK, Draw draw) {
    return new TokenSampler(settings(SamplerSettings.Method.NUCLEUS, topP, topK), draw);
  }

  private static float[] logs(double... probabilities) {
    float[] logits = new float[probabilities.length];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) Math.log(probabilities[i]);
    }
    return logits;
  }

  @Test
  void theNucleusEndsWithTheTokenThatFillsIt() {
    TokenSampler sampler = sampler(0.6, 25, FIRST);
    TokenSampler.Nucleus nucleus =
        sampler.nucleus(sampler.probabilities(logs(0.1, 0.5, 0.2, 0.2), -1));
    assertArrayEquals(new int[] {1, 2}, nucleus.ids());
  }

  @Test
  void theNucleusHoldsAtMostTopK() {
    TokenSampler sampler = sampler(1, 2, FIRST);
    assertEquals(
        2, sampler.nucleus(sampler.probabilities(logs(0.25, 0.25, 0.25, 0.25), -1)).ids().length);
  }

  @Test
  void equallyLikelyTokensKeepTheirOrder() {
    TokenSampler sampler = sampler(1, 3, FIRST);
    assertArrayEquals(
        new int[] {2, 0, 1},
        sampler.nucleus(sampler.probabilities(logs(0.2, 0.2, 0.4, 0.2), -1)).ids());
  }

  @Test
  void aForbiddenEndIsNeverDrawn() {
    Noise noise = new Noise(1, 0, Noise.Stream.LM);
    Draw draw = Draw.inverse(noise::uniform);
    for (SamplerSettings.Method method : SamplerSettings.Method.values()) {
      TokenSampler sampler = new TokenSampler(settings(method, 0.8, 25), draw);
      for (int i = 0; i < 200; i++) {
        int drawn =
            sampler.next(logs(0.0005, 0.0005, 0.999), List.of(), 2, TokenSampler.EndRule.FORBIDDEN);
        assertNotEquals(2, drawn, method.name());
      }
    }
  }

  @Test
  void aTokenHeardLatelyIsDrawnAgainFromAll() {
    List<Integer> sizes = new ArrayList<>();
    Draw counting =
        weights -> {
          sizes.add(weights.length);
          return 0;
        };
    TokenSampler sampler =
        new TokenSampler(settings(SamplerSettings.Method.RAS, 0.3, 25), counting);
    float[] logits = logs(0.1, 0.6, 0.3);
    assertEquals(1, sampler.next(logits, List.of(0, 2), 9, TokenSampler.EndRule.ALLOWED));
    assertEquals(0, sampler.next(logits, List.of(0, 1), 9, TokenSampler.EndRule.ALLOWED));
    assertEquals(List.of(1, 1, 3), sizes);
  }

  @Test
  void onlyTheWindowCountsAsLately() {
    TokenSampler sampler = new TokenSampler(settings(SamplerSettings.Method.RAS, 0.8, 25), FIRST);
    List<Integer> history = new ArrayList<>(List.of(7));
    for (int i = 0; i < 9; i++) {
      history.add(1);
    }
    assertTrue(sampler.isWornOut(7, history));
    history.add(1);
    assertFalse(sampler.isWornOut(7, history));
  }

  @Test
  void aLowTemperatureSharpens() {
    TokenSampler cold =
        new TokenSampler(
            new SamplerSettings(SamplerSettings.Method.NUCLEUS, 0.5, 0.8, 25, 10, 0.1), FIRST);
    assertArrayEquals(
        new float[] {0.2f, 0.8f}, cold.probabilities(logs(1 / 3.0, 2 / 3.0), -1), 1e-6f);
  }

  @Test
  void damagedLogitsAreRefused() {
    TokenSampler sampler = sampler(0.8, 25, FIRST);
    assertThrows(
        SpeechException.class,
        () -> sampler.next(new float[] {0, Float.NaN}, List.of(), 9, TokenSampler.EndRule.ALLOWED));
  }

  @Test
  void theInverseDrawNeverChoosesAWeightlessCandidate() {
    float[] weights = {0, 0.5f, 0, 0.5f, 0};
    assertEquals(1, Draw.inverse(() -> 0).from(weights));
    assertEquals(3, Draw.inverse(() -> Math.nextDown(1.0)).from(weights));
    assertEquals(3, Draw.inverse(() -> 0.5).from(weights));
  }
}
