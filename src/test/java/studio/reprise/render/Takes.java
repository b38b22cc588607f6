package studio.reprise.render;

import java.util.List;
import studio.reprise.audio.Pcm;
import studio.reprise.document.Seed;
import studio.reprise.speech.FlowSettings;
import studio.reprise.speech.Progress;
import studio.reprise.speech.SamplerSettings;
import studio.reprise.speech.ToneSynthesizer;
import studio.reprise.speech.VoicePrint;

/** Takes for tests that are about files. */
public final class Takes {
  private Takes() {}

  /** A take's sound and its receipt. */
  public record Take(Receipt receipt, Pcm sound) {}

  /** What the test engine speaks for a line. */
  public static Take spoken(String lineId, String text) {
    Pcm clip = new Pcm(new float[24_000], 24_000);
    RenderRequest request =
        new RenderRequest(
            lineId,
            lineId,
            "anna",
            new Utterance(
                text,
                "en",
                "Good morning.",
                "c1".repeat(32),
                42,
                SamplerSettings.REFERENCE,
                FlowSettings.REFERENCE,
                List.of()),
            Seed.Origin.DEFAULT,
            "clips/" + "c1".repeat(32) + ".wav",
            () -> clip,
            RenderRequest.Priority.LINE);
    try (ToneSynthesizer tones = new ToneSynthesizer()) {
      VoicePrint voice = tones.voicePrint(clip, "Good morning.");
      TakeRendering take =
          TakeRendering.of(tones, request, voice, Progress.Listener.NONE, () -> false);
      return new Take(take.receipt(), take.sound());
    }
  }
}
