package studio.reprise.speech.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import studio.reprise.audio.Mel;
import studio.reprise.golden.GoldenFile;
import studio.reprise.speech.Cancellation;
import studio.reprise.speech.FlowSettings;
import studio.reprise.speech.layer.Noise;

/**
 * Prints what a token and an Euler step of the shipped pack cost, for comparison over time. Not in
 * the default run: {@code mvn test -Dtest=NetworkSpeedTest -Dreprise.excludedTags=
 * -Dspeed.threads=2}.
 */
@Tag("weights")
class NetworkSpeedTest {
  private static final Path PACK = Path.of("packs/starter");
  private static final int ROUNDS = 5;

  /** The calling thread's processor time: at one thread it does not hear what else runs. */
  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  @Test
  void printMillisecondsOfATokenAndOfAStep() throws IOException {
    JsonNode profile = new ObjectMapper().readTree(PACK.resolve("reprise.json").toFile());
    GoldenFile stages =
        GoldenFile.open(Path.of("src/test/resources/golden-starter/stages.safetensors"));
    try (Bench bench = new Bench(Integer.getInteger("speed.threads", 1))) {
      SpeechLm lm = PackStages.languageModel(bench, PACK, profile);
      int[] read = stages.ints("lm.input_ids");
      for (int round = 0; round < ROUNDS; round++) {
        try (SpeechLm.Context context = lm.newContext(bench.manager, read.length + 101)) {
          long start = now();
          lm.nextSpeech(context, read);
          long first = now();
          for (int i = 0; i < 100; i++) {
            lm.nextSpeech(context, lm.ids().firstAudio());
          }
          long end = now();
          System.out.printf(
              "reading %d ids %.1f ms, a token %.3f ms%n",
              read.length, (first - start) / 1e6, (end - first) / 1e8);
        }
      }
      FlowDit flow = PackStages.flow(bench, PACK, profile);
      FlowSampler sampler = new FlowSampler(flow, FlowSettings.REFERENCE);
      long[] shape = stages.shape("prompt.mel");
      FlowSampler.Utterance utterance =
          new FlowSampler.Utterance(
              stages.ints("prompt.speech_tokens"),
              stages.ints("lm.sampled_audio"),
              new Mel(stages.floats("prompt.mel"), (int) shape[0], (int) shape[1], 50),
              stages.floats("prompt.speaker"));
      for (int round = 0; round < ROUNDS; round++) {
        long[] first = new long[1];
        long start = now();
        sampler.sample(
            bench.manager,
            utterance,
            stages.floats("flow.noise"),
            done -> first[0] = done == 1 ? now() : first[0]);
        long end = now();
        System.out.printf(
            "%d frames: text and first step %.1f ms, a step %.1f ms%n",
            stages.shape("flow.noise")[0], (first[0] - start) / 1e6, (end - first[0]) / 9e6);
      }
      SourceFilterVocoder vocoder =
          new SourceFilterVocoder(SourceFilterConfig.read(PACK.resolve("hift/config.json")));
      long[] melShape = stages.shape("flow.mel");
      Mel mel = new Mel(stages.floats("flow.mel"), (int) melShape[0], (int) melShape[1], 50);
      for (int round = 0; round < ROUNDS; round++) {
        long start = now();
        new Noise(1, 0, Noise.Stream.SOURCE).normals(vocoder.noiseLength(mel.frames()));
        long drawn = now();
        vocoder.speak(
            mel,
            stages.floats("voc.f0"),
            stages.floats("voc.noise"),
            (done, total) -> {},
            Cancellation.NEVER);
        System.out.printf(
            "%d frames: noise %.1f ms, source-filter vocoder %.1f ms%n",
            mel.frames(), (drawn - start) / 1e6, (now() - drawn) / 1e6);
      }
    }
  }
}
