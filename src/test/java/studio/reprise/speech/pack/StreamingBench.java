package studio.reprise.speech.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import studio.reprise.audio.WavFile;
import studio.reprise.speech.EngineOptions;
import studio.reprise.speech.Progress;
import studio.reprise.speech.ReadingChoices;
import studio.reprise.speech.SpeechRequest;
import studio.reprise.speech.Synthesizer;

/**
 * When the first sound of a line of sixty words is there, against the time in which its first
 * segment is rendered alone. Not a test: a main class, see CONTRIBUTING.md.
 */
public final class StreamingBench {
  private static final String FIRST = "The harbour was quiet before the storm, and nobody spoke.";
  private static final String REST =
      " One by one the boats came home. The lamps went on along the wall. Only the old lighthouse"
          + " stayed dark, as it had been since Monday. An old man stood at the end of the pier"
          + " and counted the masts twice. There was one too few. He pulled up his collar, took"
          + " the small lantern from its hook, and went down the steps.";

  private StreamingBench() {}

  public static void main(String[] arguments) throws IOException {
    try (Synthesizer starter = VoicePack.open(Path.of("packs/starter"), EngineOptions.DEFAULT)) {
      for (int round = 0; round < 4; round++) {
        double alone = seconds(starter, FIRST)[1];
        double[] whole = seconds(starter, FIRST + REST);
        System.out.println(
            String.format(
                Locale.ROOT,
                "first segment alone %.2f s; first sound of %d words after %.2f s (%.2f times),"
                    + " whole line %.2f s",
                alone,
                (FIRST + REST).split(" ").length,
                whole[0],
                whole[0] / alone,
                whole[1]));
      }
    }
  }

  /** Until the first piece, and until the end. */
  private static double[] seconds(Synthesizer starter, String text) throws IOException {
    SpeechRequest request =
        new SpeechRequest(
            text,
            "en",
            starter.voicePrint(
                WavFile.read(Path.of("sample-voices/rms.wav")),
                "We were talking about the weather and the price of bread."),
            42,
            starter.pack().sampler(),
            starter.pack().flow(),
            List.of(),
            ReadingChoices.USUAL);
    long start = System.nanoTime();
    double[] first = {-1};
    starter.speak(
        request,
        Progress.Listener.NONE,
        piece -> {
          if (first[0] < 0) {
            first[0] = (System.nanoTime() - start) / 1e9;
          }
        },
        () -> false);
    return new double[] {first[0], (System.nanoTime() - start) / 1e9};
  }
}
