package studio.reprise.speech.pack;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import studio.reprise.audio.KaldiFbank;
import studio.reprise.audio.Mel;
import studio.reprise.audio.MelSpectrogram;
import studio.reprise.audio.Pcm;
import studio.reprise.audio.Resampler;
import studio.reprise.audio.WhisperLogMel;
import studio.reprise.speech.SpeechException;
import studio.reprise.speech.VoicePrint;
import studio.reprise.speech.network.CamPlus;
import studio.reprise.speech.network.WhisperVq;

/** Reads a voice off a reference clip: its speech tokens, its mel and its speaker vector. */
final class VoiceReader {
  private static final int TOKEN_SAMPLES_16K = 640;
  private static final int SEGMENT_SAMPLES_16K = 30 * 16000;

  /**
   * No clip longer than this is read, whatever the pack allows: positions and memory end somewhere.
   */
  private static final double LONGEST_SECONDS = 30;

  private final PackProfile profile;
  private final WhisperVq tokenizer;
  private final WhisperLogMel logMel;
  private final CamPlus speaker;
  private final MelSpectrogram mel;
  private final NDManager manager;

  VoiceReader(PackProfile profile, WhisperVq tokenizer, CamPlus speaker, NDManager manager) {
    this.manager = manager;
    this.profile = profile;
    this.tokenizer = tokenizer;
    this.logMel = WhisperLogMel.ofBands(tokenizer.config().mel());
    this.speaker = speaker;
    this.mel = MelSpectrogram.at(profile.sampleRateHz());
  }

  /**
   * @throws SpeechException when the clip is too short, too long, silent, or holds no numbers
   */
  VoicePrint read(Pcm clip, String transcript) {
    check(clip);
    Pcm native24 = levelled(Resampler.resample(clip, profile.sampleRateHz()));
    Pcm wave16 = to16k(clip, native24);
    return new VoicePrint(
        transcript,
        tokens(wave16.samples()),
        mel.of(native24),
        speaker.speaker(KaldiFbank.withoutMean(KaldiFbank.of(wave16.samples()))),
        VoicePrint.Origin.CLIP);
  }

  private void check(Pcm clip) {
    double seconds = clip.durationSeconds();
    double shortest = Math.max(0.3, Math.min(1, profile.prompt().minSeconds()));
    if (seconds < shortest) {
      throw new SpeechException(
          "The clip lasts {0} seconds; a voice needs at least {1}. Use 3 to 10 seconds of clean speech.",
          String.format(java.util.Locale.ROOT, "%.2f", seconds),
          String.format(java.util.Locale.ROOT, "%.1f", shortest));
    }
    if (seconds > LONGEST_SECONDS) {
      throw new SpeechException(
          "The clip lasts {0} seconds; at most {1} are read. Trim it to 3 to 10 seconds.",
          Math.round(seconds), Math.round(LONGEST_SECONDS));
    }
    float peak = 0;
    for (int i = 0; i < clip.length(); i++) {
      float value = clip.samples()[i];
      if (!Float.isFinite(value)) {
        throw new SpeechException(
            "The clip holds a sample that is no number (at {0}). Export it again.", i);
      }
      peak = Math.max(peak, Math.abs(value));
    }
    if (peak < 1e-4f) {
      throw new SpeechException("The clip is silent. Choose one with speech.");
    }
  }

  /** The level that the pack was trained with, and whole tokens. */
  private Pcm levelled(Pcm pcm) {
    PackProfile.Prompt prompt = profile.prompt();
    float[] samples = pcm.samples().clone();
    if (prompt.rms() > 0) {
      double squares = 0;
      double peak = 0;
      for (float sample : samples) {
        squares += (double) sample * sample;
        peak = Math.max(peak, Math.abs(sample));
      }
      double gain =
          Math.min(prompt.peakLimit() / peak, prompt.rms() / Math.sqrt(squares / samples.length));
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (float) (samples[i] * gain);
      }
    }
    int whole = samples.length / prompt.lengthMultiple() * prompt.lengthMultiple();
    return new Pcm(
        whole == samples.length ? samples : Arrays.copyOf(samples, whole), pcm.sampleRateHz());
  }

  private Pcm to16k(Pcm clip, Pcm levelled) {
    if (profile.prompt().kaiserResampler()) {
      return new Pcm(
          Resampler.kaiser(levelled.sampleRateHz(), KaldiFbank.SAMPLE_RATE_HZ, 61, 5)
              .apply(levelled.samples()),
          KaldiFbank.SAMPLE_RATE_HZ);
    }
    return Resampler.resample(
        profile.prompt().rms() > 0 ? levelled : clip, KaldiFbank.SAMPLE_RATE_HZ);
  }

  /** Speech tokens, 25 a second, of 30-second pieces that do not see each other. */
  int[] tokens(float[] wave16) {
    int[] tokens = new int[0];
    for (int start = 0; start < wave16.length; start += SEGMENT_SAMPLES_16K) {
      float[] piece =
          Arrays.copyOfRange(wave16, start, Math.min(wave16.length, start + SEGMENT_SAMPLES_16K));
      int padded = (piece.length + TOKEN_SAMPLES_16K - 1) / TOKEN_SAMPLES_16K * TOKEN_SAMPLES_16K;
      Mel features = logMel.of(piece, padded);
      int[] found =
          tokenizer.codes(
              manager,
              features,
              (piece.length + WhisperLogMel.HOP_SAMPLES - 1) / WhisperLogMel.HOP_SAMPLES);
      int before = tokens.length;
      tokens = Arrays.copyOf(tokens, before + found.length);
      System.arraycopy(found, 0, tokens, before, found.length);
    }
    return tokens;
  }
}
