package studio.reprise.audio;

import java.util.Arrays;
import studio.reprise.golden.GoldenCase;
import studio.reprise.golden.GoldenEntry;
import studio.reprise.golden.GoldenFile;

/** Mel spectrograms, Whisper's and Kaldi's features, and the resampler. */
public final class FeaturesGolden implements GoldenCase {
  private static final double MEL = 1e-4;
  private static final double FBANK = 1e-3;
  private static final double RESAMPLED = 1e-5;
  private static final double TABLE = 1e-6;

  @Override
  public boolean fits(GoldenEntry entry) {
    return entry.holds("out.feat_btd")
        || entry.holds("out.input_features")
        || entry.holds("mid.mel_banks")
        || isResampling(entry);
  }

  private static boolean isResampling(GoldenEntry entry) {
    return entry.hasTensors()
        && entry.tensors().names().stream().allMatch(name -> name.matches("[0-9]+_[0-9]+\\..*"));
  }

  @Override
  public void check(GoldenEntry entry) {
    GoldenFile file = entry.tensors();
    if (entry.holds("out.feat_btd")) {
      mel(file);
    } else if (entry.holds("out.input_features")) {
      whisper(file);
    } else if (entry.holds("mid.mel_banks")) {
      kaldi(file);
    } else {
      resampler(file);
    }
  }

  private static void mel(GoldenFile file) {
    MelSpectrogram spectrogram = MelSpectrogram.at(file.config().path("sampling_rate").asInt());
    Mel mel = spectrogram.of(new Pcm(file.floats("in.wav"), spectrogram.sampleRateHz()));
    file.compare("mid.mel_filters", dense(spectrogram.bank()), TABLE);
    file.compare("out.feat_btd", mel.values(), MEL);
    file.compare("out.mel", bandsFirst(mel), MEL);
  }

  private static void whisper(GoldenFile file) {
    WhisperLogMel features = WhisperLogMel.ofBands(file.config().path("feature_size").asInt());
    file.compare("mid.mel_filters", dense(features.bank()), TABLE);
    int items = (int) file.shape("mid.padded")[0];
    int samples = (int) file.shape("mid.padded")[1];
    float[] padded = new float[items * samples];
    int frames = samples / WhisperLogMel.HOP_SAMPLES;
    float[] found = new float[items * features.bank().bands() * frames];
    int[] mask = new int[items * frames];
    for (int i = 0; i < items; i++) {
      float[] wave = file.floats("in.wav" + i);
      System.arraycopy(wave, 0, padded, i * samples, wave.length);
      float[] one = bandsFirst(features.of(wave, samples));
      System.arraycopy(one, 0, found, i * one.length, one.length);
      int heard = (wave.length + WhisperLogMel.HOP_SAMPLES - 1) / WhisperLogMel.HOP_SAMPLES;
      Arrays.fill(mask, i * frames, i * frames + heard, 1);
    }
    file.compare("mid.padded", padded, 0);
    file.compare("out.input_features", found, MEL);
    file.compare("out.attention_mask", mask);
  }

  private static void kaldi(GoldenFile file) {
    int bands = file.config().path("num_mel_bins").asInt();
    int transform = file.config().path("round_to_power_of_two").asInt();
    int rate = file.config().path("sample_frequency").asInt();
    float[] bank = dense(MelBank.kaldi(bands, transform, rate));
    // The file leaves the last bin out: its column is all zeros.
    int bins = transform / 2;
    float[] shown = new float[bands * bins];
    for (int i = 0; i < shown.length; i++) {
      shown[i] = bank[i / bins * (bins + 1) + i % bins];
    }
    file.compare("mid.mel_banks", shown, 1e-4);
    file.compare("mid.window", Windows.povey(file.ints("mid.window").length), TABLE);
    Mel fbank = KaldiFbank.of(file.floats("in.wav"));
    file.compare("mid.fbank", fbank.values(), FBANK);
    file.compare("out.feat", KaldiFbank.withoutMean(fbank).values(), FBANK);
  }

  private static void resampler(GoldenFile file) {
    for (String name : file.names().toArray(String[]::new)) {
      if (name.endsWith(".in")) {
        String pair = name.substring(0, name.indexOf('.'));
        int from = Integer.parseInt(pair.substring(0, pair.indexOf('_')));
        int to = Integer.parseInt(pair.substring(pair.indexOf('_') + 1));
        file.compare(pair + ".out", Resampler.sinc(from, to).apply(file.floats(name)), RESAMPLED);
      }
    }
  }

  private static float[] dense(MelBank bank) {
    float[] values = new float[bank.bands() * bank.bins()];
    for (int band = 0; band < bank.bands(); band++) {
      double[] row = bank.weights()[band];
      for (int i = 0; i < row.length; i++) {
        values[band * bank.bins() + bank.firstBin()[band] + i] = (float) row[i];
      }
    }
    return values;
  }

  private static float[] bandsFirst(Mel mel) {
    float[] values = new float[mel.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = mel.at(i % mel.frames(), i / mel.frames());
    }
    return values;
  }
}
