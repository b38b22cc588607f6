package studio.reprise.speech.network;

import ai.djl.ndarray.NDArray;
import studio.reprise.golden.GoldenCase;
import studio.reprise.golden.GoldenEntry;
import studio.reprise.golden.GoldenFile;
import studio.reprise.speech.layer.ShortTimeFourier;

/** The HiFT vocoder with its source, and its two transforms alone. */
public final class HiftGolden implements GoldenCase {
  private static final double HZ = 1e-3;
  private static final double MID = 1e-4;
  private static final double WAVE = 1e-3;

  @Override
  public boolean fits(GoldenEntry entry) {
    return entry.holdsUnder("weights.conv_pre.");
  }

  @Override
  public void check(GoldenEntry entry) {
    GoldenFile file = entry.tensors();
    try (Bench bench = new Bench()) {
      HiftVocoder vocoder =
          HiftVocoder.load(
              bench.weights(file.path()), HiftVocoder.Config.of(Bench.config(file)), bench.ops);
      NDArray mel = bench.tensor(file, "in.mel");
      NDArray noise = bench.tensor(file, "in.noise_sine");
      NDArray hz = vocoder.hz(mel);
      file.compare("mid.f0", hz.toFloatArray(), HZ);
      file.compare(
          "out.wav", vocoder.forward(mel, hz, noise, part -> {}, Probe.NONE).toFloatArray(), WAVE);
      // The phase sums pitch over 480 samples a frame, which turns the last bit of the pitch into
      // 1e-4 of a sample: behind the pitch the intermediates start from the file's.
      Probe mid = Bench.comparing(file, "mid.", MID);
      Probe out = Bench.comparing(file, "out.", MID);
      NDArray wave =
          vocoder.forward(
              mel,
              bench.tensor(file, "mid.f0"),
              noise,
              part -> {},
              (name, tensor) -> {
                mid.see(name, tensor);
                out.see(name, tensor);
              });
      file.compare("out.wav", wave.toFloatArray(), MID);
      file.leaveOut("in.rand_ini", "the reference draws it to no effect");
      file.leaveOut("in.noise_unused", "the reference draws it and throws it away");
      file.compare(
          "istft.out",
          vocoder
              .istft(bench.tensor(file, "istft.in.magnitude"), bench.tensor(file, "istft.in.phase"))
              .toFloatArray(),
          MID);
      file.compare(
          "istft.window",
          ShortTimeFourier.of(bench.manager, vocoder.config().fft(), vocoder.config().hop())
              .window(),
          1e-6);
      file.compare("stft.out", vocoder.stft(bench.tensor(file, "stft.in")).toFloatArray(), MID);
    }
  }
}
