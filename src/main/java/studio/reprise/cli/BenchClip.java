package studio.reprise.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.codec.SoundFile;
import studio.reprise.desk.SampleVoice;
import studio.reprise.render.RenderException;

/**
 * The clip that a bench speaks with: a sample voice that lies beside the program, otherwise a buzz.
 *
 * @param transcript what is said in it
 */
record BenchClip(Pcm sound, String transcript) {
  private static final double BUZZ_SECONDS = 3.2;

  /**
   * @param home the program's folder, if it has one
   */
  static BenchClip in(Optional<Path> home) {
    Optional<SampleVoice> voice = SampleVoice.in(home).stream().findFirst();
    if (voice.isEmpty()) {
      return buzz();
    }
    try {
      return new BenchClip(SoundFile.read(voice.get().clip()), voice.get().words());
    } catch (IOException e) {
      throw new RenderException(e, "The sample voice cannot be read: {0}", e);
    }
  }

  /** Formants and syllables: enough of a voice to be measured, and no file. */
  static BenchClip buzz() {
    float[] samples = new float[(int) (BUZZ_SECONDS * 24_000)];
    for (int i = 0; i < samples.length; i++) {
      double t = i / 24_000.0;
      double sum = 0;
      for (int harmonic = 1; harmonic <= 20; harmonic++) {
        double hz = 120 * harmonic;
        double gain = 1 / (1 + Math.abs(hz - 600) / 300) + 0.5 / (1 + Math.abs(hz - 1500) / 400);
        sum += gain * Math.sin(2 * Math.PI * hz * t);
      }
      samples[i] = (float) (0.05 * sum * (0.55 + 0.45 * Math.sin(2 * Math.PI * 4 * t)));
    }
    return new BenchClip(new Pcm(samples, 24_000), SpeechBench.SENTENCE);
  }
}
